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

  /// Values of the window around a hop's centre: 32 ms.
  let windowLength: Int
  private let rate: Double
  private let highReach: Int
  private let window: [Float]
  private let transform = FourierTransform()
  /// The frequencies of each band; how much of each counts, one band after the other.
  private let bins: [Range<Int>]
  private let weights: [Float]
  private var real: [SIMD4<Float>]
  private var imaginary: [SIMD4<Float>]
  private var firstPower: [SIMD4<Float>]
  private var secondPower: [SIMD4<Float>]
  private var lanes = [BandPowers](repeating: BandPowers(repeating: least), count: batch)

  /// A bank for bands of `rate` values per second.
  init(rate: Double) {
    self.rate = rate
    let size = FourierTransform.size
    let length = Int((0.032 * rate).rounded())
    windowLength = length
    highReach = Int(0.01 * rate)
    let hann = (0..<length).map { 0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(length)) }
    let norm = hann.reduce(0) { $0 + $1 * $1 }.squareRoot()
    window = hann.map { Float($0 / norm) }
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
    real = Array(repeating: .zero, count: size)
    imaginary = real
    firstPower = Array(repeating: .zero, count: size / 2 + 1)
    secondPower = firstPower
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
    hasHighBand: Bool, into powers: inout SlidingBuffer<BandPowers>
  ) {
    for lane in 0..<Self.batch { load(min(hops.lowerBound + lane, hops.upperBound - 1), lane, low) }
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
    let (bins, weights) = (bins, weights)
    lanes.withUnsafeMutableBytes { bytes in
      let lanes = bytes.assumingMemoryBound(to: Float.self)
      firstPower.withUnsafeBufferPointer { firstPower in
        secondPower.withUnsafeBufferPointer { secondPower in
          var next = 0
          for band in 0..<16 {
            var (first, second) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
            for bin in bins[band] {
              first += firstPower[bin] * weights[next]
              second += secondPower[bin] * weights[next]
              next &+= 1
            }
            first += Self.least
            second += Self.least
            for lane in 0..<4 {
              lanes[lane &* 16 &+ band] = first[lane]
              lanes[lane &* 16 &+ 64 &+ band] = second[lane]
            }
          }
        }
      }
    }
  }

  /// The power spectra of the eight lanes.
  private mutating func transformLanes() {
    let used = bins[0].lowerBound..<max(bins[14].upperBound, bins[15].upperBound)
    let size = FourierTransform.size
    real.withUnsafeMutableBufferPointer { real in
      imaginary.withUnsafeMutableBufferPointer { imaginary in
        guard let re = real.baseAddress, let im = imaginary.baseAddress else { return }
        transform.transform(re, im)
        // Two real signals went in as one complex one; their spectra are its even and odd parts.
        for bin in used {
          let (up, down) = (transform.position[bin], transform.position[size - bin])
          let (ar, ai) = (re[up] + re[down], im[up] - im[down])
          let (br, bi) = (im[up] + im[down], re[down] - re[up])
          firstPower[bin] = (ar * ar + ai * ai) * 0.25
          secondPower[bin] = (br * br + bi * bi) * 0.25
        }
      }
    }
  }

  /// Puts the window of a hop into a lane: the first four are real parts, the others imaginary ones.
  private mutating func load(_ hop: Int, _ lane: Int, _ low: borrowing SlidingBuffer<Float>) {
    let length = windowLength
    low.read(from: centre(of: hop) - length / 2) { values in
      var sum = SIMD8<Float>.zero
      var index = 0
      while index + 8 <= length {
        sum += UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Float>.self)
        index += 8
      }
      var total = sum.sum()
      while index < length {
        total += values[index]
        index += 1
      }
      let mean = total / Float(length)
      func fill(_ target: inout [SIMD4<Float>]) {
        window.withUnsafeBufferPointer { window in
          target.withUnsafeMutableBytes { bytes in
            let floats = bytes.assumingMemoryBound(to: Float.self)
            let size = FourierTransform.size
            var place = lane & 3
            for index in 0..<min(length, size) {
              floats[place] = (values[index] - mean) * window[index]
              place &+= 4
            }
            for _ in min(length, size)..<size {
              floats[place] = 0
              place &+= 4
            }
            // A window longer than the transform is folded: that samples the same spectrum.
            place = lane & 3
            for index in size..<max(length, size) {
              floats[place] += (values[index] - mean) * window[index]
              place &+= 4
            }
          }
        }
      }
      lane < 4 ? fill(&real) : fill(&imaginary)
    }
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
