internal import Glibc

/// How much a pause's length speaks for a boundary between phases: the ratio of two densities.
///
/// Pauses between phases are log-normal; the law begins with 90 % of them from 0.6 to 4 s and moves to
/// those of the recording. Pauses inside of phases have the density that the recording itself shows
/// (Parzen 1962), without the pauses that are probably boundaries.
struct PauseOdds {
  /// The logarithms of the pauses' lengths in seconds.
  private let lengths: [Double]
  private var mean = middle
  private var deviation = spread

  /// Pauses between phases: 90 % from 0.6 to 4 s, log-normal.
  private static let middle = log(0.6 * 4) / 2
  private static let spread = log(4 / 0.6) / (2 * 1.645)
  /// How many boundaries that prior is worth against those of the recording.
  private static let priorBoundaries = 6.0
  /// Pauses inside of phases before any were seen: a median of 0.55 s, and as broad as read and free
  /// speech together (Campione & Véronis 2002); worth ten pauses.
  private static let insideMiddle = log(0.55)
  private static let insideSpread = 0.7
  private static let insidePauses = 10.0
  /// One stall of 3 s and more, where the notes were looked up, is expected inside of phases: log-normal around 4 s.
  private static let stalls = 1.0
  private static let stallMiddle = log(4.0)
  private static let stallSpread = 0.4
  /// The width of the kernel, on the logarithm.
  private static let width = 0.1
  /// Some boundaries are hardly a pause at all: this share has lengths as inside of phases.
  private static let hasty = 0.05

  init(seconds: [Double]) { lengths = seconds.map { log(max(0.05, $0)) } }

  /// The odds of each pause before anything is known of the phases' lengths.
  func first(boundaries: Double) -> [Double] {
    let all = Self.density(lengths, weights: lengths.map { _ in 1 }, leavingOut: false)
    let count = Double(lengths.count)
    // Which share of the pauses of a length are boundaries, if there are so many.
    let shares = lengths.indices.map { index in
      min(0.98, boundaries * between(lengths[index]) / (count * all[index]))
    }
    return odds(boundaryShares: shares)
  }

  /// The odds of each pause, where it is known how probably each one is a boundary: one step of
  /// expectation and maximisation (Dempster, Laird & Rubin 1977).
  mutating func refined(boundaryShares shares: [Double]) -> [Double] {
    let total = shares.reduce(0, +) + Self.priorBoundaries
    var sum = Self.priorBoundaries * Self.middle
    for (length, share) in zip(lengths, shares) { sum += share * length }
    mean = sum / total
    var squares = Self.priorBoundaries * Self.spread * Self.spread
    for (length, share) in zip(lengths, shares) {
      squares += share * (length - mean) * (length - mean)
    }
    deviation = (squares / total).squareRoot()
    return odds(boundaryShares: shares)
  }

  /// The ratio of the densities; over the pauses inside of phases it is 1 in the mean, as the ratio of
  /// two densities has to be.
  private func odds(boundaryShares shares: [Double]) -> [Double] {
    let inside = Self.density(lengths, weights: shares.map { 1 - $0 }, leavingOut: true)
    let ratios = lengths.indices.map { index in
      (1 - Self.hasty) * between(lengths[index]) / inside[index] + Self.hasty
    }
    var (sum, weight) = (0.0, 0.0)
    for (ratio, share) in zip(ratios, shares) {
      sum += ratio * (1 - share)
      weight += 1 - share
    }
    return sum > 0 ? ratios.map { $0 * weight / sum } : ratios
  }

  private func between(_ length: Double) -> Double { Self.normal(length, mean, deviation) }

  /// The density at each length, from the others of them and the prior.
  private static func density(
    _ lengths: [Double], weights: [Double], leavingOut: Bool
  ) -> [Double] {
    // Sorted, so that only neighbours within four widths are looked at.
    let order = lengths.indices.sorted { lengths[$0] < lengths[$1] }
    let total = weights.reduce(0, +)
    var densities = lengths
    var first = 0
    for place in order.indices {
      let index = order[place]
      let own = leavingOut ? weights[index] : 0
      while lengths[order[first]] < lengths[index] - 4 * width { first += 1 }
      var sum = -own * normal(0, 0, width)
      var other = first
      while other < order.count, lengths[order[other]] <= lengths[index] + 4 * width {
        sum += weights[order[other]] * normal(lengths[order[other]], lengths[index], width)
        other += 1
      }
      let prior =
        insidePauses * normal(lengths[index], insideMiddle, insideSpread)
        + stalls * normal(lengths[index], stallMiddle, stallSpread)
      densities[index] = (max(0, sum) + prior) / (total - own + insidePauses + stalls)
    }
    return densities
  }

  private static func normal(_ value: Double, _ mean: Double, _ deviation: Double) -> Double {
    let distance = (value - mean) / deviation
    return exp(-0.5 * distance * distance) / (deviation * (2 * Double.pi).squareRoot())
  }
}
