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

  /// One duration and nothing else, such as `30m`, `1:30`, `90 s`; nil for anything else.
  ///
  /// A bare number has no meaning, because nobody knows whether it is minutes or seconds.
  public static func duration(_ text: String) -> Duration? {
    let tokens = TimeTokenizer(text).tokens
    guard let time = TimeParser.expressions(in: tokens).first, time.tokens == tokens.indices,
      let budget = budget(of: time), isSingle(time)
    else { return nil }
    return budget.maximum
  }

  /// A band such as `2-3 min`, or the band of a single figure; nil for anything else.
  public static func band(_ text: String) -> Budget? {
    if case .budget(let budget) = budget(text) { budget } else { nil }
  }

  /// The first duration with a unit in free text.
  static func firstDuration(in text: some StringProtocol) -> Duration? {
    for time in TimeParser.expressions(in: TimeTokenizer(text).tokens) {
      if case .duration(_, let high) = time.value { return milliseconds(high) }
    }
    return nil
  }

  /// Reads a text that is a time and words that change nothing; what is behind a comma is a remark.
  static func budget(_ text: some StringProtocol) -> Reading {
    let all = TimeTokenizer(text).tokens
    let tokens = Array(all.prefix { $0.kind != .separator })
    let times = TimeParser.expressions(in: tokens)
    guard let time = times.first, times.count == 1,
      tokens.indices.allSatisfy({
        time.tokens.contains($0) || tokens[$0].isFiller || tokens[$0].kind == .dash && $0 == 0
      })
    else { return .other }
    if case .unreadable(let why) = time.value { return .unreadable(why) }
    if case .duration(nil, 0) = time.value { return .unreadable("it is zero") }
    return budget(of: time).map { .budget($0) } ?? .other
  }

  /// The budget that one time is, clock times taken as minutes and seconds; nil where it is none.
  static func budget(of time: TimeExpression) -> Budget? {
    switch time.value {
    case .duration(let low, let high): budget(low: low, high: high)
    case .point(let clock): budget(low: nil, high: clock.seconds(inHours: false))
    case .span(let low, let high):
      budget(low: low.seconds(inHours: false), high: high.seconds(inHours: false))
    case .percent, .unreadable: nil
    }
  }

  /// A budget of seconds; nil for none at all, for more than a day, and for one that runs backwards.
  static func budget(low: Double?, high: Double) -> Budget? {
    guard (0.0005...TimeExpression.longest).contains(high), (0...high).contains(low ?? 0) else {
      return nil
    }
    guard let low else { return Budget(single: milliseconds(high)) }
    return Budget(minimum: milliseconds(low), maximum: milliseconds(high))
  }

  private static func isSingle(_ time: TimeExpression) -> Bool {
    switch time.value {
    case .duration(let low, _): low == nil
    case .point: true
    default: false
    }
  }

  private static func milliseconds(_ seconds: Double) -> Duration {
    .milliseconds(Int((seconds * 1000).rounded()))
  }
}
