/// Chooses a place for each phase, in their order, so that as many as possible can be expected to be
/// right: maximum expected accuracy (Holmes & Durbin 1998) instead of the one most probable path, which
/// may consist of improbable places.
struct PlaceChoice {
  /// The chosen place of each phase; nil where it is skipped.
  let places: [Int?]

  private let begins: [[Double]]
  private let seconds: [Double]

  /// What is right: within two seconds.
  ///
  /// The very place counts a fifth more, and coarser hits a tenth each, so that a phase without a good place comes at least into the right region.
  static let tolerance = 2.0
  private static let steps = [
    (seconds: 0, worth: 0.2), (seconds: tolerance, worth: 1), (seconds: 10, worth: 0.1),
    (seconds: 60, worth: 0.1),
  ]

  /// - Parameters:
  ///   - begins: the probabilities of ``PhaseChain``, by phase and place.
  ///   - seconds: where the places are.
  init(_ begins: [[Double]], seconds: [Double]) {
    self.begins = begins
    self.seconds = seconds
    let scores = begins.map { phase in
      let masses = Self.steps.map { Self.mass(of: phase, within: $0.seconds, seconds) }
      return phase.indices.map { place -> Double in
        guard phase[place] > 0 else { return 0.0 }
        return zip(Self.steps, masses).reduce(0) { $0 + $1.0.worth * $1.1[place] }
      }
    }
    let skipWorth = Self.steps.reduce(0) { $0 + $1.worth }
    // A phase that was spoken and is called skipped misleads more than one that is misplaced: a skip has
    // to be about as probable as not.
    let skips = begins.map { phase in
      let probability = 1 - phase.reduce(0, +)
      return probability > 0.4 ? skipWorth * probability : 0
    }
    places = Self.best(scores, skips: skips)
  }

  /// The probability that a phase is not spoken.
  func skipConfidence(_ phase: Int) -> Double {
    max(0, min(1, 1 - begins[phase].reduce(0, +)))
  }

  /// The probability that a phase begins within the tolerance of a place.
  func confidence(_ phase: Int, at place: Int) -> Double {
    min(1, Self.mass(of: begins[phase], within: Self.tolerance, seconds)[place])
  }

  /// The most probable places of a phase that are further than the tolerance from its chosen one and from each other,
  /// and how probable they are, the most probable first.
  ///
  /// - Parameter most: how many at the most.
  func others(_ phase: Int, most: Int) -> [(place: Int, confidence: Double)] {
    var taken = places[phase].map { [seconds[$0]] } ?? []
    var found: [(place: Int, confidence: Double)] = []
    while found.count < most {
      let far = seconds.map { second in
        taken.allSatisfy { abs(second - $0) > Self.tolerance }
      }
      let others = begins[phase].indices.map { far[$0] ? begins[phase][$0] : 0 }
      let masses = Self.mass(of: others, within: Self.tolerance, seconds)
      guard
        let best = others.indices.filter({ far[$0] && others[$0] > 0 })
          .max(by: { (masses[$0], others[$0]) < (masses[$1], others[$1]) }),
        masses[best] >= 0.001
      else { break }
      found.append((best, min(1, masses[best])))
      taken.append(seconds[best])
    }
    return found
  }

  /// The sum of what lies within a distance of each place.
  private static func mass(
    of values: [Double], within distance: Double, _ seconds: [Double]
  ) -> [Double] {
    var sums = [0.0]
    for value in values { sums.append(sums[sums.count - 1] + value) }
    var (first, end) = (0, 0)
    return seconds.map { second in
      while seconds[first] < second - distance { first += 1 }
      while end < seconds.count, seconds[end] <= second + distance { end += 1 }
      return sums[end] - sums[first]
    }
  }

  /// The ascending places of the largest sum; `skips` is what a phase without a place is worth.
  private static func best(_ scores: [[Double]], skips: [Double]) -> [Int?] {
    let count = scores.first?.count ?? 0
    // `worth[p]`: of the phases so far, with all of them before place p.
    var worth = [Double](repeating: 0, count: count + 1)
    var choices: [[Int?]] = []
    for (phase, score) in scores.enumerated() {
      var next = worth.map { $0 + skips[phase] }
      var choice = [Int?](repeating: nil, count: count + 1)
      for end in 1..<count + 1 {
        let here = worth[end - 1] + score[end - 1]
        if score[end - 1] > 0, here > next[end] {
          next[end] = here
          choice[end] = end - 1
        }
        if next[end - 1] > next[end] {
          next[end] = next[end - 1]
          choice[end] = choice[end - 1]
        }
      }
      // A skip leaves the limit where it was, a choice moves it: see the way back.
      worth = next
      choices.append(choice)
    }
    var end = count
    return Array(
      choices.reversed().map { choice in
        let place = choice[end]
        if let place { end = place }
        return place
      }.reversed())
  }
}
