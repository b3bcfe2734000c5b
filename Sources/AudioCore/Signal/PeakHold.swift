/// The highest level of the last two seconds, as level meters hold it.
struct PeakHold: Sendable {
  /// In dBFS.
  private(set) var level = Decibels.silence
  private var hop = 0

  private static let hops = 2 * Contour.hopsPerSecond

  /// Takes the level of a hop in dBFS; every hop, so that what is held does not depend on chunks.
  mutating func update(_ level: Double, hop: Int) {
    if level >= self.level || hop - self.hop > Self.hops { (self.level, self.hop) = (level, hop) }
  }
}
