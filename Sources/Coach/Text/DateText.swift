/// Dates of ISO 8601 times as people read them; a text that is no such time stays as it is.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `21 November 2026, 14:05`.
  static func moment(_ iso8601: String) -> String {
    parts(iso8601).map { "\($0.day) \(months[$0.month - 1]) \($0.year), \($0.clock)" } ?? iso8601
  }

  /// `21 November 2026`.
  static func day(_ iso8601: String) -> String {
    parts(iso8601).map { "\($0.day) \(months[$0.month - 1]) \($0.year)" } ?? iso8601
  }

  /// `21 Nov`.
  static func shortDay(_ iso8601: String) -> String {
    parts(iso8601).map { "\($0.day) \(months[$0.month - 1].prefix(3))" }
      ?? String(iso8601.prefix(10))
  }

  /// `14:05`; empty for what is no time.
  static func clock(_ iso8601: String) -> String { parts(iso8601)?.clock ?? "" }

  private static func parts(
    _ iso8601: String
  ) -> (year: Int, month: Int, day: Int, clock: String)? {
    let parts = iso8601.split { "-T:+".contains($0) }.map { Int($0) }
    guard parts.count >= 5, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month)
    else { return nil }
    let clock = iso8601.split(separator: "T").last.map { String($0.prefix(5)) } ?? ""
    return (year, month, day, clock)
  }
}
