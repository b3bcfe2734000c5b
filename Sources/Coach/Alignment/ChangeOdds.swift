internal import Glibc

/// How much a change of level or pace across a pause speaks for a boundary between phases.
///
/// Changes inside of phases have the spread that all pauses of the recording show. Between phases
/// they are as broad or broader; how much broader is learnt from the recording, so that a speaker whose
/// phases do not differ loses nothing by it.
struct ChangeOdds {
  /// Changes over their spread, by the stretch that they lead to; nil at the edges.
  private let changes: [Double?]
  /// The variance of changes between phases against that of all of them; at least 1.
  private var variance = 1.0

  /// What is compared: so many stretches before a pause and so many behind it.
  private static let reach = 6
  /// How many boundaries without any change the recording's own have to outweigh.
  private static let priorBoundaries = 20.0
  /// Larger changes are no more believed: someone moved, or a door fell shut.
  private static let largest = 4.0
  /// A normal variable's deviation over its median distance from the middle.
  private static let deviations = 1.4826

  /// - Parameters:
  ///   - values: a property of each stretch.
  ///   - weights: how much it is to be believed, such as the stretch's length.
  init(_ values: [Double], weights: [Double]) {
    func mean(_ stretches: Range<Int>) -> Double {
      let weight = stretches.reduce(0) { $0 + weights[$1] }
      return stretches.reduce(0) { $0 + weights[$1] * values[$1] } / max(1e-9, weight)
    }
    let raw = values.indices.map { index -> Double? in
      guard index >= 2, index + 2 <= values.count else { return nil }
      return mean(index..<min(values.count, index + Self.reach))
        - mean(max(0, index - Self.reach)..<index)
    }
    let middle = Self.median(raw.compactMap { $0 })
    let spread = Self.deviations * Self.median(raw.compactMap { $0.map { abs($0 - middle) } })
    changes = raw.map { change in
      guard let change, spread > 0 else { return nil }
      return max(-Self.largest, min(Self.largest, (change - middle) / spread))
    }
  }

  /// The change of level across each pause.
  static func ofLevel(_ stretches: [SpokenStretch], rate: Int) -> ChangeOdds {
    ChangeOdds(stretches.map(\.level), weights: stretches.map { $0.seconds(rate: rate) })
  }

  /// The change of pace across each pause, as the logarithm of syllables per second.
  static func ofPace(_ stretches: [SpokenStretch], rate: Int) -> ChangeOdds {
    ChangeOdds(
      stretches.map { log((Double($0.syllables) + 0.5) / ($0.seconds(rate: rate) + 0.1)) },
      weights: stretches.map { $0.seconds(rate: rate) })
  }

  /// Learns how broad changes are where boundaries probably are.
  ///
  /// - Parameter shares: the probability of a boundary, with the stretch that it leads to.
  mutating func learn(boundaryShares shares: [(stretch: Int, value: Double)]) {
    var (squares, total) = (Self.priorBoundaries, Self.priorBoundaries)
    for (stretch, share) in shares {
      guard let change = changes[stretch] else { continue }
      squares += share * change * change
      total += share
    }
    variance = max(1, squares / total)
  }

  /// The ratio of the two normal densities.
  func odds(leadingTo stretch: Int) -> Double {
    guard let change = changes[stretch] else { return 1 }
    return exp(0.5 * change * change * (1 - 1 / variance)) / variance.squareRoot()
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
