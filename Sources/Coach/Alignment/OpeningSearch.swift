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
  /// Of all places, what is usual is learnt from every so manieth at the most, and of so many where there are.
  private static let (every, enough) = (4, 48)
  /// Places are looked at further that lie so many deviations below the others on the first length.
  private static let worth = 0.8
  /// A first run of speech of so many steps at the most may be a word of its own, and what follows it begins at most
  /// so many steps after it.
  private static let (word, behind) = (45, 80)
  /// From this ratio on a place is like the phrase.
  private static let clear = 100.0
  /// How many other places are like the phrase, before any is heard.
  private static let often = 0.3
  /// How much such a word is believed to be left out or added.
  private static let wordShare = 0.3

  /// Whether speech resumes often enough in a recording to know what is usual there.
  static func isAble(_ cepstra: Cepstra) -> Bool { cepstra.starts.count >= PhraseOdds.fewest }

  init(_ cepstra: Cepstra, like take: MarkedTake) {
    ratios = take.starts.map { start in
      guard let first = Self.first(of: start, in: take.cepstra) else { return [] }
      return Self.ratios(of: first, take.cepstra, in: cepstra)
    }
    for phase in ratios.indices where !ratios[phase].isEmpty {
      ratios[phase] = Self.withWordsBefore(ratios[phase], cepstra)
    }
  }

  /// The run of speech of a phase that is sought; nil where it was not spoken.
  static func first(of start: Int?, in cepstra: Cepstra) -> Int? {
    guard let start, let run = run(at: start, in: cepstra) else { return nil }
    // A word of its own begins many things, and tells nothing.
    return isWord(run, in: cepstra) ? run + 1 : run
  }

  /// The run of speech that a phase begins with: the one that begins nearest to its mark; nil where none does.
  ///
  /// Keys are pressed before the first word, seconds before by those who think, or while it is spoken.
  private static func run(at start: Int, in cepstra: Cepstra) -> Int? {
    let after = cepstra.runs.partitioningIndex { $0.lowerBound >= start }
    func distance(_ run: Int) -> Int? {
      guard cepstra.runs.indices.contains(run) else { return nil }
      let steps = cepstra.runs[run].lowerBound - start
      return (-late...early).contains(steps) ? (steps < 0 ? -3 * steps : steps) : nil
    }
    return [after - 1, after].filter { distance($0) != nil }
      .min { distance($0) ?? 0 < distance($1) ?? 0 }
  }

  /// How many steps a key may be pressed before the first word, and after it.
  private static let (early, late) = (500, 40)

  /// Whether a run of speech is short and the next one follows at once.
  private static func isWord(_ run: Int, in cepstra: Cepstra) -> Bool {
    isWord(run, in: cepstra.runs)
  }

  /// The same of runs of speech, in steps.
  static func isWord(_ run: Int, in runs: [Range<Int>]) -> Bool {
    run >= 0 && run + 1 < runs.count && runs[run].count <= word
      && runs[run + 1].lowerBound - runs[run].lowerBound <= behind
  }

  /// Whether the first run is a word with a longer pause behind it: it belongs to what was said before, if to anything.
  static func standsAlone(_ runs: [Range<Int>]) -> Bool {
    runs.count > 1 && runs[0].count <= word && !isWord(0, in: runs)
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
    let costs = costs(of: phrase, in: cepstra)
    let own = Self.costs(of: phrase, in: earlier)
    var ratios = [Double](repeating: 0, count: costs.count)
    for length in kept {
      let odds = usual(costs, length)
      let common = common(own, length, except: run)
      for place in costs.indices where costs[place].count > length {
        ratios[place] += odds.ratio(costs[place][length], beside: common) / Double(kept.count)
      }
    }
    return onlyOnce(ratios)
  }

  /// The ratios where a phase begins once: what is heard at several places is likelier to be what the speaker often
  /// says than to be one phase's own.
  ///
  /// How often, is drawn from a Poisson law whose mean is not known (a gamma prior; Gelman and others 2013): every
  /// other place that is like the phrase makes all of them tell less.
  private static func onlyOnce(_ ratios: [Double]) -> [Double] {
    let alike = ratios.map { min(1, ($0 / clear) * ($0 / clear)) }
    let all = alike.reduce(0, +)
    return ratios.indices.map { place in
      let near = alike[max(0, place - 1)...min(place + 1, alike.count - 1)].reduce(0, +)
      return ratios[place] * often / (often + all - near)
    }
  }

  /// What else in the earlier take begins as the phrase does.
  private static func common(_ own: [[Float]], _ length: Int, except run: Int) -> CommonBeginnings {
    let odds = usual(own, length)
    return CommonBeginnings(
      own.indices.filter { abs($0 - run) > 1 }.map { place in
        own[place].count > length ? odds.distance(own[place][length]) : 0
      })
  }

  /// What is usual at one length, of the places at which it is looked at in any case.
  private static func usual(_ costs: [[Float]], _ length: Int) -> PhraseOdds {
    let every = spacing(costs.count)
    return PhraseOdds(costs.indices.filter { $0 % every == 0 }.map { costs[$0][length] })
  }

  /// Of a short recording all places are needed.
  private static func spacing(_ places: Int) -> Int { max(1, min(every, places / enough)) }

  /// The costs of a phrase at every place: of all lengths where it is worth it, and at every so manieth.
  private static func costs(of phrase: SpeechComparison, in cepstra: Cepstra) -> [[Float]] {
    let every = spacing(cepstra.starts.count)
    var costs = cepstra.starts.indices.map { place in
      phrase.costs(
        at: cepstra.starts[place], in: cepstra,
        lengths: place % every == 0 ? lengths : [lengths[0]])
    }
    let first = PhraseOdds(costs.map { $0[0] })
    for place in costs.indices where costs[place].count == 1 {
      guard first.distance(costs[place][0]) >= worth else { continue }
      costs[place] = phrase.costs(at: cepstra.starts[place], in: cepstra, lengths: lengths)
    }
    return costs
  }
}
