/// Durations and budgets as text.
public enum DurationText {
  /// What a piece of text turned out to be.
  enum Reading: Equatable {
    /// A budget.
    case budget(Budget)
    /// Meant as a budget, but not one; why.
    case unreadable(String)
    /// No budget at all.
    case other
  }

  /// The longest time that is taken for a budget; a walkthrough of a day is a slip of the pen.
  static let longest = 24 * 3600.0

  /// One duration and nothing else, such as `30m`, `1:30`, `90 s`; nil for anything else.
  ///
  /// A bare number has no meaning, because nobody knows whether it is minutes or seconds.
  public static func duration(_ text: String) -> Duration? {
    let tokens = DurationScanner.tokens(of: text).map(\.token)
    guard let (seconds, count) = DurationScanner.duration(tokens[...]), count == tokens.count
    else { return nil }
    return time(seconds)
  }

  /// A band such as `2-3 min`, or the band of a single figure; nil for anything else.
  public static func band(_ text: String) -> Budget? {
    if case .budget(let budget) = budget(text) { budget } else { nil }
  }

  /// The first duration with a unit in free text.
  static func firstDuration(in text: some StringProtocol) -> Duration? {
    let tokens = DurationScanner.tokens(of: text).map(\.token)
    for start in tokens.indices {
      if case .clock = tokens[start] { continue }  // a time of day, more likely
      if let (seconds, _) = DurationScanner.duration(tokens[start...]), let time = time(seconds) {
        return time
      }
    }
    return nil
  }

  /// Reads the text between the brackets of a heading.
  static func budget(_ text: some StringProtocol) -> Reading {
    let all = DurationScanner.tokens(of: text).map(\.token)
    let mentionsTime = all.contains {
      switch $0 {
      case .unit, .clock: true
      default: false
      }
    }
    guard mentionsTime, !all.contains(.word) else {
      // "2-3 min, if they ask": what is behind a comma is a remark.
      guard let comma = text.firstIndex(where: { ",;".contains($0) }),
        case .budget(let budget) = budget(text[..<comma])
      else { return .other }
      return .budget(budget)
    }
    // "up to 3 min" begins with what is left of "up to".
    let tokens = Array(all.filter { $0 != .filler }.drop { $0 == .range })
    guard let (low, high) = ends(tokens) else {
      return .unreadable("it is neither one time nor a band of two")
    }
    guard high <= longest else { return .unreadable("it is longer than a day") }
    guard time(high) != nil else { return .unreadable("it is zero") }
    guard let low else { return .budget(Budget(single: milliseconds(high))) }
    guard low <= high else { return .unreadable("it runs backwards") }
    return .budget(Budget(minimum: milliseconds(low), maximum: milliseconds(high)))
  }

  /// The ends of a band in seconds; `low` is nil for a single figure.
  private static func ends(_ tokens: [DurationScanner.Token]) -> (low: Double?, high: Double)? {
    if let (seconds, count) = DurationScanner.duration(tokens[...]) {
      if count == tokens.count { return (nil, seconds) }
      guard tokens[count] == .range,
        let (high, rest) = DurationScanner.duration(tokens[(count + 1)...]),
        count + 1 + rest == tokens.count
      else { return nil }
      return (seconds, high)
    }
    // "2-3 min": the first figure takes the unit of the second.
    guard tokens.count == 4, case .number(let low) = tokens[0], tokens[1] == .range,
      case .number(let high) = tokens[2], case .unit(let unit) = tokens[3]
    else { return nil }
    return (low * unit, high * unit)
  }

  /// A time to the millisecond; nil for none at all and for more than a day.
  private static func time(_ seconds: Double) -> Duration? {
    guard (0.0005...longest).contains(seconds) else { return nil }
    return milliseconds(seconds)
  }

  private static func milliseconds(_ seconds: Double) -> Duration {
    .milliseconds(Int((seconds * 1000).rounded()))
  }
}
