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
  private var state: (first: Float, second: Float) = (0, 0)
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
        let start = values + index &* step
        let sums = SIMD8(
          lowHalf: Self.halved(
            Self.products(start, taps), Self.products(start + step, taps)),
          highHalf: Self.halved(
            Self.products(start + 2 &* step, taps), Self.products(start + 3 &* step, taps)))
        UnsafeMutableRawPointer(output + index)
          .storeBytes(of: sums.evenHalf + sums.oddHalf, as: SIMD4<Float>.self)
        index &+= 4
      }
      while index < count {
        let sums = Self.products(values + index &* step, taps)
        let half = sums.lowHalf + sums.highHalf
        output[index] = half.x + half.y
        index &+= 1
      }
    }
  }

  /// The Butterworth filter, in place.
  ///
  /// Transposed direct form II; a high-pass of second order has the zeros 1, -2, 1.
  private mutating func highPass(_ values: UnsafeMutablePointer<Float>, _ count: Int) {
    let (gain, feedback) = (gain, feedback)
    var state = state
    for index in 0..<count {
      let input = gain * values[index]
      let value = input + state.first
      state.first = -2 * input - feedback.first * value + state.second
      state.second = input - feedback.second * value
      values[index] = value
    }
    self.state = state
  }

  /// The position of the low band that is needed next.
  var needed: Int { produced * step + reach + 1 - 4 * taps.count }

  /// The sums of every fourth product of values and taps.
  @inline(__always)
  private static func products(
    _ values: UnsafePointer<Float>, _ taps: UnsafeBufferPointer<SIMD4<Float>>
  ) -> SIMD4<Float> {
    var sum = SIMD4<Float>.zero
    for index in taps.indices {
      sum +=
        UnsafeRawPointer(values + 4 &* index).loadUnaligned(as: SIMD4<Float>.self) * taps[index]
    }
    return sum
  }

  @inline(__always)
  private static func halved(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> SIMD4<Float> {
    SIMD4(lowHalf: one.lowHalf + one.highHalf, highHalf: other.lowHalf + other.highHalf)
  }
}
