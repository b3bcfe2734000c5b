internal import Glibc

/// Tracks the background's power in each band, looking some seconds back and ahead.
///
/// After the minimum statistics of Martin (2001): the smallest smoothed power of the last 2.5 s and that
/// of the next 2.5 s, and the larger of the two. So a step of the noise is followed at once, and a burst
/// of less than that is not noise. The floor itself is the mean of what lies within 4 dB of that minimum
/// around, because a minimum alone is too low.
struct NoiseFloor: Sendable {
  /// Hops of a block: the floor changes once in 0.1 s.
  static let blockLength = 10
  /// Blocks on each side, this one included, in which the minimum is sought: 2.5 s.
  private static let reach = 25
  /// Blocks on each side whose quiet hops are averaged: 0.7 s.
  private static let spread = 7
  /// Hops on each side that are smoothed before the minimum is sought.
  private static let smoothing = 3
  /// Quiet hops that a mean needs.
  private static let fewest: Float = 3
  /// A hop is quiet within 4 dB of the minimum.
  private static let quiet = Float(pow(10, 0.4))

  private var smooth = SlidingBuffer<BandPowers>(of: .zero)
  /// Per block: the least smoothed power in it.
  private var least = SlidingBuffer<BandPowers>(of: .zero)
  /// Per block: the least around it.
  private var minimum = SlidingBuffer<BandPowers>(of: .zero)
  /// Per block: the sum and the number of its quiet hops.
  private var sums = SlidingBuffer<BandPowers>(of: .zero)
  private var counts = SlidingBuffer<BandPowers>(of: .zero)

  /// Takes the powers so far and appends the floors of the blocks that they complete.
  ///
  /// - Parameter hasEnded: that there will be no more; the last block may be short.
  mutating func process(
    _ powers: borrowing SlidingBuffer<BandPowers>, hasEnded: Bool,
    into floors: inout SlidingBuffer<BandPowers>
  ) {
    let hops = powers.end
    while smooth.end + (hasEnded ? 0 : Self.smoothing) < hops { smooth.append(smoothed(powers)) }
    let length = Self.blockLength
    while least.end * length + (hasEnded ? 1 : length) <= smooth.end {
      least.append(leastInBlock(least.end))
    }
    let blocks = least.end
    while minimum.end + (hasEnded ? 1 : Self.reach) <= blocks {
      appendMinimum(blocks)
      appendQuiet(minimum.end - 1, powers)
    }
    while floors.end + (hasEnded ? 1 : Self.spread + 1) <= minimum.end {
      floors.append(floor(floors.end))
    }
    smooth.drop(before: minimum.end * length)
    least.drop(before: minimum.end - Self.reach)
    let oldest = floors.end - Self.spread
    minimum.drop(before: oldest)
    sums.drop(before: oldest)
    counts.drop(before: oldest)
  }

  /// The first hop whose powers are still needed here.
  var needed: Int {
    min(smooth.end - Self.smoothing, minimum.end * Self.blockLength)
  }

  private func smoothed(_ powers: borrowing SlidingBuffer<BandPowers>) -> BandPowers {
    let hop = smooth.end
    let around = max(0, hop - Self.smoothing)..<min(powers.end, hop + Self.smoothing + 1)
    var sum = BandPowers.zero
    for other in around { sum += powers[other] }
    return sum * (1 / Float(around.count))
  }

  private func leastInBlock(_ block: Int) -> BandPowers {
    let first = block * Self.blockLength
    var least = smooth[first]
    for hop in first + 1..<max(first + 1, min(smooth.end, first + Self.blockLength)) {
      least = BandPowers.smaller(least, smooth[hop])
    }
    return least
  }

  private mutating func appendMinimum(_ blocks: Int) {
    let block = minimum.end
    var (before, after) = (least[block], least[block])
    for other in max(0, block - Self.reach + 1)..<block {
      before = BandPowers.smaller(before, least[other])
    }
    for other in block + 1..<max(block + 1, min(blocks, block + Self.reach)) {
      after = BandPowers.smaller(after, least[other])
    }
    minimum.append(BandPowers.larger(before, after))
  }

  private mutating func appendQuiet(_ block: Int, _ powers: borrowing SlidingBuffer<BandPowers>) {
    let first = block * Self.blockLength
    let hops = (first..<min(smooth.end, first + Self.blockLength)).map {
      (powers: powers[$0], smooth: smooth[$0])
    }
    let (sum, count) = Self.quiet(hops, below: minimum[block])
    sums.append(sum)
    counts.append(count)
  }

  /// The sum of the powers of those hops that are quiet, and their number, in each band.
  static func quiet(
    _ hops: [(powers: BandPowers, smooth: BandPowers)], below minimum: BandPowers
  ) -> (sum: BandPowers, count: BandPowers) {
    let limit = minimum * quiet
    var (sum, count) = (BandPowers.zero, BandPowers.zero)
    for hop in hops {
      let isLoud = .!(hop.smooth .< limit)
      sum += hop.powers.replacing(with: 0, where: isLoud)
      count += BandPowers(repeating: 1).replacing(with: 0, where: isLoud)
    }
    return (sum, count)
  }

  /// The mean of the quiet hops, or the minimum where they are too few.
  static func mean(_ sum: BandPowers, _ count: BandPowers, otherwise minimum: BandPowers)
    -> BandPowers
  {
    let mean = sum / BandPowers.larger(count, BandPowers(repeating: 1))
    return mean.replacing(with: minimum, where: count .< fewest)
  }

  private func floor(_ block: Int) -> BandPowers {
    var (sum, count) = (BandPowers.zero, BandPowers.zero)
    for other in max(0, block - Self.spread)...min(minimum.end - 1, block + Self.spread) {
      sum += sums[other]
      count += counts[other]
    }
    return Self.mean(sum, count, otherwise: minimum[block])
  }
}
