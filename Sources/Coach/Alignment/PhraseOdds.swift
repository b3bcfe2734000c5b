internal import Glibc

/// How much the cost of a comparison speaks for the same words, against other words of the same speaker.
///
/// Costs do not transfer from one pair of takes to another: rooms and manners differ. Within one they do: a cost is
/// told by how far it lies below those of all other places, in their own deviations. That of other words has
/// a normal law with a heavier tail, because words share sounds; the same words lie anywhere from 3 deviations on.
/// Both laws are those of the development half of docs/alignment.md.
struct PhraseOdds {
  /// The middle of the costs of other words.
  private let middle: Double
  /// Their deviation; 0 where there are too few.
  private let deviation: Double

  /// Fewer places tell nothing of what is usual.
  static let fewest = 12
  /// From where on the tail falls by a tenth every so many deviations, and what lies beyond.
  private static let (tail, tailShare, tenth) = (2.5, 0.02, 1.5)
  /// The law of the same words.
  private static let (same, spread) = (7.0, 3.5)

  /// - Parameter costs: those of other words, or nearly all of them: the few that are the same do not move a median.
  init(_ costs: [Float]) {
    let known = costs.filter(\.isFinite).map(Double.init)
    guard known.count >= Self.fewest else {
      (middle, deviation) = (0, 0)
      return
    }
    let middle = Self.median(known)
    self.middle = middle
    deviation = 1.4826 * Self.median(known.map { abs($0 - middle) })
  }

  /// How many deviations a cost lies below those of other words.
  func distance(_ cost: Float) -> Double {
    deviation > 0 && cost.isFinite ? (middle - Double(cost)) / deviation : -.infinity
  }

  /// The ratio of the two densities; 1 where nothing is known of what is usual, 0 where the place has no such cost.
  ///
  /// - Parameter common: what else begins as the phrase does; nil where that does not matter.
  func ratio(_ cost: Float, beside common: CommonBeginnings? = nil) -> Double {
    guard deviation > 0 else { return 1 }
    let distance = distance(cost)
    guard distance > 0 else { return 0 }
    let same = Self.same(distance)
    return same / (Self.density(distance) + (common?.density(distance, same: same) ?? 0))
  }

  /// The density of the distances of the same words; beyond the middle of the law it does not fall.
  private static func same(_ distance: Double) -> Double {
    let offset = (distance - same) / spread
    return (distance > same ? 1 : exp(-0.5 * offset * offset)) / (spread * 2.5066)
  }

  /// The density of the distances of other words.
  private static func density(_ distance: Double) -> Double {
    guard distance > tail else { return exp(-0.5 * distance * distance) / 2.5066 + tailShare / 2 }
    let fall = log(10) / tenth
    return tailShare * fall * exp(-fall * (distance - tail))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }
}
