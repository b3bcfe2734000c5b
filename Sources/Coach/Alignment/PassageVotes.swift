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

  let tokens: [Vote]

  /// How often what is said again belongs to the same phase as before.
  private static let same = 0.9

  /// - Parameter spacing: of the passages of the earlier take, every so manieth is sought.
  init(_ cepstra: Cepstra, like take: MarkedTake, spacing: Int) {
    let search = PassageSearch(cepstra, like: take.cepstra, spacing: spacing)
    let count = take.starts.count
    tokens = search.matches.compactMap { match in
      let begin = take.cepstra.runs[match.earlier].lowerBound
      guard let phase = Self.phase(at: begin, of: take), count > 1 else { return nil }
      let chance = (1 - match.probability) / Double(count)
      return Vote(
        step: cepstra.runs[match.run].lowerBound,
        logRatios: (0..<count).map { other in
          let share = other == phase ? Self.same : (1 - Self.same) / Double(count - 1)
          return log(Double(count) * (chance + match.probability * share))
        })
    }
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
    tokens.map { vote in
      AlignmentEvidence.Token(
        frame: vote.step * rate / SpectraMeter.stepsPerSecond, logRatios: vote.logRatios,
        source: .earlierTake)
    }
  }
}
