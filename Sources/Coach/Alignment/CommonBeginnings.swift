internal import Glibc

/// What else an earlier take has that begins as one of its phrases does ("so the next thing").
///
/// It is not the phase's own: as often as it comes there, it is expected in the new take, no nearer to the phrase
/// than it is in its own take, because another room and another day only add to what differs.
struct CommonBeginnings {
  /// How far below the usual cost the others lie, of those that tell anything.
  private let distances: [Double]
  /// How many places were looked at.
  private let places: Int

  /// From this distance on a place is like the phrase.
  private static let alike = 2.5
  /// What comes again lies at this share of its distance in its own take, with a spread of a share of that and of a
  /// constant.
  private static let (middle, spread, least) = (0.75, 0.2, 0.3)
  /// How many places would begin so that were not said.
  private static let unheard = 0.05

  /// - Parameter distances: those of all other places of the earlier take, in deviations.
  init(_ distances: [Double]) {
    self.distances = distances.filter { $0 > Self.alike }
    places = max(1, distances.count)
  }

  /// How probable it is that any place is one of these and lies at this distance.
  ///
  /// - Parameter same: the density of the phrase itself.
  func density(_ distance: Double, same: Double) -> Double {
    var sum = Self.unheard * same
    for own in distances {
      let spread = Self.spread * own + Self.least
      let offset = (distance - Self.middle * own) / spread
      sum += exp(-0.5 * offset * offset) / (spread * 2.5066)
    }
    return sum / Double(places)
  }
}
