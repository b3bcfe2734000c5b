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

  @Test func `is hardly anything where it is said again and again`() {
    let old = Self.take(seed: 1, [1, 1, 1, 1, 2])
    let new = Self.take(seed: 2, [1, 1, 1, 2, 1])
    let pairs = Self.found(new, old).map { [$0.earlier / 7, $0.run / 7] }
    #expect(pairs.contains([4, 3]))
    // Of sixteen pairs that say the same.
    #expect(pairs.count < 4)
  }

  /// The votes of a new take by their places among its sentences, and the phases of a take of three phases that
  /// they are for.
  private static func votes(_ numbers: [Int], voice: UInt64 = 0) -> [[Int?]] {
    let old = take(seed: 1, Array(1...12))
    let runs = old.cepstra.runs
    // Each phase begins with a sentence that nobody says again.
    let marked = MarkedTake(
      name: "take 1", cepstra: old.cepstra,
      starts: [runs[0], runs[28], runs[56]].map(\.lowerBound))
    let new = take(seed: 2, numbers, voice: voice).cepstra
    return PassageVotes(new, like: marked, spacing: 1).votes.map { vote in
      let best = vote.logRatios.indices.max { vote.logRatios[$0] < vote.logRatios[$1] }
      return [new.runs.firstIndex { $0.lowerBound == vote.step }.map { $0 / 7 }, best]
    }
  }

  @Test func `votes for the phase in which it was said`() {
    #expect(
      Self.votes([1, 3, 21, 6, 7, 22, 10, 12]) == [
        [0, 0], [1, 0], [3, 1], [4, 1], [6, 2], [7, 2],
      ])
    #expect(Self.votes([1, 3, 21, 6, 7, 22, 10, 12], voice: 9).isEmpty)
  }

  @Test func `votes for nothing where it comes in any order`() {
    let old = Self.take(seed: 1, Array(1...8))
    let starts = [0, 28].map { old.cepstra.runs[$0].lowerBound }
    let take = MarkedTake(name: "take 1", cepstra: old.cepstra, starts: starts)
    let new = Self.take(seed: 2, [8, 7, 6, 4, 3, 2, 1])
    let votes = PassageVotes(new.cepstra, like: take, spacing: 1).votes
    #expect(votes.count > 3)
    #expect(votes.allSatisfy { $0.logRatios.allSatisfy { abs($0) < 0.01 } })
  }
}
