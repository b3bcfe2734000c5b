/// How periodic a hop is: the largest normalised autocorrelation at the lags of voices.
///
/// 70 to 400 Hz, over two windows of 40 ms that lie around the hop's centre, one a lag behind the other
/// (normalised cross-correlation; Talkin 1995). It tells voice from keys, hiss and breath.
struct Periodicity: Sendable {
  private let rate: Double
  private let window: Int
  private let lags: ClosedRange<Int>
  /// The stretch around a hop, its mean removed.
  private var values: [Float]

  /// For a signal of `rate` values per second, see ``PitchFilter``.
  init(rate: Double) {
    self.rate = rate
    window = Int(0.04 * rate)
    lags = Int(rate / 400)...Int((rate / 70).rounded(.up))
    values = Array(repeating: 0, count: window + lags.upperBound)
  }

  /// The positions that a hop needs.
  func needs(_ hop: Int) -> Range<Int> {
    let first = Int((Double(hop) + 0.5) * 0.01 * rate) - values.count / 2
    return first..<first + values.count
  }

  /// From 0, not periodic, to 1.
  mutating func of(_ hop: Int, in pitch: borrowing SlidingBuffer<Float>) -> Float {
    let (window, lags, first) = (window, lags, needs(hop).lowerBound)
    return values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      pitch.read(from: first) { Self.copy($0, withoutMeanTo: base, count: values.count) }
      return Self.best(UnsafePointer(base), window, lags, count: values.count).squareRoot()
    }
  }

  private static func copy(
    _ input: UnsafePointer<Float>, withoutMeanTo output: UnsafeMutablePointer<Float>, count: Int
  ) {
    // Eight sums at once: one after the other would wait for each addition.
    var sums = SIMD8<Float>.zero
    var next = 0
    while next &+ 8 <= count {
      sums += UnsafeRawPointer(input + next).loadUnaligned(as: SIMD8<Float>.self)
      next &+= 8
    }
    var sum = sums.sum()
    while next < count {
      sum += input[next]
      next &+= 1
    }
    let mean = sum / Float(count)
    for index in 0..<count { output[index] = input[index] - mean }
  }

  /// The largest squared correlation of those that are positive.
  private static func best(
    _ values: UnsafePointer<Float>, _ window: Int, _ lags: ClosedRange<Int>, count: Int
  ) -> Float {
    var first = (count - window - lags.lowerBound) / 2
    var second = first + lags.lowerBound
    var firstEnergy = product(values + first, values + first, window)
    var secondEnergy = product(values + second, values + second, window)
    var best: Float = 0
    for lag in lags {
      let product = product(values + first, values + second, window)
      if product > 0 {
        best = max(best, product * product / (firstEnergy * secondEnergy + 1e-20))
      }
      // One lag further, one of the windows moves by one value, and its energy along.
      if lag == lags.upperBound { break }
      if (count - window - lag - 1) / 2 < first {
        let (new, old) = (values[first - 1], values[first + window - 1])
        first -= 1
        firstEnergy += new * new - old * old
      } else {
        let (new, old) = (values[second + window], values[second])
        second += 1
        secondEnergy += new * new - old * old
      }
    }
    return best
  }

  @inline(__always)
  private static func product(
    _ one: UnsafePointer<Float>, _ other: UnsafePointer<Float>, _ count: Int
  ) -> Float {
    var sum = SIMD8<Float>.zero
    var index = 0
    while index &+ 8 <= count {
      let left = UnsafeRawPointer(one + index).loadUnaligned(as: SIMD8<Float>.self)
      let right = UnsafeRawPointer(other + index).loadUnaligned(as: SIMD8<Float>.self)
      sum += left * right
      index &+= 8
    }
    var total = sum.sum()
    while index < count {
      total += one[index] * other[index]
      index &+= 1
    }
    return total
  }
}
