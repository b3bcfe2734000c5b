import AudioCore
import Testing

@testable import Coach

@Suite("What two takes both say")
struct PassageSearchTests {
  private static func sentence(_ number: Int) -> [Int] { (0..<9).map { number * 20 + $0 } }

  /// Sentences by their numbers, each a run of speech of its own, with thirty others around them.
  private static func take(seed: UInt64, _ numbers: [Int], voice: UInt64 = 0) -> FeignedSpeech {
    var speech = FeignedSpeech(seed: seed, voice: voice)
    for number in numbers {
      speech.ramble(6)
      speech.say(sentence(number))
    }
    speech.ramble(6)
    return speech
  }

  /// The passages that were found, by their places among the sentences of both.
  private static func found(_ new: FeignedSpeech, _ old: FeignedSpeech) -> [PassageSearch.Match] {
    PassageSearch(new.cepstra, like: old.cepstra).matches
  }

  @Test func `is found wherever it is said`() {
    let old = Self.take(seed: 1, [1, 2, 3, 4, 5])
    let new = Self.take(seed: 2, [4, 1, 5, 3, 2])
    let pairs = Self.found(new, old).map { [$0.earlier / 7, $0.run / 7] }
    #expect(pairs == [[3, 0], [0, 1], [4, 2], [2, 3], [1, 4]])
  }

  @Test func `is nothing where other things are said, or by another voice`() {
    let old = Self.take(seed: 1, [1, 2, 3, 4, 5])
    #expect(Self.found(Self.take(seed: 2, [11, 12, 13, 14, 15]), old).isEmpty)
    #expect(Self.found(Self.take(seed: 2, [1, 2, 3, 4, 5], voice: 9), old).isEmpty)
  }

  @Test func `is nothing where it is said again and again`() {
    let old = Self.take(seed: 1, [1, 1, 1, 1, 2])
    let new = Self.take(seed: 2, [1, 1, 1, 2, 1])
    #expect(Self.found(new, old).map { [$0.earlier / 7, $0.run / 7] } == [[4, 3]])
  }

  @Test func `votes for the phase in which it was said, and not at its beginning`() throws {
    let old = Self.take(seed: 1, [1, 2, 3, 4])
    let runs = old.cepstra.runs
    let starts = [runs[0].lowerBound, runs[10].lowerBound, runs[20].lowerBound]
    let take = MarkedTake(name: "take 1", cepstra: old.cepstra, starts: starts)
    let new = Self.take(seed: 2, [3, 9, 1])
    let votes = PassageVotes(new.cepstra, like: take, spacing: 1).tokens
    try #require(votes.count == 2)
    #expect(votes.map(\.step) == [6, 20].map { new.cepstra.runs[$0].lowerBound })
    // The third sentence is the twenty-first run, which the last phase begins with: it is sought elsewhere.
    #expect(votes[0].logRatios.indices.max { votes[0].logRatios[$0] < votes[0].logRatios[$1] } == 2)
    #expect(votes[1].logRatios.indices.max { votes[1].logRatios[$0] < votes[1].logRatios[$1] } == 0)
  }
}
