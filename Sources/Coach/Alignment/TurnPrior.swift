internal import Glibc

/// How probable it is that a phase begins at a place before anything is heard of what is said there, against that
/// nothing begins.
///
/// A phase takes about as long as is planned; the one after it follows, or was missed, or is left out. So the longer a
/// phase goes on, the more probable are those further on.
struct TurnPrior {
  /// The planned seconds of each phase.
  private let planned: [Double]

  /// Seconds of a phase that may take any time, and from one place where speech resumes to the next.
  private static let (open, spacing) = (150.0, 2.5)
  /// How much a phase's time differs from what is planned: the scale of a logistic law on the logarithm, and what is left
  /// for times that nobody would have planned.
  private static let (scale, least) = (0.22, 0.05)
  /// The share of beginnings that are missed, and of phases that are left out.
  private static let (missed, leftOut) = (0.4, 0.1)
  /// How much less probable than the next one a phase is that was left out before, and one that was covered.
  private static let (later, again) = (0.1, 0.003)
  /// Pauses between phases and inside of them, log-normal: middle and spread of the logarithms of seconds, those of
  /// docs/alignment.md; no pause says more than this.
  private static let between = (middle: log(1.55), spread: 0.58)
  private static let inside = (middle: log(0.55), spread: 0.7)
  private static let pauseBounds = 0.15...6.0

  /// - Parameter planned: the middle of each phase's budget in seconds; nil where it may take any time.
  init(_ planned: [Double?]) { self.planned = planned.map { max(5, $0 ?? Self.open) } }

  /// How many phases have probably begun since the last one was turned to, when it is so long ago, in seconds.
  ///
  /// - Parameter covered: the phases that were begun.
  func unnoticed(in phase: Int, after elapsed: Double, covered: Set<Int>) -> Double {
    var (length, sum) = (planned[phase], 0.0)
    for other in phase + 1..<max(phase + 1, planned.count) where !covered.contains(other) {
      sum += passed(length, log(max(1, elapsed)))
      length += planned[other]
    }
    return sum
  }

  /// How probably phases of so many seconds are over, at the logarithm of a time.
  private func passed(_ length: Double, _ time: Double) -> Double {
    1 / (1 + exp((log(length) - time) / Self.scale))
  }

  /// The odds of each phase.
  ///
  /// - Parameters:
  ///   - phase: the one that was turned to last.
  ///   - elapsed: for how long that is, in seconds.
  ///   - pause: the silence before the place, in seconds.
  ///   - covered: the phases that were begun.
  func odds(in phase: Int, after elapsed: Double, pause: Double, covered: Set<Int>) -> [Double] {
    let time = log(max(1, elapsed))
    var odds = [Double](repeating: 0, count: planned.count)
    // The share of all that would still be unnoticed, by how many phases have begun so.
    var (length, weight, reached, unnoticed) = (planned[phase], 1.0, 1.0, 0.0)
    var (first, before): (Double?, Double) = (nil, 0)
    for other in phase + 1..<max(phase + 1, planned.count) where !covered.contains(other) {
      let passed = passed(length, time)
      unnoticed += weight * max(0, reached - passed)
      let ending = max(Self.least, passed * (1 - passed) / Self.scale)
      odds[other] = weight * ending + Self.leftOut * before
      first = first ?? ending
      (before, weight, reached) = (weight * ending, weight * Self.missed, passed)
      length += planned[other]
    }
    unnoticed += weight * reached
    let passed = passed(planned[phase], time)
    let ending = first ?? max(Self.least, passed * (1 - passed) / Self.scale)
    for other in odds.indices where other != phase && odds[other] == 0 {
      odds[other] = ending * (covered.contains(other) ? Self.again : Self.later)
    }
    let base = Self.ratio(pause: pause) * Self.spacing / max(20, elapsed) / max(1e-3, unnoticed)
    return odds.map { base * $0 }
  }

  private static func ratio(pause: Double) -> Double {
    func density(_ law: (middle: Double, spread: Double)) -> Double {
      let distance = (log(max(0.05, pause)) - law.middle) / law.spread
      return exp(-0.5 * distance * distance) / law.spread
    }
    let ratio = density(between) / max(1e-12, density(inside))
    return max(pauseBounds.lowerBound, min(pauseBounds.upperBound, ratio))
  }
}
