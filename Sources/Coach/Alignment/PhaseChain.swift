internal import Glibc

/// Phases one after the other over places in a recording: a hidden semi-Markov model whose states are
/// the phases (Ferguson 1980), summed over all ways to tell them.
///
/// From each place a phase is spoken up to a later place, or it is skipped, or everything ends early. All
/// tempos are carried at once, one in each lane.
struct PhaseChain {
  typealias Tempos = PhaseLengths.Tempos

  /// One phase.
  struct Phase {
    /// How probable its lengths are.
    let lengths: PhaseLengths
    /// The probability that it is skipped.
    let skip: Double
    /// The only place where it may begin; nil for any.
    let pin: Int?
    /// The places where it may begin, the end behind the last; nil for all.
    var window: Range<Int>?
    /// The logarithm of how much speaks for it to begin at a place; empty where nothing is known.
    var beginnings: [Double] = []
    /// The sum of the log ratios of what was heard before a place, if it was heard in this phase, falling
    /// or level; empty where nothing was heard.
    var sums: [Double] = []

    /// How probable what was heard from one place to another is in this phase against any other.
    ///
    /// It is made for each pair of places: made from each place alone it would overflow in long recordings.
    func heard(from earlier: Int, to later: Int) -> Double {
      exp(max(Self.least, sums[later] - sums[earlier]))
    }

    /// What is below e to this is no more told apart, and can still be multiplied.
    private static let least = -600.0
  }

  /// Where phases may begin; the first place is the beginning and the last one the end.
  let placeCount: Int
  /// The bins of the lengths between two places, the later one times the count plus the earlier.
  private let bins: [UInt16]
  private let phases: [Phase]
  /// How probable each tempo is at first.
  private let priors: Tempos
  /// Which phase a place is kept for.
  private var owners: [Int: Int] = [:]

  /// All of it may end after any phase: half as probable as a skip.
  private static let endsEarly = 0.02

  /// What came of it.
  struct Result {
    /// The probability that a phase begins at a place, by phase and place.
    let begins: [[Double]]
    /// How probable the recording is under this model, as a logarithm.
    let logLikelihood: Double
  }

  init(seconds: [Double], phases: [Phase], priors: Tempos) {
    placeCount = seconds.count
    self.phases = phases
    self.priors = priors
    var bins = [UInt16](repeating: 0, count: placeCount * placeCount)
    for later in seconds.indices {
      for earlier in 0..<later {
        let length = seconds[later] - seconds[earlier]
        bins[later * placeCount + earlier] = PhaseLengths.bin(seconds: length)
      }
    }
    self.bins = bins
    for (index, phase) in phases.enumerated() {
      if let pin = phase.pin { owners[pin] = index }
    }
  }

  /// Sums forwards and backwards, after Baum and others (1970).
  ///
  /// - Parameter odds: how much each place speaks for a boundary, as a ratio; the first and the last are
  ///   not asked.
  func run(odds: [Double]) -> Result {
    var odds = odds
    odds[0] = 0
    odds[placeCount - 1] = 1
    return backward(odds, forward(odds))
  }

  /// Values that were scaled in every lane so that none vanishes; times e to the scale they are true.
  private struct Scaled {
    var values: [Tempos]
    var scale = Tempos.zero

    /// Makes the largest value of every lane 1.
    mutating func normalise() {
      let largest = values.reduce(Tempos.zero) { pointwiseMax($0, $1) }
      var factor = Tempos(repeating: 1)
      for lane in largest.indices where largest[lane] > 0 {
        factor[lane] = 1 / largest[lane]
        scale[lane] += log(largest[lane])
      }
      for place in values.indices { values[place] *= factor }
    }
  }

  /// For each phase, how probable it is that all before it are done at a place.
  private func forward(_ odds: [Double]) -> [Scaled] {
    var first = Scaled(values: Array(repeating: .zero, count: placeCount))
    first.values[0] = Tempos(repeating: 1)
    var done = [first]
    for (index, phase) in phases.enumerated() {
      let begun = begun(index, done[index].values)
      let isHeard = !phase.sums.isEmpty
      var next = Scaled(
        values: done[index].values.map { $0 * phase.skip }, scale: done[index].scale)
      for later in 1..<placeCount {
        let row = later * placeCount
        var sum = Tempos.zero
        for earlier in begun.places.prefix(while: { $0 < later }) {
          var length = phase.lengths.table[Int(bins[row + earlier])]
          if isHeard { length *= phase.heard(from: earlier, to: later) }
          sum += begun.weights[earlier] * length
        }
        next.values[later] += sum * odds[later]
      }
      next.normalise()
      done.append(next)
    }
    return done
  }

  /// The places where a phase may begin and does with more than no probability; and how probably.
  private func begun(_ index: Int, _ done: [Tempos]) -> Begun {
    let places = done.indices.dropLast().filter { isAllowed(index, $0) && done[$0] != .zero }
    let spoken = 1 - phases[index].skip
    let beginnings = phases[index].beginnings
    guard !beginnings.isEmpty else {
      return Begun(places: places, weights: done.map { $0 * spoken }, factors: nil)
    }
    let factors = beginnings.map { exp($0) }
    return Begun(
      places: places, weights: done.indices.map { done[$0] * spoken * factors[$0] },
      factors: factors)
  }

  /// Where a phase may begin.
  private struct Begun {
    let places: [Int]
    /// How probably everything before it is done at a place, and it begins there.
    let weights: [Tempos]
    /// What evidence says of its beginning at a place; nil where there is none.
    let factors: [Double]?
  }

  private func isAllowed(_ phase: Int, _ place: Int) -> Bool {
    owners[place].map { $0 == phase }
      ?? (phases[phase].pin == nil && phases[phase].window?.contains(place) != false)
  }

  /// From the last phase to the first: how probable all is that comes behind a place.
  private func backward(_ odds: [Double], _ done: [Scaled]) -> Result {
    let early = Self.endsEarly / Double(max(1, phases.count - 1))
    var rest = Scaled(values: Array(repeating: .zero, count: placeCount))
    rest.values[placeCount - 1] = Tempos(repeating: 1 - Self.endsEarly)
    var begins: [Scaled] = []
    for (index, phase) in phases.enumerated().reversed() {
      let begun = begun(index, done[index].values)
      let isHeard = !phase.sums.isEmpty
      var spoken = [Tempos](repeating: .zero, count: placeCount)
      for later in 1..<placeCount where rest.values[later] != .zero {
        let value = rest.values[later] * odds[later]
        let row = later * placeCount
        for earlier in begun.places.prefix(while: { $0 < later }) {
          var length = phase.lengths.table[Int(bins[row + earlier])]
          if isHeard { length *= phase.heard(from: earlier, to: later) }
          spoken[earlier] += value * length
        }
      }
      begins.append(
        Scaled(
          values: spoken.indices.map { spoken[$0] * begun.weights[$0] },
          scale: done[index].scale + rest.scale))
      for place in spoken.indices {
        let here = begun.factors.map { spoken[place] * $0[place] } ?? spoken[place]
        rest.values[place] = rest.values[place] * phase.skip + here * (1 - phase.skip)
      }
      if index > 0, phases[index...].allSatisfy({ $0.pin == nil }) {
        rest.values[placeCount - 1] += Self.exponentials(of: Tempos.zero - rest.scale) * early
      }
      rest.normalise()
    }
    return combined(begins.reversed(), likelihood: rest)
  }

  /// The probabilities over all tempos.
  private func combined(_ begins: [Scaled], likelihood: Scaled) -> Result {
    var logarithms = Tempos.zero
    for lane in priors.indices {
      let value = likelihood.values[0][lane] * priors[lane]
      logarithms[lane] = value > 0 ? log(value) + likelihood.scale[lane] : -.infinity
    }
    let highest = logarithms.max()
    let total = Self.exponentials(of: logarithms - highest).sum()
    let logLikelihood = highest + log(total)
    let probabilities = begins.map { phase in
      let factor = Self.exponentials(of: phase.scale - logLikelihood) * priors
      return phase.values.map { ($0 * factor).sum() }
    }
    return Result(begins: probabilities, logLikelihood: logLikelihood)
  }

  private static func exponentials(of values: Tempos) -> Tempos {
    var result = Tempos.zero
    for lane in values.indices { result[lane] = exp(values[lane]) }
    return result
  }
}
