internal import AudioCore
internal import Glibc

/// What a new take says again of the middle of an earlier one's phases, as votes for these phases.
struct PassageVotes {
  /// A passage that was heard again.
  struct Vote: Equatable {
    /// Where it begins in the new take, in steps of 20 ms.
    let step: Int
    /// How probable it is in each phase against its mean over phases, as natural logarithms.
    let logRatios: [Double]
  }

  /// What was heard again, ascending.
  let votes: [Vote]

  /// How often what is said again belongs to the same phase as before, at the most.
  private static let same = 0.9
  /// So many pairs of passages are believed to come in the same order before, and as many in the other.
  private static let weight = 3.0

  /// - Parameter spacing: of the passages of the earlier take, every so manieth is sought.
  init(_ cepstra: Cepstra, like take: MarkedTake, spacing: Int) {
    let search = PassageSearch(cepstra, like: take.cepstra, spacing: spacing)
    let count = take.starts.count
    let same = Self.same * Self.order(search.matches)
    votes = search.matches.compactMap { match in
      let begin = take.cepstra.runs[match.earlier].lowerBound
      guard let phase = Self.phase(at: begin, of: take), count > 1 else { return nil }
      let chance = (1 - match.probability) / Double(count)
      return Vote(
        step: cepstra.runs[match.run].lowerBound,
        logRatios: (0..<count).map { other in
          // What is said anywhere is no nearer to one phase than to another.
          let share = (other == phase ? same : 0) + (1 - same) / Double(count)
          return log(Double(count) * (chance + match.probability * share))
        })
    }
  }

  /// How far the order of the passages is that of the earlier take, from 0 (none) to 1.
  ///
  /// Speakers tell a story in its order; what they say anywhere ("as I said"), and what only sounds alike, comes in
  /// none (Kendall 1938).
  private static func order(_ matches: [PassageSearch.Match]) -> Double {
    var (same, all) = (weight, 2 * weight)
    for (index, match) in matches.enumerated() {
      for later in matches[(index + 1)...] where later.run != match.run {
        all += 1
        if later.earlier > match.earlier { same += 1 }
      }
    }
    return max(0, 2 * same / all - 1)
  }

  /// The phase that is being told at a step of the earlier take; nil at its beginning, which is sought by itself, and
  /// before the first one.
  private static func phase(at step: Int, of take: MarkedTake) -> Int? {
    let started = take.starts.indices.filter { take.starts[$0].map { $0 <= step + late } ?? false }
    guard let phase = started.max(by: { take.starts[$0] ?? 0 < take.starts[$1] ?? 0 }),
      let start = take.starts[phase], step - start > opening
    else { return nil }
    return phase
  }

  /// A run that begins so many steps before a mark is behind it.
  private static let late = 40
  /// What begins within so many steps of a mark is the phase's beginning.
  private static let opening = 100

  /// The votes as evidence.
  ///
  /// - Parameter rate: frames per second of the new take.
  func tokens(rate: Int) -> [AlignmentEvidence.Token] {
    votes.map { vote in
      AlignmentEvidence.Token(
        frame: vote.step * rate / SpectraMeter.stepsPerSecond, logRatios: vote.logRatios,
        source: .earlierTake)
    }
  }
}
