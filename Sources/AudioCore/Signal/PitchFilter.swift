internal import Glibc

/// Brings the low band of ``InputFilter`` down to about 2 kHz, where the pitch of voices is.
///
/// A Hamming-windowed sinc below 850 Hz, then a Butterworth high-pass of second order at 90 Hz: without
/// it, rumble looks periodic.
struct PitchFilter: Sendable {
  /// Values per second.
  let rate: Double
  private let step: Int
  /// The taps, after zeros that fill the first four.
  private let taps: [SIMD4<Float>]
  private let gain: Float
  private let feedback: (first: Float, second: Float)
  /// The last two values that went into the high-pass, and those that came out.
  private var past: (input: (Float, Float), output: (Float, Float)) = ((0, 0), (0, 0))
  private var produced = 0

  /// Values behind the one that is filtered.
  private var reach: Int { 3 * step }

  /// A filter for bands of `rate` values per second.
  init(rate lowRate: Double) {
    step = max(1, Int((lowRate / 2000).rounded()))
    rate = lowRate / Double(step)
    let count = 6 * step + 1
    let cutoff = 850 / (lowRate / 2)
    let shape = (0..<count).map { index in
      let distance = Double(index - count / 2)
      let angle = .pi * cutoff * distance
      let sinc = distance == 0 ? 1 : sin(angle) / angle
      return sinc * (0.54 + 0.46 * cos(2 * .pi * distance / Double(count - 1)))
    }
    let sum = shape.reduce(0, +)
    let filled = Array(repeating: 0, count: (4 - count % 4) % 4) + shape.map { Float($0 / sum) }
    taps = stride(from: 0, to: filled.count, by: 4).map { SIMD4(filled[$0..<$0 + 4]) }
    let warped = tan(.pi * 90 / rate)
    let norm = 1 / (1 + 2.0.squareRoot() * warped + warped * warped)
    gain = Float(norm)
    feedback = (
      Float(2 * (warped * warped - 1) * norm),
      Float((1 - 2.0.squareRoot() * warped + warped * warped) * norm)
    )
  }

  /// Appends what the low band completes.
  mutating func process(
    _ low: borrowing SlidingBuffer<Float>, into pitch: inout [Float]
  ) {
    let count = (low.end - reach - produced * step + step - 1) / step
    guard count > 0 else { return }
    low.read(from: needed) { values in
      pitch.grow(by: count) { output in
        lowPass(values, into: output, count)
        highPass(output, count)
      }
    }
    produced += count
  }

  /// The sinc, four results at once as far as there are four.
  private func lowPass(
    _ values: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    let step = step
    taps.withUnsafeBufferPointer { taps in
      var index = 0
      while index &+ 4 <= count {
        UnsafeMutableRawPointer(output + index)
          .storeBytes(of: Self.fourSums(values + index &* step, step, taps), as: SIMD4<Float>.self)
        index &+= 4
      }
      while index < count {
        // The same additions as if three more followed, so that chunks of any size give the same.
        output[index] = Self.fourSums(values + index &* step, 0, taps).x
        index &+= 1
      }
    }
  }

  /// The sums of products of values and taps at four places `step` apart.
  @inline(__always)
  private static func fourSums(
    _ values: UnsafePointer<Float>, _ step: Int, _ taps: UnsafeBufferPointer<SIMD4<Float>>
  ) -> SIMD4<Float> {
    var a = SIMD4<Float>.zero
    var (b, c, d) = (a, a, a)
    @inline(__always) func four(_ place: Int, _ index: Int) -> SIMD4<Float> {
      let start = values + (place &* step &+ 4 &* index)
      return UnsafeRawPointer(start).loadUnaligned(as: SIMD4<Float>.self)
    }
    for index in 0..<taps.count {
      let weights = taps[index]
      a += four(0, index) * weights
      b += four(1, index) * weights
      c += four(2, index) * weights
      d += four(3, index) * weights
    }
    let sums = SIMD8(lowHalf: halved(a, b), highHalf: halved(c, d))
    return sums.evenHalf + sums.oddHalf
  }

  @inline(__always)
  private static func halved(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> SIMD4<Float> {
    SIMD4(lowHalf: one.lowHalf + one.highHalf, highHalf: other.lowHalf + other.highHalf)
  }

  /// The Butterworth filter, in place.
  ///
  /// Direct form I: what a value waits for of the one before it is a product and a difference. A high-pass of
  /// second order has the zeros 1, -2, 1.
  private mutating func highPass(_ values: UnsafeMutablePointer<Float>, _ count: Int) {
    let (gain, feedback) = (gain, feedback)
    var (input, output) = past
    for index in 0..<count {
      let value = values[index]
      let zeros = gain * (value - 2 * input.0 + input.1)
      let result = (zeros - feedback.second * output.1) - feedback.first * output.0
      input = (value, input.0)
      output = (result, output.0)
      values[index] = result
    }
    past = (input, output)
  }

  /// The position of the low band that is needed next.
  var needed: Int { produced * step + reach + 1 - 4 * taps.count }
}
