/// How periodic a hop is: the largest normalised autocorrelation at the lags of voices.
///
/// 70 to 400 Hz, over two windows of 40 ms that lie around the hop's centre, one a lag behind the other
/// (normalised cross-correlation; Talkin 1995). It tells voice from keys, hiss and breath.
struct Periodicity: Sendable {
  /// What is so periodic is clearly a voice; whether another lag fits better is not asked.
  static let clear: Float = 0.6

  private let rate: Double
  private let window: Int
  private let lags: ClosedRange<Int>
  /// The stretch around a hop, its mean removed.
  private var values: [Float]
  /// The energies of both windows, multiplied, at each lag.
  private var energies: [Float]
  /// The lag of the last clear voice, which the next hop often shares.
  private var likeliest: Int

  /// For a signal of `rate` values per second, see ``PitchFilter``.
  init(rate: Double) {
    self.rate = rate
    window = Int(0.04 * rate)
    lags = Int(rate / 400)...Int((rate / 70).rounded(.up))
    values = Array(repeating: 0, count: window + lags.upperBound)
    energies = Array(repeating: 0, count: lags.upperBound + 1)
    likeliest = lags.lowerBound
  }

  /// The positions that a hop needs.
  func needs(_ hop: Int) -> Range<Int> {
    let first = Int((Double(hop) + 0.5) * 0.01 * rate) - values.count / 2
    return first..<first + values.count
  }

  /// From 0, not periodic, to ``clear``.
  ///
  /// The same in whatever order hops are asked for, as far as ``HopFeatures`` keeps it: where one lag is
  /// clear, so is the answer.
  mutating func of(_ hop: Int, in pitch: borrowing SlidingBuffer<Float>) -> Float {
    let first = needs(hop).lowerBound
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      pitch.read(from: first) { Self.copy($0, withoutMeanTo: base, count: values.count) }
    }
    if isClear(at: likeliest) { return Self.clear }
    noteEnergies()
    let best = bestLag()
    guard best.square >= Self.clear * Self.clear else { return best.square.squareRoot() }
    likeliest = best.lag
    return Self.clear
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

  /// Whether a lag by itself says that this is a voice, as neighbouring hops often share it.
  private func isClear(at lag: Int) -> Bool {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return false }
      let first = base + (values.count - window - lag) / 2
      let product = Self.product(first, first + lag, window)
      let energy =
        Self.product(first, first, window) * Self.product(first + lag, first + lag, window)
      return product > 0 && product * product >= Self.clear * Self.clear * (energy + 1e-20)
    }
  }

  private mutating func noteEnergies() {
    let (window, lags, count) = (window, lags, values.count)
    values.withUnsafeBufferPointer { buffer in
      energies.withUnsafeMutableBufferPointer { energies in
        guard let values = buffer.baseAddress else { return }
        var first = (count - window - lags.lowerBound) / 2
        var second = first + lags.lowerBound
        var firstEnergy = Self.product(values + first, values + first, window)
        var secondEnergy = Self.product(values + second, values + second, window)
        for lag in lags {
          energies[lag] = firstEnergy * secondEnergy + 1e-20
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
      }
    }
  }

  /// The squared correlation, positive ones only, of the first lag that is clear, else the largest.
  private func bestLag() -> (square: Float, lag: Int) {
    values.withUnsafeBufferPointer { buffer in
      energies.withUnsafeBufferPointer { energies in
        guard let values = buffer.baseAddress else { return (0, likeliest) }
        var best: Float = 0
        for lag in lags {
          let first = values + (buffer.count - window - lag) / 2
          let product = Self.product(first, first + lag, window)
          guard product > 0 else { continue }
          best = max(best, product * product / energies[lag])
          if best >= Self.clear * Self.clear { return (best, lag) }
        }
        return (best, likeliest)
      }
    }
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
