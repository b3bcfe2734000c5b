/// Finds the one meaning that fits all times of a plan.
struct TimeResolver {
  let parts: [PartCandidate]
  let slot: Double?
  let kind: PartTimes.Length
  /// The lengths that are stated anywhere in the notes, in seconds; looked for only where they decide.
  let stated: () -> [Double]
  private let touching: Set<Int>
  var outcomes: [PartTimes.Outcome?]
  private(set) var reading = PartTimes.Reading.durations
  var notices: [PlanNotice] = []

  init(
    _ parts: [PartCandidate], slot: Double?, kind: PartTimes.Length,
    stated: @escaping () -> [Double]
  ) {
    let known = Self.fromZero(Self.withClockTimes(Self.byTheClock(Self.withoutSums(parts))))
    let parts = Self.withRunningTotals(known, slot)
    (self.parts, self.slot, self.kind, self.stated) = (parts, slot, kind, stated)
    touching = Self.touching(parts)
    outcomes = Array(repeating: nil, count: parts.count)
  }

  mutating func resolve() {
    let indices = parts.indices
    let positions = indices.filter { isPosition($0) }
    let durations = indices.filter { isDuration($0) && !isPosition($0) }
    let percents = indices.filter {
      if case .percent = parts[$0].time?.value { true } else { false }
    }
    for index in indices where parts[index].time == nil {
      outcomes[index] = index == indices.last && PartKind.isEnd(parts[index].name) ? .end : .open
    }
    resolveDurations(durations)
    if arePositions(positions, besides: durations.count) {
      resolvePositions(positions)
    } else {
      resolveAsDurations(positions, besides: durations.count)
    }
    resolve(percents: percents)
  }

  // MARK: Kinds

  func isDuration(_ index: Int) -> Bool {
    if case .duration = parts[index].time?.value { true } else { false }
  }

  private func isPosition(_ index: Int) -> Bool {
    guard let time = parts[index].time else { return false }
    switch time.value {
    case .point, .span: return true
    case .duration: return time.isPosition || touching.contains(index)
    default: return false
    }
  }

  // MARK: Positions

  func ends(_ index: Int, inHours: Bool) -> (start: Double?, end: Double?) {
    switch parts[index].time?.value {
    case .point(let clock):
      parts[index].time?.isEnd ?? false
        ? (nil, clock.seconds(inHours: inHours)) : (clock.seconds(inHours: inHours), nil)
    case .span(let low, let high):
      (low.seconds(inHours: inHours), high.seconds(inHours: inHours))
    case .duration(let low?, let high): (low, high)
    // A running total says where a part ends.
    case .duration(nil, let high): (nil, high)
    default: (nil, nil)
    }
  }

  private func arePositions(_ indices: [Int], besides durations: Int) -> Bool {
    let times = indices.compactMap { parts[$0].time }
    guard !times.isEmpty else { return false }
    if times.contains(where: \.isOfHours) || times.contains(where: \.isPosition) {
      return indices.count >= 2 || durations > 0
    }
    let spans = indices.map { ends($0, inHours: false) }
    let begin = spans[0].start ?? 0
    let isOfDay = begin >= 7 * 60
    if spans.allSatisfy({ $0.end != nil }) {
      guard indices.count >= 2 else { return isOfDay && durations > 0 }
      let pairs = zip(spans, spans.dropFirst())
      let rising = pairs.count { ($0.end ?? 0) <= ($1.start ?? 0) + 1 }
      // Some begin a second after the one before: 0:01-0:15, 0:16-0:41.
      let touching = pairs.count { abs(($0.end ?? 0) - ($1.start ?? 0)) <= 1 }
      if begin == 0 || isOfDay { return rising * 2 > indices.count - 1 }
      // From early in the morning on, with breaks between them.
      if begin >= 5 * 60, indices.count >= 4, rising * 5 >= (indices.count - 1) * 4 { return true }
      return indices.count >= 3 && touching == indices.count - 1
    }
    return areStarts(spans.compactMap(\.start), begin, isOfDay, besides: durations)
  }

  /// Whether times without an end are when parts begin.
  private func areStarts(
    _ starts: [Double], _ begin: Double, _ isOfDay: Bool, besides durations: Int
  ) -> Bool {
    // On a clock of twelve hours 1:00 follows 12:15; figures are minutes here.
    // Two may begin at zero: "0:00 End of the talk before", "0:00-0:05 Welcome".
    let rises = zip(starts, starts.dropFirst()).count {
      $0 < $1 || isOfDay && $0 < $1 + 12 * 60 || $0 == 0 && $1 == 0
    }
    let most = Double(rises) >= 0.7 * Double(starts.count - 1)
    guard starts.count >= 2, most, durations * 2 <= starts.count else { return false }
    // What adds up to the whole are lengths.
    let sum = starts.reduce(0, +)
    if let slot, starts.count >= 3, abs(sum - slot) < 1 { return false }
    if begin > 0, !isOfDay {
      if let slot, sum >= slot * 0.7, sum <= slot * 1.15 { return false }
      // Positions do not go back, but for a slip.
      let falls = zip(starts, starts.dropFirst()).count { $0 > $1 }
      return starts.count >= 4 && falls * 8 <= starts.count
    }
    let areRound = starts.allSatisfy { $0.truncatingRemainder(dividingBy: 5) == 0 }
    return begin == 0 || isOfDay && areRound || starts.count >= 4
  }

  private mutating func resolvePositions(_ indices: [Int]) {
    let inHours = isInHours(indices)
    let starts = indices.compactMap { ends($0, inHours: inHours).start }
    reading = inHours && (starts.first ?? 0) >= 3600 ? .timesOfDay : .positions
    var sequences: [Int: [Int]] = [:]
    for index in indices { sequences[parts[index].sequence, default: []].append(index) }
    for members in sequences.values.sorted(by: { $0[0] < $1[0] }) {
      resolve(sequence: members, inHours: inHours)
    }
    if let first = indices.first, let last = indices.last {
      let (from, to) = (line(first), line(last))
      let kind =
        reading == .timesOfDay
        ? "times of day" : inHours ? "positions in hours and minutes" : "positions"
      notices.append(
        PlanNotice(
          line: from,
          text: "lines \(from)-\(to) give \(kind); how long each part takes is their difference"))
    }
  }

  func line(_ index: Int) -> Int { parts[index].timeLine ?? parts[index].line }

  private mutating func resolve(sequence: [Int], inHours: Bool) {
    var offset = 0.0
    var previous = 0.0
    var entries: [(index: Int, start: Double?, end: Double?)] = []
    for index in sequence {
      var (start, end) = ends(index, inHours: inHours)
      // Half a day later on a clock of twelve hours: 11:30, 12:15, 1:00.
      if inHours, let begin = start, begin + offset < previous, begin + offset + 43200 >= previous,
        previous >= 9 * 3600,
        begin < 8 * 3600 && previous < 13 * 3600 || begin < 6 * 3600 && previous < 18 * 3600
      {
        offset += 43200
      }
      if let begin = start, begin + offset < previous - 43200 { offset = 0 }
      start = start.map { $0 + offset }
      if let last = end {
        let moved = last + offset
        end = moved < (start ?? moved) && inHours ? moved + 43200 : moved
      }
      entries.append((index, start, end))
      previous = end ?? start ?? previous
    }
    let within = within(entries)
    for place in within {
      outcomes[entries[place].index] = .none("it lies within the time of the part above it")
    }
    entries = entries.indices.filter { !within.contains($0) }.map { entries[$0] }
    notices += gaps(entries)
    for (place, entry) in entries.enumerated() {
      let next = place + 1 < entries.count ? entries[place + 1] : nil
      let start = entry.start ?? (place > 0 ? entries[place - 1].end ?? 0 : 0)
      outcomes[entry.index] = outcome(
        entry.index, start, entry.end ?? next?.start, isLast: next == nil)
    }
  }

  private mutating func outcome(
    _ index: Int, _ start: Double, _ end: Double?, isLast: Bool
  ) -> PartTimes.Outcome {
    let name = parts[index].name
    if isLast, end == nil, PartKind.isEnd(name) || reading == .timesOfDay && PartKind.isClose(name)
    {
      return .end
    }
    guard let end, end >= start else { return .open }
    guard let budget = DurationText.budget(low: nil, high: end - start) else {
      return .none(
        end == start ? "another part begins at the same time" : "it would take more than a day")
    }
    return .budget(budget)
  }

  // MARK: Percents

  private mutating func resolve(percents indices: [Int]) {
    let shares = indices.compactMap { index -> Double? in
      if case .percent(let share) = parts[index].time?.value { share } else { nil }
    }
    let sum = shares.reduce(0, +)
    guard let slot, (97...103).contains(sum), indices.count * 2 > parts.count else {
      for index in indices {
        outcomes[index] = .none(
          slot == nil ? "no time for the whole is stated" : "the shares are no whole")
      }
      return
    }
    reading = .percents
    for (index, share) in zip(indices, shares) {
      outcomes[index] =
        DurationText.budget(low: nil, high: slot * share / 100).map { .budget($0) }
        ?? PartTimes.Outcome.none("it is no time")
    }
  }

  mutating func notice(_ index: Int, _ text: String) {
    notices.append(PlanNotice(line: line(index), text: text))
  }
}

extension TimeExpression {
  /// Whether it goes from one time of the day to another, as `9:00-11:30`, and is no band of minutes.
  var isOfTheDay: Bool {
    guard case .span(let low, let high) = value else { return false }
    return low.first >= 7 && high.first > low.first
      && [low, high].allSatisfy { $0.second % 5 == 0 && $0.third == nil }
      && high.seconds(inHours: false) - low.seconds(inHours: false) >= 60
  }

  /// Whether it is written as a time of the day.
  var isOfHours: Bool {
    switch value {
    case .point(let clock): clock.isOfHours
    case .span(let low, let high): low.isOfHours || high.isOfHours
    default: false
    }
  }
}
