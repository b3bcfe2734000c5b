/// When a question is to be asked again: the intervals of SM-2 (Wozniak 1990, "Optimization of
/// learning").
public struct Repetition: Sendable, Equatable {
  /// The grade from which on an answer counts as good.
  public static let good = 3
  /// The longest interval in days, ten years: without an end it would outgrow every number.
  private static let longest = 3650.0
  /// The least easiness.
  static let leastEasiness = 1.3

  /// How many good answers there were in a row.
  public private(set) var streak = 0
  /// The factor by which the interval grows, at least 1.3.
  public private(set) var easiness = 2.5
  /// The days from the last answer to the next.
  public private(set) var interval = 0
  /// The day of the last answer; nil when there was none.
  public private(set) var last: CalendarDay?

  /// A question that was never answered.
  public init() {}

  /// From when on it is due; nil for a question that was never answered.
  public var due: CalendarDay? { last?.adding(interval) }

  /// Takes an answer with its grade from 0 to 5.
  ///
  /// The first interval is a day, the second six days, every further one the last times the easiness;
  /// after a poor answer they begin again. A good answer before its day says little about memory and
  /// leaves the interval as it was.
  public mutating func answer(_ grade: Int, on day: CalendarDay) {
    if let due, day < due, grade >= Self.good { return }
    let lack = Double(5 - grade)
    easiness = max(Self.leastEasiness, easiness + 0.1 - lack * (0.08 + lack * 0.02))
    streak = grade >= Self.good ? streak + 1 : 0
    interval =
      switch streak {
      case 0, 1: 1
      case 2: 6
      default: Int(min(Self.longest, (Double(interval) * easiness).rounded(.up)))
      }
    last = day
  }
}
