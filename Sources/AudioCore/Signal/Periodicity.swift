/// How periodic a hop is: the largest normalised autocorrelation at the lags of voices.
///
/// 70 to 400 Hz, over two windows of 40 ms that lie around the hop's centre, one a lag behind the other
/// (normalised cross-correlation; Talkin 1995). It tells voice from keys, hiss and breath.
///
/// Correlated are whole numbers of 13 bits, the largest value of a hop being 4095: eight products and their
/// sums are then one instruction, and sums are exact.
struct Periodicity: Sendable {
  /// What is so periodic is clearly a voice; whether another lag fits better is not asked.
  static let clear: Float = 0.6
  /// The largest value: the products of a window of 40 ms at up to 2.5 kHz fit into 32 bits.
  private static let fullScale: Float = 4095

  let rate: Double
  private let window: Int
  private let lags: ClosedRange<Int>
  /// The lags at which a pitch is sought: one on either side has a correlation too.
  let pitchLags: Range<Int>
  /// The stretch around a hop, its mean removed.
  private var values: [Int16]
  /// The same as it was heard.
  private var floats: [Float]
  /// The energies of both windows, multiplied, at each lag.
  private var energies: [Float]
  /// The correlation at each lag, from ``leastLag`` on; 0 where none is sought.
  private(set) var correlations: [Float]
  /// ``peaks()`` reads some lags beyond both ends of those that are sought.
  static let leastLag = -8
  /// The lag of the last clear voice, which the next hop often shares.
  private var likeliest: Int

  /// For a signal of `rate` values per second, up to 2.5 kHz, see ``PitchFilter``.
  init(rate: Double) {
    self.rate = rate
    window = Int(0.04 * rate)
    lags = Int(rate / 400)...Int((rate / 70).rounded(.up))
    values = Array(repeating: 0, count: window + lags.upperBound)
    floats = Array(repeating: 0, count: window + lags.upperBound)
    energies = Array(repeating: 0, count: lags.upperBound + 1)
    pitchLags = Int(rate / PitchScale.highest)..<lags.upperBound
    correlations = Array(repeating: 0, count: lags.upperBound + 8 - Self.leastLag)
    likeliest = lags.lowerBound
  }

  /// The positions that a hop needs.
  func needs(_ hop: Int) -> Range<Int> {
    let first = Int((Double(hop) + 0.5) * 0.01 * rate) - values.count / 2
    return first..<first + values.count
  }

  /// From 0, not periodic, to ``clear``.
  ///
  /// The same in whatever order hops are asked for: where one lag is clear, so is the answer.
  mutating func of(_ hop: Int, in pitch: borrowing SlidingBuffer<Float>) -> Float {
    pitch.read(from: needs(hop).lowerBound) { load($0) }
    if isClear(at: likeliest) { return Self.clear }
    noteEnergies()
    let best = bestLag()
    guard best.square >= Self.clear * Self.clear else { return best.square.squareRoot() }
    likeliest = best.lag
    return Self.clear
  }

  /// Takes the values around a hop, without their mean and as loud as they can be.
  private mutating func load(_ input: UnsafePointer<Float>) {
    let count = values.count
    floats.withUnsafeMutableBufferPointer { floats in
      guard let base = floats.baseAddress else { return }
      let most = Self.copy(input, withoutMeanTo: base, count: count)
      let gain = most > 0 ? Self.fullScale / most : 0
      values.withUnsafeMutableBufferPointer { values in
        guard let target = values.baseAddress else { return }
        var index = 0
        while index &+ 8 <= count {
          let scaled = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Float>.self) * gain
          UnsafeMutableRawPointer(target + index)
            .storeBytes(of: Self.rounded(scaled), as: SIMD8<Int16>.self)
          index &+= 8
        }
        while index < count {
          target[index] = Self.rounded(SIMD8(repeating: base[index] * gain))[0]
          index &+= 1
        }
      }
    }
  }

  /// The nearest whole numbers.
  ///
  /// Added to 3·2²², a float has nothing behind the point, and its lowest bits are the number's.
  @inline(__always)
  private static func rounded(_ values: SIMD8<Float>) -> SIMD8<Int16> {
    unsafeBitCast(values + 12_582_912, to: SIMD16<Int16>.self).evenHalf
  }

  /// Copies values without their mean, and returns the largest by magnitude.
  private static func copy(
    _ input: UnsafePointer<Float>, withoutMeanTo output: UnsafeMutablePointer<Float>, count: Int
  ) -> Float {
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
    var squares = SIMD8<Float>.zero
    next = 0
    while next &+ 8 <= count {
      let values = UnsafeRawPointer(input + next).loadUnaligned(as: SIMD8<Float>.self) - mean
      UnsafeMutableRawPointer(output + next).storeBytes(of: values, as: SIMD8<Float>.self)
      let square = values * values
      squares.replace(with: square, where: square .> squares)
      next &+= 8
    }
    var most = squares.max()
    while next < count {
      output[next] = input[next] - mean
      most = max(most, output[next] * output[next])
      next &+= 1
    }
    return most.squareRoot()
  }

  /// Whether a lag by itself says that this is a voice, as neighbouring hops often share it.
  private func isClear(at lag: Int) -> Bool {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return false }
      let first = base + (values.count - window - lag) / 2
      let product = Float(Self.product(first, first + lag, window))
      let energy =
        Float(Self.product(first, first, window))
        * Float(Self.product(first + lag, first + lag, window))
      return product > 0 && product * product >= Self.clear * Self.clear * energy
    }
  }

  private mutating func noteEnergies() {
    noteEnergies(lags)
  }

  /// Fills in the correlation at every lag of a pitch and at one on either side.
  mutating func noteCorrelations() {
    let lags = pitchLags.lowerBound - 1...pitchLags.upperBound
    noteEnergies(lags)
    values.withUnsafeBufferPointer { buffer in
      guard let values = buffer.baseAddress else { return }
      for lag in lags {
        let first = values + (buffer.count - window - lag) / 2
        let product = Float(Self.product(first, first + lag, window))
        let energy = energies[lag]
        correlations[lag - Self.leastLag] = energy > 0 ? product / energy.squareRoot() : 0
      }
    }
  }

  /// The energies of both windows at some lags.
  private mutating func noteEnergies(_ lags: ClosedRange<Int>) {
    let (window, count) = (window, values.count)
    values.withUnsafeBufferPointer { buffer in
      energies.withUnsafeMutableBufferPointer { energies in
        guard let values = buffer.baseAddress else { return }
        func square(_ index: Int) -> Int32 { Int32(values[index]) &* Int32(values[index]) }
        var first = (count - window - lags.lowerBound) / 2
        var second = first + lags.lowerBound
        var firstEnergy = Self.product(values + first, values + first, window)
        var secondEnergy = Self.product(values + second, values + second, window)
        for lag in lags {
          energies[lag] = Float(firstEnergy) * Float(secondEnergy)
          // One lag further, one of the windows moves by one value, and its energy along.
          if lag == lags.upperBound { break }
          if (count - window - lag - 1) / 2 < first {
            first -= 1
            firstEnergy = firstEnergy &+ square(first) &- square(first + window)
          } else {
            secondEnergy = secondEnergy &+ square(second + window) &- square(second)
            second += 1
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
          let product = Float(Self.product(first, first + lag, window))
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
    _ one: UnsafePointer<Int16>, _ other: UnsafePointer<Int16>, _ count: Int
  ) -> Int32 {
    var sums = SIMD4<Int32>.zero
    var index = 0
    while index &+ 8 <= count {
      let left = UnsafeRawPointer(one + index).loadUnaligned(as: SIMD8<Int16>.self)
      let right = UnsafeRawPointer(other + index).loadUnaligned(as: SIMD8<Int16>.self)
      sums = sums &+ left.pairProducts(right)
      index &+= 8
    }
    var total = sums.wrappedSum()
    while index < count {
      total = total &+ Int32(one[index]) &* Int32(other[index])
      index &+= 1
    }
    return total
  }
}
