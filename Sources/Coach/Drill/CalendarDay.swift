internal import FoundationEssentials

/// A day of the user's calendar.
public struct CalendarDay: Sendable, Equatable, Comparable {
  private static let seconds = 86_400.0
  private let number: Int

  /// The day of a moment such as `2026-11-21T14:05:00+01:00`, as the clock there showed it; nil for what
  /// is none.
  public init?(_ moment: String) {
    guard let date = try? Date(moment.prefix(10) + "T00:00:00Z", strategy: .iso8601) else {
      return nil
    }
    number = Int((date.timeIntervalSince1970 / Self.seconds).rounded(.down))
  }

  private init(number: Int) { self.number = number }

  /// So many days later.
  public func adding(_ days: Int) -> CalendarDay { CalendarDay(number: number + days) }

  /// How many days later another day is.
  public func days(until other: CalendarDay) -> Int { other.number - number }

  /// `2026-11-21`.
  public var text: String {
    let date = Date(timeIntervalSince1970: Double(number) * Self.seconds)
    return date.formatted(.iso8601.year().month().day())
  }

  /// Earlier days first.
  public static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }
}
