/// Counts of byte features, for percentiles between the counts.
struct ByteHistogram {
  private var counts = [Int](repeating: 0, count: 256)
  private(set) var total = 0

  /// Adds a byte.
  mutating func add(_ byte: UInt8) {
    counts[Int(byte)] += 1
    total += 1
  }

  /// The value below which a share of the entries lies, linear between neighbours; there is one.
  func percentile(_ share: Double) -> Double {
    precondition(total > 0, "nothing has no percentile")
    let place = share * Double(total - 1)
    let rank = Int(place)
    let (low, high) = (value(rank: rank), value(rank: min(total - 1, rank + 1)))
    return Double(low) + Double(high - low) * (place - Double(rank))
  }

  private func value(rank: Int) -> Int {
    var below = 0
    for (value, count) in counts.enumerated() {
      below += count
      if below > rank { return value }
    }
    return 255
  }
}
