/// Times as people read them.
public enum TimeText {
  /// `m:ss` or `h:mm:ss`, rounded to the second; negative times carry a minus sign.
  public static func clock(_ seconds: Double) -> String {
    let total = Int(seconds.magnitude.rounded())
    let sign = seconds < 0 && total > 0 ? "-" : ""
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    return hours > 0
      ? "\(sign)\(hours):\(twoDigits(minutes)):\(twoDigits(rest))"
      : "\(sign)\(minutes):\(twoDigits(rest))"
  }

  /// `m:ss` or `h:mm:ss`, rounded to the second.
  public static func clock(_ duration: Duration) -> String { clock(duration.seconds) }

  /// A place to the tenth of a second, `m:ss.t` or `h:mm:ss.t`.
  public static func tenths(_ seconds: Double) -> String {
    let tenths = Int((max(0, seconds) * 10).rounded())
    return "\(clock(Double(tenths / 10))).\(tenths % 10)"
  }

  /// `2:00-3:00`, or one time where both ends are shown alike.
  public static func band(_ budget: Budget) -> String {
    let (low, high) = (clock(budget.minimum), clock(budget.maximum))
    return low == high ? low : "\(low)-\(high)"
  }

  /// `2:00-3:00`, or `open` for a part without an end.
  public static func band(_ budget: Budget?) -> String { budget.map { band($0) } ?? "open" }

  static func band(_ budget: BudgetRecord) -> String {
    let (low, high) = (clock(budget.min_s), clock(budget.max_s))
    return low == high ? low : "\(low)-\(high)"
  }

  /// A number with a fixed count of decimals and a point, in no locale.
  public static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
  }

  /// A number with at most two decimals, as short as it can be.
  static func shortest(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
