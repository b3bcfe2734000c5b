internal import AudioCore

/// Seeks in a new take what the phases of an earlier one began with.
///
/// The first 2.5 s of speech of each phase are compared with every place where speech resumes. How much of it comes
/// again verbatim is not known, so its first second, its first second and a half, and all of it may each be
/// what was kept. Where a phase began with a word of its own ("okay"), what follows it is sought as well.
struct OpeningSearch {
  /// How much speaks for a phase to begin where a run of speech begins, by phase and run: ratios with a mean of 1
  /// over places where it does not; empty for phases that the earlier take does not have.
  private(set) var ratios: [[Double]]

  /// How much is compared, in steps of 20 ms.
  static let lengths = [30, 50, 75, 125]
  /// The first length is for choosing the places that are worth more; the others may each be what was kept.
  private static let kept = 1...3
  /// Of all places, what is usual is learnt from every so manieth.
  private static let every = 4
  /// Places are looked at further that lie so many deviations below the others on the first length.
  private static let worth = 0.8
  /// A first run of speech of so many steps at the most may be a word of its own, and what follows it begins at most
  /// so many steps after it.
  private static let (word, behind) = (45, 80)
  /// How much such a word is believed to be left out or added.
  private static let wordShare = 0.3

  init(_ cepstra: Cepstra, like take: MarkedTake) {
    ratios = take.starts.map { start in
      guard let start, let run = Self.run(at: start, in: take.cepstra) else { return [] }
      let first = Self.ratios(of: run, take.cepstra, in: cepstra)
      guard Self.isWord(run, in: take.cepstra) else { return first }
      let second = Self.ratios(of: run + 1, take.cepstra, in: cepstra)
      return zip(first, second).map { (1 - Self.wordShare) * $0 + Self.wordShare * $1 }
    }
    for phase in ratios.indices where !ratios[phase].isEmpty {
      ratios[phase] = Self.withWordsBefore(ratios[phase], cepstra)
    }
  }

  /// The run of speech that a phase begins with: the one that begins nearest to its mark; nil where none does.
  ///
  /// Keys are pressed before the first word, seconds before by those who think, or while it is spoken.
  private static func run(at start: Int, in cepstra: Cepstra) -> Int? {
    let after = cepstra.runs.partitioningIndex { $0.lowerBound >= start }
    func distance(_ run: Int) -> Int? {
      guard cepstra.runs.indices.contains(run) else { return nil }
      let steps = cepstra.runs[run].lowerBound - start
      return (-late...early).contains(steps) ? (steps < 0 ? -2 * steps : steps) : nil
    }
    return [after - 1, after].filter { distance($0) != nil }
      .min { distance($0) ?? 0 < distance($1) ?? 0 }
  }

  /// How many steps a key may be pressed before the first word, and after it.
  private static let (early, late) = (500, 75)

  /// Whether a run of speech is short and the next one follows at once.
  private static func isWord(_ run: Int, in cepstra: Cepstra) -> Bool {
    let runs = cepstra.runs
    return run + 1 < runs.count && runs[run].count <= word
      && runs[run + 1].lowerBound - runs[run].lowerBound <= behind
  }

  /// Where what is sought follows a word of its own, the phase may begin with that.
  private static func withWordsBefore(_ ratios: [Double], _ cepstra: Cepstra) -> [Double] {
    ratios.indices.map { run in
      isWord(run, in: cepstra) ? max(ratios[run], wordShare * ratios[run + 1]) : ratios[run]
    }
  }

  /// The ratio of every place for a run of the earlier take.
  private static func ratios(
    of run: Int, _ earlier: Cepstra, in cepstra: Cepstra
  ) -> [Double] {
    let phrase = SpeechComparison(earlier, from: earlier.starts[run], steps: lengths[3])
    let isUsual = { (place: Int) in place % every == 0 }
    var costs = Array(repeating: [Float](), count: cepstra.starts.count)
    for place in costs.indices {
      costs[place] = phrase.costs(
        at: cepstra.starts[place], in: cepstra,
        lengths: isUsual(place) ? lengths : [lengths[0]])
    }
    func usual(_ length: Int) -> PhraseOdds {
      PhraseOdds(costs.indices.filter(isUsual).map { costs[$0][length] })
    }
    let first = PhraseOdds(costs.map { $0[0] })
    for place in costs.indices where !isUsual(place) && first.distance(costs[place][0]) >= worth {
      costs[place] = phrase.costs(at: cepstra.starts[place], in: cepstra, lengths: lengths)
    }
    let odds = kept.map(usual)
    return costs.map { costs in
      guard costs.count > 1 else { return 0 }
      return zip(kept, odds).reduce(0) { $0 + $1.1.ratio(costs[$1.0]) } / Double(kept.count)
    }
  }
}
