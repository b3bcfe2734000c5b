/// What the figures of parts are, by all of them together: lengths, positions, times of the day, running totals.
extension TimeResolver {
  /// Bands that begin at zero or at a time of the day and of which each begins where the last one ends, or
  /// where the part that holds it begins; of many one in five may be a slip.
  static func touching(_ parts: [PartCandidate]) -> Set<Int> {
    let bands = parts.indices.compactMap { index -> (Int, Double, Double)? in
      guard case .duration(let low?, let high)? = parts[index].time?.value else { return nil }
      return (index, low, high)
    }
    guard bands.count >= 2, bands.count * 2 > parts.count,
      bands[0].1 == 0 || bands[0].1 >= 5 * 3600
    else { return [] }
    let continuing = zip(bands, bands.dropFirst()).count { earlier, band in
      if earlier.2 == band.1 { return true }
      guard let parent = parts[band.0].parent,
        case .duration(let start?, _)? = parts[parent].time?.value
      else { return false }
      return start == band.1
    }
    let most = bands.count > 5 ? (bands.count - 1) * 4 / 5 : bands.count - 1
    guard continuing >= most else { return [] }
    return Set(bands.map(\.0))
  }

  /// The parts, with lengths that rise up to just the slot, and are much more together, as running totals.
  static func withRunningTotals(
    _ parts: [PartCandidate], _ slot: Double?
  ) -> [PartCandidate] {
    let lengths = parts.compactMap { part -> Double? in
      if case .duration(nil, let high)? = part.time?.value { high } else { nil }
    }
    guard let slot, lengths.count == parts.count, lengths.count >= 3, lengths.last == slot,
      zip(lengths, lengths.dropFirst()).allSatisfy(<), lengths.reduce(0, +) >= slot * 1.4,
      parts.allSatisfy({ $0.parent == nil || $0.parent == parts[0].parent })
    else { return parts }
    return parts.map { part in
      var time = part.time
      time?.isPosition = true
      return part.with(time)
    }
  }

  /// The parts, with `10 min/25 min` as ten minutes where the second figures are how much it is so far.
  static func withoutSums(_ parts: [PartCandidate]) -> [PartCandidate] {
    var (last, bands, sums) = (0.0, 0, 0)
    for part in parts {
      guard case .duration(let low, let high)? = part.time?.value else { continue }
      if let low {
        bands += 1
        if low != last, abs(last + low - high) < 1 { sums += 1 }
      }
      last = high
    }
    guard bands >= 3, sums * 5 >= bands * 3 else { return parts }
    return parts.map { part in
      guard case .duration(let low?, _)? = part.time?.value else { return part }
      return part.with(part.time?.with(.duration(low: nil, high: low)))
    }
  }

  /// The parts, with `0'`, `2'`, `5'` as positions: lengths that rise from zero.
  static func fromZero(_ parts: [PartCandidate]) -> [PartCandidate] {
    let lengths = parts.compactMap { part -> Double? in
      if case .duration(nil, let high)? = part.time?.value { high } else { nil }
    }
    guard lengths.count == parts.count, lengths.count >= 3, lengths[0] == 0,
      zip(lengths, lengths.dropFirst()).allSatisfy(<)
    else { return parts }
    return zip(parts, lengths).map { part, length in
      let seconds = Int(length)
      var time = part.time?.with(.point(ClockTime(first: seconds / 60, second: seconds % 60)))
      time?.isPosition = true
      return part.with(time)
    }
  }

  /// The parts, with `7h45`, `22h30` and `10h-12h` as times of the day where they are no lengths: from the
  /// morning on, and each later than the one before of its list.
  static func withClockTimes(_ parts: [PartCandidate]) -> [PartCandidate] {
    let clocks = parts.map { $0.time.flatMap(timeOfDay) }
    var latest: [Int: Double] = [:]
    for (part, clock) in zip(parts, clocks) {
      guard let start = clock?.start else { continue }
      if let last = latest[part.sequence], start <= last { return parts }
      latest[part.sequence] = start
    }
    let found = clocks.count { $0 != nil }
    guard found >= 3, found * 10 >= parts.count * 9 else { return parts }
    return zip(parts, clocks).map { part, clock in
      clock.map { part.with(part.time?.with($0.value)) } ?? part
    }
  }

  /// A time as one of the day, and when it begins, in seconds; nil where it cannot be one.
  private static func timeOfDay(
    _ time: TimeExpression
  ) -> (value: TimeExpression.Value, start: Double)? {
    func clock(_ seconds: Double) -> ClockTime? {
      guard seconds >= 5 * 3600, seconds <= 24 * 3600,
        seconds.truncatingRemainder(dividingBy: 60) == 0
      else { return nil }
      return ClockTime(
        first: Int(seconds) / 3600, second: Int(seconds) / 60 % 60, isOfHours: true)
    }
    switch time.value {
    case .duration(nil, let high) where time.unit == 3600:
      return clock(high).map { (.point($0), high) }
    case .duration(let low?, let high):
      guard let from = clock(low), let to = clock(high) else { return nil }
      return (.span(from, to), low)
    case .point(let clock) where clock.isOfHours, .span(let clock, _) where clock.isOfHours:
      return (time.value, clock.seconds(inHours: true))
    default: return nil
    }
  }

  /// The parts, by their positions where all have one and some have no more: `9:00 Bees`, `9:30 Wax (10 min each)`.
  static func byTheClock(_ parts: [PartCandidate]) -> [PartCandidate] {
    let pure = parts.count { part in
      switch part.time?.value {
      case .point, .span: true
      default: false
      }
    }
    let both = parts.count { $0.clock != nil }
    guard pure > 0, both > 0, pure + both == parts.count else { return parts }
    return parts.map { part in
      guard let clock = part.clock, case .duration(_, let high)? = part.time?.value else {
        return part
      }
      var timed = part.with(clock)
      timed.statedLength = high
      return timed
    }
  }
}
