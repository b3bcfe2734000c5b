internal import Glibc

/// Brings samples of any rate down to where speech is: a low band of about 0 to 4 kHz and a high band
/// above it, each at about 8 kHz.
///
/// First a triangle of 2d-1 taps (two moving averages; Hogenauer 1981) keeps every d-th sample, at
/// 14 kHz or more; then a half-band filter (Hamming-windowed sinc, 23 taps) splits in two. Recordings of
/// less than 13.9 kHz have a low band only.
struct InputFilter: Sendable {
  /// How many samples become one before the split.
  private let step: Int
  /// Whether there is a high band.
  let hasHighBand: Bool
  /// Values per second of each band.
  let rate: Double
  /// The samples that are still needed, after the zeros before the first.
  private var samples: [Int16]
  /// The position of `samples[0]` in the recording.
  private var origin: Int
  /// How many pairs of decimated samples there are.
  private var pairs = 0
  private var even: [Float]
  private var odd: [Float]
  private var produced = 0

  /// Pairs that the half-band filter looks back; it looks ahead one less.
  private static let reach = 6
  /// The odd taps on one side of the half-band filter; the even ones are zero, the middle one is 1/2.
  private static let taps = halfBandTaps()

  init(sampleRate: Int) {
    step = max(1, sampleRate / 14_000)
    let decimated = Double(sampleRate) / Double(step)
    hasHighBand = decimated >= 13_900
    rate = hasHighBand ? decimated / 2 : decimated
    samples = Array(repeating: 0, count: step)
    origin = -step
    even = Array(repeating: 0, count: Self.reach)
    odd = Array(repeating: 0, count: Self.reach)
  }

  /// Takes samples and appends what they complete to the bands.
  mutating func process(
    _ input: Span<Int16>, low: inout SlidingBuffer<Float>, high: inout SlidingBuffer<Float>
  ) {
    input.withUnsafeBufferPointer { samples.append(contentsOf: $0) }
    hasHighBand ? split(&low, &high) : decimate(&low)
    let next = (hasHighBand ? 2 * pairs : produced) * step - step
    if next > origin {
      samples.removeFirst(min(samples.count, next - origin))
      origin = next
    }
  }

  /// The scale of a decimated sample: full scale is 1.
  private var scale: Float { 1 / 32768 / Float(step * step) }

  /// How many decimated samples are complete: each needs `step` - 1 samples behind its own.
  private var complete: Int { (origin + samples.count) / step }

  private mutating func decimate(_ low: inout SlidingBuffer<Float>) {
    let count = complete - produced
    guard count > 0 else { return }
    let (step, scale, first) = (step, scale, produced * step - origin)
    samples.withUnsafeBufferPointer { samples in
      low.append(count: count, of: 0) { output in
        for index in 0..<count {
          output[index] = Self.triangle(samples, first + index * step, step) * scale
        }
      }
    }
    produced += count
  }

  private mutating func split(_ low: inout SlidingBuffer<Float>, _ high: inout SlidingBuffer<Float>)
  {
    let count = complete / 2 - pairs
    guard count > 0 else { return }
    appendPairs(count)
    // The first value that was not produced yet stands `reach` pairs into the buffers.
    let (even, odd) = (even, odd)
    let values = even.count - 2 * Self.reach + 1
    guard values > 0 else { return }
    let taps = Self.taps
    low.append(count: values, of: 0) { low in
      high.append(count: values, of: 0) { high in
        even.withUnsafeBufferPointer { even in
          odd.withUnsafeBufferPointer { odd in
            for index in 0..<values {
              let centre = index + Self.reach
              var sum = taps[0] * (odd[centre] + odd[centre - 1])
              sum += taps[1] * (odd[centre + 1] + odd[centre - 2])
              sum += taps[2] * (odd[centre + 2] + odd[centre - 3])
              sum += taps[3] * (odd[centre + 3] + odd[centre - 4])
              sum += taps[4] * (odd[centre + 4] + odd[centre - 5])
              sum += taps[5] * (odd[centre + 5] + odd[centre - 6])
              let middle = 0.5 * even[centre]
              low[index] = middle + sum
              high[index] = middle - sum
            }
          }
        }
      }
    }
    self.even.removeFirst(values)
    self.odd.removeFirst(values)
  }

  /// Decimates the next samples, two by two.
  private mutating func appendPairs(_ count: Int) {
    let (step, scale, first) = (step, scale, 2 * pairs * step - origin)
    let old = even.count
    even.append(contentsOf: repeatElement(0, count: count))
    odd.append(contentsOf: repeatElement(0, count: count))
    samples.withUnsafeBufferPointer { samples in
      even.withUnsafeMutableBufferPointer { even in
        odd.withUnsafeMutableBufferPointer { odd in
          if step == 3 {
            // The usual case, 44.1 and 48 kHz, spelled out: it is the dearest loop of all.
            for index in 0..<count {
              let at = first &+ 6 &* index
              let (a, b, c) = (Int32(samples[at - 2]), Int32(samples[at - 1]), Int32(samples[at]))
              let (d, e, f) = (
                Int32(samples[at + 1]), Int32(samples[at + 2]), Int32(samples[at + 3])
              )
              let (g, h) = (Int32(samples[at + 4]), Int32(samples[at + 5]))
              even[old + index] = Float(a &+ 2 &* b &+ 3 &* c &+ 2 &* d &+ e) * scale
              odd[old + index] = Float(d &+ 2 &* e &+ 3 &* f &+ 2 &* g &+ h) * scale
            }
          } else {
            for index in 0..<count {
              let at = first + 2 * index * step
              even[old + index] = Self.triangle(samples, at, step) * scale
              odd[old + index] = Self.triangle(samples, at + step, step) * scale
            }
          }
        }
      }
    }
    pairs += count
  }

  /// The weighted sum around a sample; at most 192 kHz, so 32 bits hold it.
  private static func triangle(
    _ samples: UnsafeBufferPointer<Int16>, _ centre: Int, _ step: Int
  ) -> Float {
    var sum = Int32(samples[centre]) &* Int32(step)
    for distance in 1..<max(1, step) {
      let both = Int32(samples[centre - distance]) &+ Int32(samples[centre + distance])
      sum &+= both &* Int32(step - distance)
    }
    return Float(sum)
  }

  private static func halfBandTaps() -> [Float] {
    let side = (0..<6).map { index in
      let distance = Double(2 * index + 1)
      let hamming = 0.54 + 0.46 * cos(2 * .pi * distance / 22)
      return sin(.pi * distance / 2) / (.pi * distance) * hamming
    }
    // Both halves of the split add up to the signal: the odd taps sum to one half.
    let sum = 2 * side.reduce(0, +)
    return side.map { Float($0 / sum * 0.5) }
  }
}
