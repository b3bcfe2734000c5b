internal import Glibc

/// Brings samples of any rate down to where speech is: a low band of about 0 to 4 kHz and a high band
/// above it, each at about 8 kHz.
///
/// First a triangle of 2d-1 taps (two moving averages; Hogenauer 1981) keeps every d-th sample, at
/// 14 kHz or more; then a half-band filter (Hamming-windowed sinc, 23 taps) splits in two. Recordings of
/// less than 13.9 kHz have a low band only.
struct InputFilter: Sendable {
  /// Whether there is a high band.
  let hasHighBand: Bool
  /// Values per second of each band.
  let rate: Double
  private let sampleRate: Int
  /// How many samples become one before the split.
  private let step: Int
  /// The triangle over 2 to 4 samples, in the first lanes.
  private let triangle: SIMD8<Int16>
  /// The samples that are still needed, after the zeros before the first.
  private var samples: [Int16]
  /// The position of `samples[0]` in the recording.
  private var origin: Int
  /// How many decimated samples there are; before a split always an even number.
  private var decimated = 0
  /// Those that the split still needs, by turns.
  private var even: [Float]
  private var odd: [Float]
  private var pitchFilter: PitchFilter
  /// The low band as far as that filter needs it.
  private var low: SlidingBuffer<Float>

  /// Pairs that the half-band filter looks back; it looks ahead one less.
  private static let reach = 6
  /// The odd taps on one side of the half-band filter; the even ones are zero, the middle one is 1/2.
  private static let taps = halfBandTaps()

  /// A filter for a recording of so many frames per second.
  init(sampleRate: Int) {
    self.sampleRate = sampleRate
    let step = max(1, sampleRate / 14_000)
    self.step = step
    triangle = SIMD8((0..<8).map { Int16(max(0, step - abs($0 - step + 1))) })
    let decimated = Double(sampleRate) / Double(step)
    hasHighBand = decimated >= 13_900
    rate = hasHighBand ? decimated / 2 : decimated
    samples = Array(repeating: 0, count: step)
    origin = -step
    even = Array(repeating: 0, count: Self.reach)
    odd = Array(repeating: 0, count: Self.reach)
    pitchFilter = PitchFilter(rate: rate)
    low = SlidingBuffer(history: -pitchFilter.needed, of: 0)
  }

  /// Values per second of the signal in which the pitch is sought.
  var pitchRate: Double { pitchFilter.rate }

  /// Takes samples and fills a chunk with what they complete.
  mutating func process(_ samples: Span<Int16>, into chunk: inout BandChunk) {
    chunk.clear()
    chunk.note(samples)
    filter(samples, into: &chunk)
  }

  /// Fills the last chunk with what the samples still complete; behind them is silence.
  ///
  /// 0.1 s of it: more than anything looks ahead.
  mutating func finish(into chunk: inout BandChunk) {
    chunk.clear()
    let zeros = [Int16](repeating: 0, count: sampleRate / 10)
    filter(zeros.span, into: &chunk)
    chunk.isLast = true
  }

  private mutating func filter(_ input: Span<Int16>, into chunk: inout BandChunk) {
    // Only what the sums around the seam need is copied behind the samples that are kept.
    let seam = min(input.count, 4 * step)
    input.extracting(first: seam).withUnsafeBufferPointer { samples.append(contentsOf: $0) }
    var kept: [Int16] = []
    swap(&kept, &samples)
    decimate(kept.span, at: origin, into: &chunk)
    swap(&kept, &samples)
    if input.count > seam {
      let start = origin + samples.count - seam
      decimate(input, at: start, into: &chunk)
      origin = firstNeeded
      samples.removeAll(keepingCapacity: true)
      input.extracting((origin - start)...).withUnsafeBufferPointer {
        samples.append(contentsOf: $0)
      }
    } else if firstNeeded > origin {
      samples.removeFirst(min(samples.count, firstNeeded - origin))
      origin = firstNeeded
    }
    if hasHighBand { split(into: &chunk) }
    low.append(contentsOf: chunk.low)
    pitchFilter.process(low, into: &chunk.pitch)
    low.drop(before: pitchFilter.needed)
  }

  /// The position of the first sample that the next sums need.
  private var firstNeeded: Int { (decimated - 1) * step }

  /// Appends the sums that samples complete, the first of which stands at `position`.
  private mutating func decimate(
    _ samples: Span<Int16>, at position: Int, into chunk: inout BandChunk
  ) {
    // A decimated sample needs `step` - 1 samples behind its own.
    let count = (position + samples.count) / step - decimated
    let first = decimated * step - position
    if hasHighBand {
      decimate(samples, from: first, every: 2 * step, count: count / 2, into: &even)
      decimate(samples, from: first + step, every: 2 * step, count: count / 2, into: &odd)
      decimated += count / 2 * 2
    } else {
      decimate(samples, from: first, every: step, count: count, into: &chunk.low)
      decimated += count
    }
  }

  /// Splits the pairs that are complete in two bands.
  private mutating func split(into chunk: inout BandChunk) {
    // The first value that was not produced yet stands `reach` pairs into the buffers.
    let count = even.count - 2 * Self.reach + 1
    guard count > 0 else { return }
    let taps = Self.taps
    even.withUnsafeBufferPointer { even in
      odd.withUnsafeBufferPointer { odd in
        chunk.low.grow(by: count) { low in
          chunk.high.grow(by: count) { high in
            for index in 0..<count {
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
    even.removeFirst(count)
    odd.removeFirst(count)
  }

  /// Appends weighted sums around every `stride`-th sample to `output`, full scale being 1.
  private func decimate(
    _ samples: Span<Int16>, from first: Int, every stride: Int, count: Int,
    into output: inout [Float]
  ) {
    guard count > 0 else { return }
    let (step, triangle) = (step, triangle)
    let scale = 1 / 32768 / Float(step * step)
    samples.withUnsafeBufferPointer { samples in
      output.grow(by: count) { output in
        var index = 0
        // Usual rates, 32 to 69 kHz, four sums at once as far as there are eight samples for each.
        let eights = (samples.count - 8 - (first - step + 1)) / stride + 1
        while (2...4).contains(step), index &+ 4 <= min(count, eights) {
          let start = samples.baseAddress.unsafelyUnwrapped + (first - step + 1 + index * stride)
          let sums = Self.fourSums(start, stride, triangle)
          UnsafeMutableRawPointer(output + index).storeBytes(
            of: SIMD4<Float>(sums) * scale, as: SIMD4<Float>.self)
          index &+= 4
        }
        while index < count {
          output[index] = Float(Self.sum(samples, first + index * stride, step)) * scale
          index &+= 1
        }
      }
    }
  }

  /// The sums of eight samples each, weighted, of four places `stride` apart.
  @inline(__always)
  private static func fourSums(
    _ samples: UnsafePointer<Int16>, _ stride: Int, _ weights: SIMD8<Int16>
  ) -> SIMD4<Int32> {
    // Neighbours are multiplied and added; then halves are, until one is left.
    @inline(__always) func products(_ place: Int) -> SIMD4<Int32> {
      UnsafeRawPointer(samples + place &* stride).loadUnaligned(as: SIMD8<Int16>.self)
        .pairProducts(weights)
    }
    @inline(__always) func halved(_ one: SIMD4<Int32>, _ other: SIMD4<Int32>) -> SIMD4<Int32> {
      SIMD4(lowHalf: one.evenHalf &+ one.oddHalf, highHalf: other.evenHalf &+ other.oddHalf)
    }
    return halved(halved(products(0), products(1)), halved(products(2), products(3)))
  }

  /// The weighted sum around a sample; at most 192 kHz, so 32 bits hold it.
  private static func sum(
    _ samples: UnsafeBufferPointer<Int16>, _ centre: Int, _ step: Int
  ) -> Int32 {
    var sum = Int32(samples[centre]) &* Int32(step)
    for distance in 1..<max(1, step) {
      let both = Int32(samples[centre - distance]) &+ Int32(samples[centre + distance])
      sum &+= both &* Int32(step - distance)
    }
    return sum
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
