/// Quantiles of few values.
enum Quantile {
  /// The quantile `share` (0 to 1) of some values, interpolated between neighbours; nil of none.
  ///
  /// Definition 7 of Hyndman and Fan (1996), The American Statistician 50(4), the usual one.
  static func of(_ values: [Double], _ share: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = share * Double(sorted.count - 1)
    let index = min(sorted.count - 1, Int(place))
    let next = min(sorted.count - 1, index + 1)
    return sorted[index] + (place - Double(index)) * (sorted[next] - sorted[index])
  }
}
