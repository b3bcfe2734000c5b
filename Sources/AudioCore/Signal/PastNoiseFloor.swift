/// Tracks the background's power in each band from what was heard so far, for the screen.
///
/// The method of ``NoiseFloor`` without its future: the least smoothed power of the last 2.5 s, and the
/// mean of what lay within 4 dB of it in the last 1.5 s.
struct PastNoiseFloor: Sendable {
  /// Blocks in which the minimum is sought: 2.5 s.
  private static let reach = 25
  /// Blocks whose quiet hops are averaged: 1.5 s.
  private static let spread = 15
  /// Hops that are smoothed.
  private static let smoothing = 7

  private var latest: [BandPowers] = []
  private var block: [(powers: BandPowers, smooth: BandPowers)] = []
  private var least: [BandPowers] = []
  private var sums: [BandPowers] = []
  private var counts: [BandPowers] = []
  private var floor: BandPowers?

  /// Takes a hop's powers and gives the floor for it: that of the blocks before its own.
  mutating func process(_ powers: BandPowers) -> BandPowers {
    latest.append(powers)
    if latest.count > Self.smoothing { latest.removeFirst() }
    let smooth = latest.reduce(BandPowers.zero, +) * (1 / Float(latest.count))
    block.append((powers, smooth))
    // In the first block there is nothing but the block itself.
    let result = floor ?? leastInBlock
    if block.count == NoiseFloor.blockLength { closeBlock() }
    return result
  }

  private var leastInBlock: BandPowers {
    block.dropFirst().reduce(block[0].smooth) { BandPowers.smaller($0, $1.smooth) }
  }

  private mutating func closeBlock() {
    Self.append(leastInBlock, to: &least, most: Self.reach)
    let minimum = least.dropFirst().reduce(least[0], BandPowers.smaller)
    let (sum, count) = NoiseFloor.quiet(block, below: minimum)
    Self.append(sum, to: &sums, most: Self.spread)
    Self.append(count, to: &counts, most: Self.spread)
    floor = NoiseFloor.mean(
      sums.reduce(.zero, +), counts.reduce(.zero, +), otherwise: minimum)
    block.removeAll(keepingCapacity: true)
  }

  private static func append(_ value: BandPowers, to list: inout [BandPowers], most: Int) {
    list.append(value)
    if list.count > most { list.removeFirst() }
  }
}
