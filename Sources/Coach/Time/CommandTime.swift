/// Times as they are written on a command line: one rule for all of them.
///
/// `90` and `20s` are seconds, `1:30` minutes and seconds, `1:00:00` hours, `30m` and `2m30s` say it. A bare number is
/// seconds.
public enum CommandTime {
  /// A time, which may be zero; nil for anything else.
  public static func duration(_ text: String) -> Duration? {
    let text = text.trimmed
    if let number = number(text) { return number }
    if let duration = DurationText.duration(text) { return duration }
    // Notes have no times of zero, and a place in a recording has.
    let isZero = text.contains("0") && text.allSatisfy { "0:.,".contains($0) || $0.isLetter }
    let unit = text.drop { "0:.,".contains($0) }
    return isZero && (unit.isEmpty || DurationText.duration("1\(unit)") != nil) ? .zero : nil
  }

  /// A budget: a time, or a band of two.
  public static func band(_ text: String) -> Budget? {
    let ends = text.split(separator: "-").map(\.trimmed)
    let isBare = (1...2).contains(ends.count) && ends.allSatisfy { number($0) != nil }
    return DurationText.band(isBare ? text.trimmed + " s" : text)
  }

  private static func number(_ text: some StringProtocol) -> Duration? {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    let points = text.filter { ".,".contains($0) }
    guard !digits.isEmpty, points.count <= 1, digits.count + points.count == text.count,
      text.first?.isNumber == true, let seconds = Double(String(text.map { $0 == "," ? "." : $0 })),
      seconds <= TimeExpression.longest
    else { return nil }
    return .milliseconds(Int((seconds * 1000).rounded()))
  }
}
