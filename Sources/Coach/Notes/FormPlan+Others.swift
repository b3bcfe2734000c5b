internal import CommonMark

/// Other talks, lists and tables beside the one that is told.
extension FormPlan {
  /// The parts of talks that are told instead of the one that is taken.
  mutating func otherTalks(_ notes: Notes, _ slot: Duration?) -> Set<Int> {
    let length = slot?.seconds ?? label(notes)?.slot.seconds
    let talks = Alternatives.find(parts, slot: length, in: notes)
    guard let taken = Alternatives.chosen(of: talks, slot: length) else {
      return otherLists(length)
    }
    let name = Self.distinct(taken.heading, from: talks.map(\.heading), notes)
    var others: Set<Int> = []
    for talk in talks where talk.heading != taken.heading {
      others.formUnion(talk.parts)
      notices.append(
        PlanNotice(
          line: notes.blocks[talk.heading].line,
          text: "'\(Self.distinct(talk.heading, from: talks.map(\.heading), notes))' is another "
            + "version of '\(name)' (line \(notes.blocks[taken.heading].line)), which is taken"))
    }
    return others
  }

  /// The name of a heading, or that of the one above where the others are called the same.
  private static func distinct(_ heading: Int, from others: [Int], _ notes: Notes) -> String {
    let name = notes.name(of: heading)
    guard others.contains(where: { $0 != heading && notes.name(of: $0) == name }) else {
      return name
    }
    return notes.parents[heading].map(notes.name) ?? name
  }

  /// The lists beside the one that fills the slot, or beside the one that goes by the clock.
  private mutating func otherLists(_ slot: Double?) -> Set<Int> {
    guard kind == .list || kind == .table else { return [] }
    let outer = parts.indices.filter { parts[$0].parent == nil }
    let lists = Dictionary(grouping: outer) { parts[$0].sequence }
    guard lists.count > 1 else { return [] }
    let clocks = lists.filter {
      $1.count >= 4 && ($1.count(where: isClock) * 3 >= $1.count * 2 || areTouching($1))
    }
    let lengths = lists.filter { list in
      !list.value.contains(where: isClock) && clocks[list.key] == nil
    }
    var taken: Int?
    let fitting = slot.map { slot in
      lengths.filter { abs($1.compactMap(duration).reduce(0, +) - slot) <= slot / 50 }
    }
    if let fitting, fitting.count == 1 {
      taken = fitting.keys.first
    } else if clocks.count == 1, lengths.count == lists.count - 1 {
      taken = clocks.keys.first
    } else if let slot, outer.compactMap(duration).reduce(0, +) > slot * 1.5 {
      let filling = lengths.filter {
        abs($1.compactMap(duration).reduce(0, +) - slot) <= slot / 20
      }
      taken = filling.keys.min()
    }
    guard let taken else { return [] }
    let others = parts.indices.filter { parts[$0].sequence != taken && isBeside($0, taken) }
    for (_, list) in Dictionary(grouping: others, by: { parts[$0].sequence }).sorted(by: {
      $0.key < $1.key
    }) {
      let (first, last) = (parts[list[0]], parts[list[list.count - 1]])
      notices.append(
        PlanNotice(
          line: first.line,
          text: first.line == last.line
            ? "'\(first.name)' is of another list than the one that is taken"
            : "lines \(first.line)-\(last.line), from '\(first.name)' on, are another list than the one "
              + "that is taken"))
    }
    return Set(others)
  }

  /// Whether a part is not within a part of a list.
  private func isBeside(_ index: Int, _ list: Int) -> Bool {
    !ancestors(of: index).contains { parts[$0].sequence == list }
  }

  /// `0-3 min`, `3-8 min`, `8-14 min`: each begins where the last one ends.
  func areTouching(_ list: [Int]) -> Bool {
    let bands = list.compactMap { index -> (low: Double, high: Double)? in
      guard case .duration(let low?, let high)? = parts[index].time?.value else { return nil }
      return (low, high)
    }
    return bands.count == list.count && bands.first?.low == 0
      && zip(bands, bands.dropFirst()).allSatisfy { $0.high == $1.low }
  }
}
