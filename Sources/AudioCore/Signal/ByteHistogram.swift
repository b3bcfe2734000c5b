/// Counts of byte features, for percentiles.
struct ByteHistogram {
  private var counts = [Int](repeating: 0, count: 256)
  private(set) var total = 0

  /// Adds a byte.
  mutating func add(_ byte: UInt8) {
    counts[Int(byte)] += 1
    total += 1
  }

  /// The value below which a share of the entries lies; each counts as spread evenly over its value
  /// and half a step to both sides.
  ///
  /// 0 when there are none.
  func percentile(_ share: Double) -> Double {
    let wanted = share * Double(total)
    var below = 0
    for (value, count) in counts.enumerated() where count > 0 {
      if Double(below + count) >= wanted {
        return max(0, Double(value) - 0.5 + (wanted - Double(below)) / Double(count))
      }
      below += count
    }
    return 0
  }

  /// The mean of what stands for each byte; 0 when there are none.
  func mean(_ value: (UInt8) -> Double) -> Double {
    let sum = counts.indices.reduce(0.0) { sum, byte in
      counts[byte] > 0 ? sum + Double(counts[byte]) * value(UInt8(byte)) : sum
    }
    return total > 0 ? sum / Double(total) : 0
  }
}
