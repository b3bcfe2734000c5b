/// Counts of hop levels in steps of half a decibel, for percentiles of a sliding window.
struct LevelHistogram {
  private static let step = 50
  private static let lowest = -12000
  private var counts = [Int](repeating: 0, count: 241)
  private(set) var total = 0

  /// Adds a level in hundredths of a dB.
  mutating func add(_ level: Int16) { count(level, 1) }

  /// Takes a level away that was added before.
  mutating func remove(_ level: Int16) { count(level, -1) }

  /// The level in dBFS below which a share of the entries lies.
  func percentile(_ share: Double) -> Double {
    let wanted = Double(total) * share
    var below = 0.0
    for (bin, count) in counts.enumerated() where count > 0 {
      if below + Double(count) >= wanted {
        let inside = (wanted - below) / Double(count)
        return (Double(Self.lowest + bin * Self.step) + inside * Double(Self.step)) / 100
      }
      below += Double(count)
    }
    return Decibels.silence
  }

  private mutating func count(_ level: Int16, _ change: Int) {
    let bin = (max(Self.lowest, min(0, Int(level))) - Self.lowest) / Self.step
    counts[bin] += change
    total += change
  }
}
