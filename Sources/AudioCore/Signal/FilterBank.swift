internal import Glibc

/// The power of a signal in sixteen bands, hop by hop.
///
/// Fifteen bands share the Fourier transform of the low band of ``InputFilter``; the sixteenth is what
/// lies above 4 kHz, in the high band and, at some rates, in the low one too.
struct FilterBank: Sendable {
  /// Hops that are transformed at once.
  static let batch = 8
  /// Added to every power, so that ratios of silence exist.
  ///
  /// Full scale squared is 1.
  static let least: Float = 1e-12

  /// Edges of the fifteen lower bands in Hz: 50 to 110, then equal steps of mel (O'Shaughnessy 1987)
  /// from 110 to 3800 or so.
  private static let edges: [Double] = {
    func mel(_ frequency: Double) -> Double { 1127 * log(1 + frequency / 700) }
    let (low, high) = (mel(100), mel(3800))
    let upper = (1...14).map { 700 * (exp((low + (high - low) * Double($0) / 14) / 1127) - 1) }
    return [50, 110] + upper
  }()

  /// Values of the window around a hop's centre: 32 ms, a whole number of fours.
  let windowLength: Int
  private let rate: Double
  private let highReach: Int
  private let window: [SIMD4<Float>]
  private let transform = FourierTransform()
  /// The frequencies of each band; how much of each counts, one band after the other.
  private let bins: [Range<Int>]
  private let weights: [Float]
  /// What is transformed: the real parts of all points, then the imaginary ones.
  private var points: [SIMD4<Float>]
  /// The powers of each frequency, in eight lanes.
  private var spectra: [SIMD8<Float>]
  private var lanes = [BandPowers](repeating: BandPowers(repeating: least), count: batch)

  /// A bank for bands of `rate` values per second.
  init(rate: Double) {
    self.rate = rate
    let size = FourierTransform.size
    let length = 4 * Int((0.008 * rate).rounded())
    windowLength = length
    highReach = Int(0.01 * rate)
    let hann = (0..<length).map { 0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(length)) }
    let norm = hann.reduce(0) { $0 + $1 * $1 }.squareRoot()
    window = stride(from: 0, to: length, by: 4).map {
      SIMD4((hann[$0..<$0 + 4]).map { Float($0 / norm) })
    }
    let width = rate / Double(size)
    var bins: [Range<Int>] = []
    var weights: [Float] = []
    for (low, high) in zip(Self.edges, Self.edges.dropFirst()) + [(4000, rate / 2)] {
      // A bin counts as far as it lies in the band; whole bins would make bands jump with the rate.
      let shares = (0...size / 2).map { bin in
        let centre = Double(bin) * width
        return max(0, min(centre + width / 2, high) - max(centre - width / 2, low)) / width
      }
      let first = shares.firstIndex { $0 > 0 } ?? 0
      let used = first..<(shares.lastIndex { $0 > 0 } ?? first - 1) + 1
      bins.append(used)
      weights += shares[used].map { Float($0 * 2 / Double(size)) }
    }
    self.bins = bins
    self.weights = weights
    points = Array(repeating: .zero, count: 2 * size)
    spectra = Array(repeating: .zero, count: size / 2 + 1)
  }

  /// The position of a hop's centre in the bands.
  func centre(of hop: Int) -> Int { Int((Double(hop) + 0.5) * 0.01 * rate) }

  /// The positions that a hop needs.
  func needs(_ hop: Int) -> Range<Int> {
    let centre = centre(of: hop)
    let before = max(windowLength / 2, highReach)
    return centre - before..<centre + max(windowLength - windowLength / 2, highReach)
  }

  /// Appends the powers of up to ``batch`` hops.
  ///
  /// The lanes do not touch each other, so that a hop's powers do not depend on its batch.
  mutating func process(
    _ hops: Range<Int>, low: borrowing SlidingBuffer<Float>, high: borrowing SlidingBuffer<Float>,
    hasHighBand: Bool, into powers: inout [BandPowers]
  ) {
    load(hops, into: 0, low)
    load(hops, into: 1, low)
    transformLanes()
    sumBands()
    for (lane, hop) in hops.enumerated() {
      var lanePowers = lanes[lane]
      if hasHighBand { lanePowers[15] += highPower(hop, high) }
      powers.append(lanePowers)
    }
  }

  /// The weighted sums of the spectra, into the lanes.
  private mutating func sumBands() {
    let bins = bins
    lanes.withUnsafeMutableBytes { bytes in
      spectra.withUnsafeBufferPointer { spectra in
        weights.withUnsafeBufferPointer { weights in
          let lanes = bytes.assumingMemoryBound(to: Float.self)
          var next = 0
          for band in 0..<16 {
            var sum = SIMD8<Float>.zero
            for bin in bins[band] {
              sum += spectra[bin] * weights[next]
              next &+= 1
            }
            sum += Self.least
            for lane in 0..<Self.batch { lanes[lane &* 16 &+ band] = sum[lane] }
          }
        }
      }
    }
  }

  /// The power spectra of the eight lanes.
  private mutating func transformLanes() {
    let used = bins[0].lowerBound..<max(bins[14].upperBound, bins[15].upperBound)
    let size = FourierTransform.size
    points.withUnsafeMutableBufferPointer { points in
      spectra.withUnsafeMutableBufferPointer { spectra in
        transform.position.withUnsafeBufferPointer { position in
          guard let re = points.baseAddress else { return }
          let im = re + size
          transform.transform(re, im)
          // Two real signals went in as one complex one; their spectra are its even and odd parts.
          for bin in used {
            let (up, down) = (position[bin], position[size - bin])
            let (ar, ai) = (re[up] + re[down], im[up] - im[down])
            let (br, bi) = (im[up] + im[down], re[down] - re[up])
            spectra[bin].lowHalf = (ar * ar + ai * ai) * 0.25
            spectra[bin].highHalf = (br * br + bi * bi) * 0.25
          }
        }
      }
    }
  }

  /// Puts the windows of four hops into a part of the points: the first four are real, the others
  /// imaginary.
  ///
  /// The last hop stands in for those behind it.
  private mutating func load(
    _ hops: Range<Int>, into part: Int, _ low: borrowing SlidingBuffer<Float>
  ) {
    let (length, size) = (windowLength, FourierTransform.size)
    func start(_ lane: Int) -> Int {
      centre(of: min(hops.lowerBound + 4 * part + lane, hops.upperBound - 1)) - length / 2
    }
    let first = start(0)
    let (second, third, fourth) = (start(1) - first, start(2) - first, start(3) - first)
    low.read(from: first) { one in
      let (two, three, four) = (one + second, one + third, one + fourth)
      let (meanOne, meanTwo) = (mean(one), mean(two))
      let (meanThree, meanFour) = (mean(three), mean(four))
      window.withUnsafeBufferPointer { window in
        points.withUnsafeMutableBufferPointer { points in
          guard let target = points.baseAddress.map({ $0 + part * size }) else { return }
          @inline(__always) func turned(_ index: Int, _ body: (Int, SIMD4<Float>) -> Void) {
            let weights = window[index / 4]
            let a = (Self.four(one + index) - meanOne) * weights
            let b = (Self.four(two + index) - meanTwo) * weights
            let c = (Self.four(three + index) - meanThree) * weights
            let d = (Self.four(four + index) - meanFour) * weights
            for place in 0..<4 {
              body(index &+ place, SIMD4(a[place], b[place], c[place], d[place]))
            }
          }
          for index in stride(from: 0, to: min(length, size), by: 4) {
            turned(index) { target[$0] = $1 }
          }
          for index in min(length, size)..<size { target[index] = .zero }
          // A window longer than the transform is folded: that samples the same spectrum.
          for index in stride(from: size, to: max(length, size), by: 4) {
            turned(index) { target[$0 &- size] += $1 }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func four(_ values: UnsafePointer<Float>) -> SIMD4<Float> {
    UnsafeRawPointer(values).loadUnaligned(as: SIMD4<Float>.self)
  }

  /// The mean of a window.
  ///
  /// Not asked for where the window is as long as the transform: it would be in the lowest two frequencies
  /// only, which lie below all bands.
  private func mean(_ values: UnsafePointer<Float>) -> Float {
    let count = windowLength
    guard count != FourierTransform.size else { return 0 }
    var sum = SIMD8<Float>.zero
    var index = 0
    while index &+ 8 <= count {
      sum += UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Float>.self)
      index &+= 8
    }
    var total = sum.sum()
    while index < count {
      total += values[index]
      index &+= 1
    }
    return total / Float(count)
  }

  private func highPower(_ hop: Int, _ high: borrowing SlidingBuffer<Float>) -> Float {
    let count = 2 * highReach
    return high.read(from: centre(of: hop) - highReach) { values in
      var sum = SIMD8<Float>.zero
      var index = 0
      while index + 8 <= count {
        let value = UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Float>.self)
        sum += value * value
        index += 8
      }
      var total = sum.sum()
      while index < count {
        total += values[index] * values[index]
        index += 1
      }
      return total / Float(count)
    }
  }
}
