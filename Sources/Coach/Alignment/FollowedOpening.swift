internal import AudioCore

/// What a phase began with in an earlier take, as a rehearsal is compared with it while it is spoken.
struct FollowedOpening {
  /// What is compared once so much speech is there, in steps of 20 ms.
  ///
  /// All but the last lie within two seconds. Each length may be what was kept, the shorter one of two also where a word
  /// lies before it.
  static let stages: [(window: Int, lengths: [Int])] = [
    (42, [35]), (58, [35, 50]), (76, [50, 68]), (94, [50, 84]), (125, [75, 110]),
  ]
  private static let longest = 110
  /// All of them in the order of their lengths, with the stages that they belong to.
  private static let parts = stages.indices.flatMap { stage in
    stages[stage].lengths.map { (stage: stage, length: $0) }
  }.sorted { $0.length < $1.length }
  /// A word may lie before it within a place, so many steps; or before the phrase in the earlier take, which is why it is
  /// also sought from this step on; and how probable either phrase is.
  private static let (lead, word) = (40, 28)
  private static let shares = [0.8, 0.2]
  /// So many places tell what is usual, and where fewer begin a run of speech, others so many steps apart.
  private static let (most, fewest, apart) = (100, 40, 25)
  /// Of the earlier take's places every so manieth is compared, at the most; of a short take each, so that so many are.
  private static let (every, enough) = (2, 50)

  /// The phase, by its position in the agenda.
  let phase: Int
  /// The earlier take, by its position among all of them.
  let take: Int
  /// From its first step on, and from behind the word that may lie before it.
  private let phrases: [SpeechComparison]
  /// What else in the earlier take begins so, by phrase and part.
  private var common: [[CommonBeginnings]] = []
  /// What is usual of the new take, likewise.
  private var usual: [[PhraseOdds]] = []

  /// Nil where the take does not have the phase.
  init?(_ earlier: MarkedTake, take: Int, phase: Int) {
    let cepstra = earlier.cepstra
    guard let run = OpeningSearch.first(of: earlier.starts[phase], in: cepstra) else { return nil }
    self.phase = phase
    self.take = take
    phrases = [0, Self.word].map {
      SpeechComparison(cepstra, from: cepstra.starts[run] + $0, steps: Self.longest)
    }
    let every = max(1, min(Self.every, cepstra.starts.count / Self.enough))
    let places = cepstra.starts.indices.filter { $0 % every == 0 && abs($0 - run) > 1 }
      .map { cepstra.starts[$0] }
    common = costs(places, cepstra) { costs in
      let odds = PhraseOdds(costs)
      return CommonBeginnings(costs.map { odds.distance($0) })
    }
  }

  /// What is made of the costs of some places, by phrase and part.
  private func costs<Value>(
    _ places: [Int], _ cepstra: Cepstra, _ made: ([Float]) -> Value
  ) -> [[Value]] {
    phrases.map { phrase in
      let costs = places.map { Self.costs(phrase, $0, cepstra, Self.parts) }
      return Self.parts.indices.map { part in made(costs.map { $0[part] }) }
    }
  }

  private static func costs(
    _ phrase: SpeechComparison, _ place: Int, _ cepstra: Cepstra,
    _ parts: [(stage: Int, length: Int)]
  ) -> [Float] {
    phrase.costs(
      at: place, in: cepstra,
      parts: parts.map { SpeechComparison.Part($0.length, in: stages[$0.stage].window) },
      lead: lead)
  }

  /// Learns what is usual of a new take.
  ///
  /// - Parameter speech: what was said in it so far.
  mutating func learn(_ speech: Cepstra) {
    usual = costs(Self.places(of: speech), speech) { PhraseOdds($0) }
  }

  /// Where runs of speech begin, and where these are few, other places.
  private static func places(of speech: Cepstra) -> [Int] {
    let starts = speech.starts
    guard starts.count >= fewest else {
      return Array(stride(from: 0, to: max(0, speech.steps - stages[0].window), by: apart))
    }
    return (0..<min(most, starts.count)).map { starts[$0 * starts.count / min(most, starts.count)] }
  }

  /// How much a place speaks for the phase to begin there, against other words; 1 where it is not known what is
  /// usual.
  ///
  /// - Parameter speech: what is said from the place on.
  func ratio(of speech: Cepstra, at stage: Int) -> Double {
    guard !usual.isEmpty else { return 1 }
    let parts = Self.parts.indices.filter { Self.parts[$0].stage == stage }
    var sum = 0.0
    for (index, phrase) in phrases.enumerated() {
      let costs = Self.costs(phrase, 0, speech, parts.map { Self.parts[$0] })
      for (part, cost) in zip(parts, costs) {
        let ratio = usual[index][part].ratio(cost, beside: common[index][part])
        sum += Self.shares[index] * ratio / Double(parts.count)
      }
    }
    return sum
  }
}
