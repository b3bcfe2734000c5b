/// Whether figures such as `1:30` count minutes and seconds, or hours and minutes.
extension TimeResolver {
  /// Whether the first figures count hours.
  func isInHours(_ indices: [Int]) -> Bool {
    let times = indices.compactMap { parts[$0].time }
    if times.contains(where: \.isOfHours) { return true }
    let seconds = indices.map { ends($0, inHours: false) }
    let marks = seconds.flatMap { [$0.start, $0.end] }.compactMap(\.self)
    guard let first = marks.first, let last = marks.max() else { return false }
    guard last < 25 * 60 else { return false }
    if let slot {
      let length = last - (marks.min() ?? 0)
      return abs(length * 60 - slot) < abs(length - slot)
    }
    if areTooShort(indices) { return true }
    if let hours = areHoursByHolders(last) { return hours }
    // Positions begin at zero.
    if first >= 7 * 60 { return true }
    let length = last - (marks.min() ?? 0)
    if let hours = areHoursByNames(indices) { return hours }
    if kind == .short, first == 0 { return false }
    if hasShortBreak(indices), length <= 14 * 60 { return true }
    if let hours = areHours(length) { return hours }
    guard marks.allSatisfy({ $0.truncatingRemainder(dividingBy: 5) == 0 }) else { return false }
    return first > 0 || kind == .long
  }

  /// Whether a length of so many seconds, or as many minutes, is what the notes state elsewhere; nil where they
  /// do not say.
  private func areHours(_ length: Double) -> Bool? {
    // Nobody talks from morning till night.
    if length > 14 * 60 { return false }
    func isStated(_ seconds: Double, _ stated: [Double]) -> Bool {
      stated.contains { abs($0 - seconds) <= seconds / 10 }
    }
    let stated = stated()
    let (minutes, hours) = (isStated(length, stated), isStated(length * 60, stated))
    if minutes != hours { return hours }
    // What is told within a talk is no longer than all of it.
    let longer = stated.count { $0 > length && $0 <= length * 60 }
    return !minutes && longer >= 2 && length <= 600 ? true : nil
  }

  /// Whether most names that hold a length agree with one meaning: "1:30-2:15 | Rules (45 min)"; nil where they
  /// do not say.
  private func areHoursByNames(_ indices: [Int]) -> Bool? {
    var (minutes, hours) = (0, 0)
    let following: [Int?] = Array(indices.dropFirst()) + [nil]
    for (index, next) in zip(indices, following) {
      guard let own = parts[index].statedLength else { continue }
      let (start, end) = ends(index, inHours: false)
      guard let start, let end = end ?? next.flatMap({ ends($0, inHours: false).start })
      else { continue }
      if abs(end - start - own) < 1 { minutes += 1 }
      if abs((end - start) * 60 - own) < 1 { hours += 1 }
    }
    return minutes == hours ? nil : hours > minutes
  }

  /// Whether the last mark lies within what the parts with lengths take in one meaning only; nil where they do
  /// not say.
  private func areHoursByHolders(_ last: Double) -> Bool? {
    let lengths = parts.compactMap { part -> Double? in
      if part.parent == nil, case .duration(_, let high)? = part.time?.value { high } else { nil }
    }
    let sum = lengths.reduce(0, +)
    guard lengths.count > 1, last <= sum else { return nil }
    return last * 60 <= sum * 1.2
  }

  /// Whether most parts would take three seconds or less.
  private func areTooShort(_ indices: [Int]) -> Bool {
    let lengths = indices.compactMap { index -> Double? in
      let (start, end) = ends(index, inHours: false)
      guard let start, let end, end > start else { return nil }
      return end - start
    }
    return lengths.count >= 3 && lengths.count { $0 <= 3 } * 2 > lengths.count
  }

  /// Whether there is a break of less than a minute, which nobody makes.
  private func hasShortBreak(_ indices: [Int]) -> Bool {
    zip(indices, indices.dropFirst()).contains { index, next in
      guard PartKind.isBreak(parts[index].name) else { return false }
      let (start, end) = ends(index, inHours: false)
      guard let start, let end = end ?? ends(next, inHours: false).start else { return false }
      return end > start && end - start < 60
    }
  }
}
