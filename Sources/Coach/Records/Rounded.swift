/// Numbers as reports show them.
enum Rounded {
  /// Seconds to the microsecond, which tells single frames apart at every rate.
  static func seconds(_ seconds: Double) -> Double { to(seconds, perUnit: 1_000_000) }

  /// Levels and rates to the hundredth.
  static func hundredths(_ value: Double) -> Double { to(value, perUnit: 100) }

  private static func to(_ value: Double, perUnit: Double) -> Double {
    let rounded = (value * perUnit).rounded() / perUnit
    return rounded == 0 ? 0 : rounded  // no minus zero
  }
}
