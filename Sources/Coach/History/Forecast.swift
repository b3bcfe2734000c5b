internal import AudioCore

/// How long the next take may be by the clock, from the takes so far.
///
/// A bootstrap of residuals (Efron 1979; Davison and Hinkley 1997): what takes have in common, their
/// tempo, is drawn from one take, and what is each phase's own from any take. So a day on which
/// everything is slow stays possible, and takes of older revisions of the plan tell about the phases
/// that they have. Later takes are drawn more often.
public struct Forecast: Sendable, Equatable {
  /// Why there is none.
  public enum Refusal: Error, Sendable, Equatable {
    /// There are fewer than three whole takes.
    case tooFewTakes(Int)
    /// A phase was spoken in fewer than three whole takes.
    case tooFewTakesOfPhase(String, Int)
    /// Nothing says how long it may be.
    case noLimit
  }

  /// The fewest takes that a forecast is made of.
  public static let fewest = 3
  /// How many takes are drawn: the chance is then off by less than a hundredth.
  static let draws = 10_000
  /// The seed: the same takes give the same forecast.
  static let seed: UInt64 = 0xC0AC_4001

  /// How many takes it rests on: the fewest of any phase.
  public let takes: Int
  /// The time that the take may have, in seconds.
  public let limit: Double
  /// The chance of ending within the limit.
  ///
  /// Never nearer to 0 or 1 than so few takes can tell: one in `takes + 2` (Laplace's rule of succession).
  public let chance: Double
  /// The time that one of ten drawn takes has ended by, in seconds.
  public let tenth: Double
  /// The time that half of the drawn takes have ended by, in seconds.
  public let median: Double
  /// The time that nine of ten drawn takes have ended by, in seconds.
  public let ninetieth: Double

  /// - Parameters:
  ///   - times: the elapsed times of each whole take by the phases of the plan, oldest first; nil where
  ///     the take did not tell the phase, or not by itself.
  ///   - interruptions: the time of the interviewer in each take.
  ///   - names: the names of the phases.
  /// - Throws: ``Refusal``.
  init(
    times: [[Double?]], interruptions: [Double], names: [String], limit: Double?
  ) throws(Refusal) {
    guard times.count >= Self.fewest else { throw .tooFewTakes(times.count) }
    let counts = names.indices.map { phase in times.count { $0[phase] != nil } }
    if let phase = counts.firstIndex(where: { $0 < Self.fewest }) {
      throw .tooFewTakesOfPhase(names[phase], counts[phase])
    }
    guard let limit else { throw .noLimit }
    let totals = Self.simulate(times, count: Self.draws).map {
      $0.phases.reduce(interruptions[$0.take], +)
    }
    let takes = counts.min() ?? times.count
    let share = Double(totals.count { $0 <= limit }) / Double(totals.count)
    let doubt = 1 / Double(takes + 2)
    self.takes = takes
    self.limit = limit
    chance = min(1 - doubt, max(doubt, share))
    let sorted = totals.sorted()
    tenth = sorted[sorted.count / 10]
    median = sorted[sorted.count / 2]
    ninetieth = sorted[sorted.count * 9 / 10]
  }

  /// Takes as they may come, the time of each phase in seconds; empty where there are too few to draw them from.
  static func draws(_ times: [[Double?]]) -> [[Double]] {
    guard times.count >= fewest, let phases = times.first?.indices,
      phases.allSatisfy({ phase in times.count { $0[phase] != nil } >= fewest })
    else { return [] }
    return simulate(times, count: 1000).map(\.phases)
  }

  /// Drawn takes: the take that gives the tempo, and the time of each phase in seconds.
  private static func simulate(
    _ times: [[Double?]], count: Int
  ) -> [(take: Int, phases: [Double])] {
    let phases = times[0].indices
    let medians = phases.map { phase in
      RecentSample(times.compactMap { $0[phase] }).quantile(0.5) ?? 0
    }
    // A take's tempo: its time over what its phases take in the median.
    let tempos = times.map { take in
      let told = phases.filter { take[$0] != nil }
      let usual = told.reduce(0) { $0 + medians[$1] }
      return usual > 0 ? told.reduce(0) { $0 + (take[$1] ?? 0) } / usual : 1
    }
    let all = WeightedDraw(Array(times.indices), count: times.count)
    let byPhase = phases.map { phase in
      WeightedDraw(times.indices.filter { times[$0][phase] != nil }, count: times.count)
    }
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let take = all.next(&random)
      let tempo = tempos[take]
      return (
        take,
        phases.map { phase in
          let other = byPhase[phase].next(&random)
          // The phase's own time at the other take's tempo, brought to this one.
          return (times[other][phase] ?? 0) * tempo / max(1e-9, tempos[other])
        }
      )
    }
  }
}

/// Draws takes, later ones more often.
private struct WeightedDraw {
  private let takes: [Int]
  private let sums: [Double]

  init(_ takes: [Int], count: Int) {
    let weights = RecentSample([Double](repeating: 0, count: count)).weights
    self.takes = takes
    var sum = 0.0
    sums = takes.map { take in
      sum += weights[take]
      return sum
    }
  }

  func next(_ random: inout SplitMix64) -> Int {
    let wanted = random.uniform() * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return takes[low]
  }
}
