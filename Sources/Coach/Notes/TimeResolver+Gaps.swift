/// What positions leave out or tell twice.
extension TimeResolver {
  /// The places of parts that lie within the time of one above them: checks on the way, a second track.
  func within(_ entries: [(index: Int, start: Double?, end: Double?)]) -> Set<Int> {
    var within: Set<Int> = []
    var outer: (start: Double, end: Double)?
    for (place, entry) in entries.enumerated() {
      guard let start = entry.start else { continue }
      if let outer, start >= outer.start, start < outer.end, entry.end ?? start <= outer.end,
        entry.end != nil || isFollowed(place, in: entries, from: outer.end)
      {
        within.insert(place)
      } else if let end = entry.end {
        outer = (start, end)
      }
    }
    return within
  }

  /// Whether the next part begins at a time or later.
  private func isFollowed(
    _ place: Int, in entries: [(index: Int, start: Double?, end: Double?)], from time: Double
  ) -> Bool {
    guard place + 1 < entries.count, let next = entries[place + 1].start else { return false }
    return next >= time
  }

  /// Says between which parts there is time that is in none, and which begin before the last one ends.
  func gaps(_ entries: [(index: Int, start: Double?, end: Double?)]) -> [PlanNotice] {
    guard let sequence = entries.first.map({ parts[$0.index].sequence }) else { return [] }
    var gaps: [(index: Int, length: Double)] = []
    for (entry, next) in zip(entries, entries.dropFirst()) {
      guard let end = entry.end, entry.start != nil, let start = next.start, abs(start - end) >= 1,
        // What has a length instead may be there.
        !parts[entry.index + 1..<next.index].contains(where: { $0.sequence == sequence })
      else { continue }
      gaps.append((next.index, start - end))
    }
    guard gaps.count > 3, let first = gaps.first?.index, let last = gaps.last?.index else {
      return gaps.map { PlanNotice(line: line($0.index), text: text(of: $0.length, $0.index)) }
    }
    return [
      PlanNotice(
        line: line(first),
        text: "there are gaps or overlaps between \(gaps.count) parts of lines "
          + "\(line(first))-\(line(last)); what lies between parts is in none of them")
    ]
  }

  private func text(of length: Double, _ index: Int) -> String {
    let name = parts[index].name
    let time = TimeText.clock(.seconds(abs(length)))
    return length > 0
      ? "\(time) before '\(name)' is in no part"
      : "'\(name)' begins \(time) before the part above it ends"
  }
}
