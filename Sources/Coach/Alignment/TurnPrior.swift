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
  /// The share of beginnings that are missed, of phases that are left out, and how probable each earlier phase is.
  private static let (missed, leftOut, back) = (0.4, 0.06, 0.003)
  /// Pauses between phases and inside of them, log-normal: middle and spread of the logarithms of seconds, those of
  /// docs/alignment.md; no pause says more than this.
  private static let between = (middle: log(1.55), spread: 0.58)
  private static let inside = (middle: log(0.55), spread: 0.7)
  private static let pauseBounds = 0.15...6.0

  /// - Parameter planned: the middle of each phase's budget in seconds; nil where it may take any time.
  init(_ planned: [Double?]) { self.planned = planned.map { max(5, $0 ?? Self.open) } }

  /// How many phases have probably begun since the last one was turned to, when it is so long ago, in seconds.
  func unnoticed(in phase: Int, after elapsed: Double) -> Double {
    var (length, sum) = (0.0, 0.0)
    for other in phase..<max(phase, planned.count - 1) {
      length += planned[other]
      sum += passed(length, log(max(1, elapsed)))
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
  func odds(in phase: Int, after elapsed: Double, pause: Double) -> [Double] {
    let time = log(max(1, elapsed))
    // How many phases have begun unnoticed: the share of each count in all that would still be unnoticed.
    var unnoticed = 0.0
    var ahead: [Double] = []
    var (length, weight, reached) = (0.0, 1.0, 1.0)
    for other in phase..<planned.count {
      length += planned[other]
      let passed = passed(length, time)
      unnoticed += weight * max(0, reached - passed)
      ahead.append(weight * max(Self.least, passed * (1 - passed) / Self.scale))
      (weight, reached) = (weight * Self.missed, passed)
    }
    unnoticed += weight / Self.missed * reached
    let base = Self.ratio(pause: pause) * Self.spacing / max(20, elapsed)
    return planned.indices.map { other in
      if other == phase { return 0 }
      if other < phase { return Self.ratio(pause: pause) * Self.back / 60 }
      let place = other - phase - 1
      let left = place > 0 ? Self.leftOut * ahead[place - 1] : 0
      return base * (ahead[place] + left) / max(1e-3, unnoticed)
    }
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
