/// Measures the powers of a recording's hops in the bands of ``FilterBank``: the step between
/// ``InputFilter`` and ``ContourBuilder``, which may have a thread of its own.
struct BandMeter: Sendable {
  private let rate: Int
  private let hasHighBand: Bool
  private var bank: FilterBank
  private var low: SlidingBuffer<Float>
  private var high: SlidingBuffer<Float>
  private var frames = 0
  private var hops = 0

  /// A meter for what a filter leaves of a recording of `rate` frames per second.
  init(rate: Int, behind filter: InputFilter) {
    self.rate = rate
    hasHighBand = filter.hasHighBand
    bank = FilterBank(rate: filter.rate)
    low = SlidingBuffer(history: -bank.needs(0).lowerBound, of: 0)
    high = low
  }

  /// Adds to a chunk the powers of the hops that are heard as far as their windows reach.
  mutating func process(_ chunk: inout BandChunk) {
    frames += chunk.frames
    low.append(contentsOf: chunk.low)
    high.append(contentsOf: chunk.high)
    let wholeHops = frames * Contour.hopsPerSecond / rate
    while let batch = nextBatch(below: wholeHops) {
      bank.process(
        batch, low: low, high: high, hasHighBand: hasHighBand, into: &chunk.powers)
      hops = batch.upperBound
    }
    low.drop(before: bank.needs(hops).lowerBound)
    high.drop(before: bank.needs(hops).lowerBound)
  }

  /// The next hops whose windows are filled; nil when there are none.
  private func nextBatch(below limit: Int) -> Range<Int>? {
    var end = hops
    while end < min(limit, hops + FilterBank.batch), bank.needs(end).upperBound <= low.end {
      end += 1
    }
    return end > hops ? hops..<end : nil
  }
}
