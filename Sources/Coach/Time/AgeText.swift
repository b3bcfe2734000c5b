/// Ages as they are written on a command line: `30d` or `6w`.
public enum AgeText {
  /// The longest that is an age, in days.
  private static let longest = 36_500.0

  /// The days of an age; nil for anything else.
  public static func days(_ text: String) -> Double? {
    guard let unit = text.last, let number = Int(text.dropLast()), number >= 0,
      let days = ["d": 1.0, "w": 7][unit].map({ $0 * Double(number) }), days <= longest
    else { return nil }
    return days
  }
}
