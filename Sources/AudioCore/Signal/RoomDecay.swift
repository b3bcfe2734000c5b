/// How slowly sound dies away in the room of a recording, where that is slow enough to lengthen speech.
///
/// In a dry recording the steepest falls of the voice's level are those of stops and of ends of words; in a
/// reverberant one nothing falls faster than the room lets it, and in decibels it falls evenly (after Ratnam
/// et al. 2003, JASA 114(5)).
struct RoomDecay {
  /// dB by which a tail falls in a hop.
  let perHop: Double

  /// Hops over which falls are measured: 60 ms.
  private static let span = 6
  /// Falls begin in voiced hops at most 10 dB below the reference, and count down to 30 dB below it.
  private static let (start, range) = (10.0, 30.0)
  /// The steepest 5 % of so many falls are asked.
  private static let (share, fewest) = (0.95, 50)
  /// A room in which they are steeper is dry: 10 dB in 60 ms, a reverberation time of 0.36 s.
  ///
  /// Below 4 dB, 0.9 s, nothing falls at all: a drone.
  private static let reverberant = 4.0..<10.0
  /// A tail stays within 4 dB of the line through its end, and 0.1 dB more for every hop.
  private static let (tolerance, drift) = (4.0, 0.1)
  /// Longer tails are none, in hops.
  private static let longest = 60
  /// So much of a tail is the room's; the voice itself fades too.
  private static let roomShare = 0.9

  /// - Parameter power: the voice's reference.
  init?(_ hops: [HopFeatures], reference power: Double, isVoiced: (HopFeatures) -> Bool) {
    var falls = ByteHistogram()
    for index in 0..<max(0, hops.count - Self.span) {
      let hop = hops[index]
      guard hop.power > power - Self.start, isVoiced(hop) else { continue }
      let later = max(power - Self.range, hops[index + Self.span].power)
      falls.add(UInt8(max(0, 2 * (hop.power - later))))
    }
    guard falls.total > Self.fewest else { return nil }
    let steepest = falls.percentile(Self.share) / 2
    guard Self.reverberant.contains(steepest) else { return nil }
    perHop = steepest / Double(Self.span)
  }

  /// A segment without the tail that the room has added.
  func withoutTail(_ segment: Range<Int>, in hops: [HopFeatures]) -> Range<Int> {
    let last = segment.upperBound - 1
    var first = last
    while first - 1 > segment.lowerBound, last - first < Self.longest {
      let before = hops[first - 1].power
      let distance = Double(last - first + 1)
      let line = hops[last].power + perHop * distance
      guard before >= hops[first].power - Self.tolerance,
        abs(before - line) < Self.tolerance + Self.drift * distance
      else { break }
      first -= 1
    }
    return segment.lowerBound..<last + 1 - Int(Double(last - first) * Self.roomShare)
  }
}
