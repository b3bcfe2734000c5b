/// Counts of levels in steps of half a decibel, for percentiles without keeping the levels.
struct LevelHistogram: Sendable, Equatable {
  private static let lowest = -120.0
  private var counts = [Int](repeating: 0, count: 241)
  private(set) var total = 0

  /// Adds a level in dBFS; what is outside of -120 to 0 counts at the end.
  mutating func add(_ level: Double) {
    let bin = Int(((max(Self.lowest, min(0, level)) - Self.lowest) * 2).rounded())
    counts[bin] += 1
    total += 1
  }

  /// The level in dBFS that a share of the entries does not exceed; nil when there are none.
  func percentile(_ share: Double) -> Double? {
    let wanted = max(1, (Double(total) * share).rounded(.up))
    var below = 0
    for (bin, count) in counts.enumerated() where count > 0 {
      below += count
      if Double(below) >= wanted { return Self.lowest + Double(bin) / 2 }
    }
    return nil
  }
}
