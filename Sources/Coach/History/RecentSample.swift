internal import Glibc

/// Measurements in the order of their takes, of which the later ones weigh more.
///
/// A speaker changes: what happened yesterday says more about tomorrow than last month's first attempt.
struct RecentSample: Sendable, Equatable {
  /// The number of takes after which a measurement weighs half; our own figure.
  static let halfLife = 4.0

  /// The measurements, oldest first.
  let values: [Double]
  /// Their weights; the latest has 1.
  let weights: [Double]

  init(_ values: [Double]) {
    self.values = values
    weights = values.indices.map { exp2(-Double(values.count - 1 - $0) / Self.halfLife) }
  }

  /// The value below which this share of the weight lies, halfway between two where the share falls
  /// exactly between them; nil for an empty sample.
  ///
  /// With equal weights this is the averaged inverse of the distribution function (type 2 of Hyndman
  /// and Fan 1996).
  func quantile(_ share: Double) -> Double? {
    let sorted = zip(values, weights).sorted { $0 < $1 }
    let wanted = share * weights.reduce(0, +)
    var sum = 0.0
    for (index, entry) in sorted.enumerated() {
      sum += entry.1
      guard sum >= wanted - 1e-9 else { continue }
      let isBetween = abs(sum - wanted) <= 1e-9 && index + 1 < sorted.count
      return isBetween ? (entry.0 + sorted[index + 1].0) / 2 : entry.0
    }
    return sorted.last?.0
  }

  /// The share of the weight for which this is true, drawn towards one half as if half a success and
  /// half a failure had been seen as well (Jeffreys's prior; Brown, Cai and DasGupta 2001); nil for
  /// an empty sample.
  func chance(_ isTrue: (Double) -> Bool) -> Double? {
    guard !values.isEmpty else { return nil }
    let share =
      zip(values, weights).reduce(0) { $0 + (isTrue($1.0) ? $1.1 : 0) } / weights.reduce(0, +)
    let count = Double(values.count)
    return (share * count + 0.5) / (count + 1)
  }
}
