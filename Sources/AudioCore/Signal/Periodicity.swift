/// How periodic a hop is: the largest normalised autocorrelation at the lags of voices.
///
/// 70 to 400 Hz, over two windows of 40 ms that lie around the hop's centre, one a lag behind the other
/// (cross-correlation method; Atal 1968). It tells voice from keys, hiss and breath.
struct Periodicity: Sendable {
  private let rate: Double
  private let window: Int
  private let lags: ClosedRange<Int>
  private var values: [Float]
  private var energies: [Float]

  /// For a signal of `rate` values per second, see ``PitchFilter``.
  init(rate: Double) {
    self.rate = rate
    window = Int(0.04 * rate)
    lags = Int(rate / 400)...Int((rate / 70).rounded(.up))
    values = Array(repeating: 0, count: window + lags.upperBound)
    energies = Array(repeating: 0, count: window + lags.upperBound + 1)
  }

  /// The positions that a hop needs.
  func needs(_ hop: Int) -> Range<Int> {
    let first = Int((Double(hop) + 0.5) * 0.01 * rate) - values.count / 2
    return first..<first + values.count
  }

  /// From 0, not periodic, to 1.
  mutating func of(_ hop: Int, in pitch: borrowing SlidingBuffer<Float>) -> Float {
    let count = values.count
    pitch.read(from: needs(hop).lowerBound) { input in
      var sum: Float = 0
      for index in 0..<count { sum += input[index] }
      let mean = sum / Float(count)
      for index in 0..<count { values[index] = input[index] - mean }
    }
    for index in 0..<count { energies[index + 1] = energies[index] + values[index] * values[index] }
    return best().squareRoot()
  }

  /// The largest squared correlation of those that are positive.
  private func best() -> Float {
    var best: Float = 0
    for lag in lags {
      let first = (values.count - window - lag) / 2
      let product = product(first, first + lag)
      guard product > 0 else { continue }
      let one = energies[first + window] - energies[first]
      let two = energies[first + lag + window] - energies[first + lag]
      best = max(best, product * product / (one * two + 1e-20))
    }
    return best
  }

  private func product(_ first: Int, _ second: Int) -> Float {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      var sum = SIMD8<Float>.zero
      var index = 0
      while index + 8 <= window {
        let one = UnsafeRawPointer(base + first + index).loadUnaligned(as: SIMD8<Float>.self)
        let two = UnsafeRawPointer(base + second + index).loadUnaligned(as: SIMD8<Float>.self)
        sum += one * two
        index += 8
      }
      var total = sum.sum()
      while index < window {
        total += base[first + index] * base[second + index]
        index += 1
      }
      return total
    }
  }
}
