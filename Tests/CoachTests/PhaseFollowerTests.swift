import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("Whoever follows a speaker through the phases")
struct PhaseFollowerTests {
  private static let phases = 5
  private static let rate = 1000
  /// Frames of a step.
  private static let step = rate / SpectraMeter.stepsPerSecond

  /// What the phases begin with.
  private static func opening(_ phase: Int) -> [Int] { (0..<6).map { phase * 10 + $0 } }

  /// A take of phases of ten sentences each, and where they begin in steps.
  private static func take(
    seed: UInt64, kept: Set<Int> = Set(0..<phases), voice: UInt64 = 0,
    order: [Int] = Array(0..<phases)
  ) -> (speech: FeignedSpeech, starts: [Int?]) {
    var speech = FeignedSpeech(seed: seed, voice: voice)
    var starts = [Int?](repeating: nil, count: phases)
    for phase in order {
      starts[phase] = speech.say(
        kept.contains(phase) ? opening(phase) : opening(phase).map { $0 + 500 + Int(seed) * 100 })
      speech.ramble(8)
      speech.say([Int(seed) * 1000 + 300 + phase], pause: 75)
    }
    return (speech, starts)
  }

  private static let earlier: MarkedTake = {
    let (speech, starts) = take(seed: 1)
    return MarkedTake(name: "take 1", cepstra: speech.cepstra, starts: starts)
  }()

  private static func follower(_ takes: [MarkedTake] = [earlier]) -> PhaseFollower {
    PhaseFollower(takes, planned: Array(repeating: 35, count: phases))
  }

  /// What was turned to, and when that was known, in steps.
  private struct Turn: Equatable {
    let phase: Int
    let start: Int
    let known: Int
  }

  /// Follows a take as it is spoken.
  ///
  /// - Parameter keys: the phases that the speaker turns to with keys, and the steps.
  private static func turns(
    _ follower: inout PhaseFollower, through speech: FeignedSpeech, refusing refused: Set<Int> = [],
    keys: [(step: Int, phase: Int)] = []
  ) -> [Turn] {
    var (phase, began, covered) = (0, 0, Set([0]))
    var turns: [Turn] = []
    var keys = keys[...]
    for now in stride(from: 0, to: speech.next, by: 4) {
      if let key = keys.first, key.step <= now {
        keys = keys.dropFirst()
        (phase, began) = (key.phase, key.step * step)
        covered.insert(phase)
        follower.turned(to: phase, at: began, rate: rate)
      }
      let (meter, spoken) = speech.heard(until: now)
      let moment = PhaseFollower.Moment(
        meter: meter, speech: spoken.map { $0.lowerBound * step..<$0.upperBound * step },
        isSpeaking: false, rate: rate, phase: phase, covered: covered,
        began: began)
      guard let opening = follower.hear(moment), opening.isSure else { continue }
      turns.append(Turn(phase: opening.phase, start: opening.frame / step, known: now))
      if refused.contains(opening.phase) {
        follower.refused(opening.phase, at: opening.frame, rate: rate)
      } else {
        (phase, began) = (opening.phase, opening.frame)
        covered.insert(phase)
        follower.turned(to: phase, at: began, rate: rate)
      }
    }
    return turns
  }

  @Test func `turns at every opening, within two seconds, with the mark at its first word`() {
    let (speech, starts) = Self.take(seed: 2)
    var follower = Self.follower()
    let turns = Self.turns(&follower, through: speech)
    #expect(turns.map(\.phase) == [1, 2, 3, 4])
    for turn in turns {
      #expect(turn.start == starts[turn.phase])
      #expect(turn.known - turn.start <= 100)
    }
    #expect(!follower.hasGivenUp)
  }

  @Test(arguments: [[0, 1, 3, 4], [0, 2, 1, 3, 4]])
  func `understands phases that are left out or told out of order`(order: [Int]) {
    let (speech, starts) = Self.take(seed: 2, order: order)
    var follower = Self.follower()
    let turns = Self.turns(&follower, through: speech)
    #expect(turns.map(\.phase) == Array(order.dropFirst()))
    #expect(turns.map(\.start) == turns.map { starts[$0.phase] })
  }

  @Test func `turns only where an opening is said again`() {
    let (speech, starts) = Self.take(seed: 2, kept: [0, 2, 4])
    var follower = Self.follower()
    let turns = Self.turns(&follower, through: speech)
    #expect(turns.map(\.phase) == [2, 4])
    #expect(turns.map(\.start) == [2, 4].map { starts[$0] })
  }

  @Test func `believes an opening less that begins other sentences of the earlier take as well`()
    throws
  {
    let later = Self.take(seed: 2).speech.cepstra
    var said = FeignedSpeech(seed: 3)
    said.say(Self.opening(1))
    let place = Cepstra(said.spectra, scale: later.scale)
    func ratio(isCommon: Bool) throws -> Double {
      var earlier = FeignedSpeech(seed: 1)
      let starts = (0..<Self.phases).map { phase -> Int? in
        let start = earlier.say(Self.opening(phase))
        for sentence in 0..<8 {
          earlier.ramble(1)
          earlier.say(
            isCommon && sentence == 3
              ? Self.opening(1) : [sentence * 10 + phase + 3000, 1, 2, 3, 4, 5])
        }
        return start
      }
      let take = MarkedTake(name: "take 1", cepstra: earlier.cepstra, starts: starts)
      var opening = try #require(FollowedOpening(take, take: 0, phase: 1))
      opening.learn(later)
      return opening.ratio(of: place, at: 1)
    }
    let (common, own) = try (ratio(isCommon: true), ratio(isCommon: false))
    #expect(own > 100)
    #expect(common < own / 10)
  }

  @Test func `turns nowhere for another voice, and gives up once phases begin unheard`() {
    let (speech, starts) = Self.take(seed: 2, voice: 9)
    var follower = Self.follower()
    let keys = (1..<Self.phases).compactMap { phase in
      starts[phase].map { (step: $0, phase: phase) }
    }
    #expect(Self.turns(&follower, through: speech, keys: keys).isEmpty)
    #expect(follower.hasGivenUp)
  }

  @Test func `is believed where keys are pressed before the openings`() {
    let (speech, starts) = Self.take(seed: 2)
    var follower = Self.follower()
    let keys = (1..<Self.phases).compactMap { phase in
      starts[phase].map { (step: $0 - 20, phase: phase) }
    }
    #expect(Self.turns(&follower, through: speech, keys: keys).isEmpty)
    #expect(!follower.hasGivenUp)
  }

  @Test func `does not turn again where the speaker took it back`() {
    let (speech, starts) = Self.take(seed: 2)
    var follower = Self.follower()
    let turns = Self.turns(&follower, through: speech, refusing: [2])
    #expect(turns.count { $0.phase == 2 && $0.start == starts[2] } == 1)
    #expect(turns.contains { $0.phase == 3 })
  }

  @Test func `knows nothing without an earlier take`() {
    let (speech, _) = Self.take(seed: 2)
    var follower = Self.follower([])
    #expect(follower.knowsNothing)
    #expect(Self.turns(&follower, through: speech).isEmpty)
    #expect(!Self.follower().knowsNothing)
  }

  @Test func `finds the openings of a later take where the speaker has changed them`() {
    let (newer, starts) = Self.take(seed: 3, kept: [0, 1, 2])
    let latest = MarkedTake(name: "take 2", cepstra: newer.cepstra, starts: starts)
    // What phases 3 and 4 begin with is as in the later take.
    var speech = FeignedSpeech(seed: 7)
    var begins: [Int] = []
    for phase in 0..<Self.phases {
      begins.append(
        speech.say(phase < 3 ? Self.opening(phase) : Self.opening(phase).map { $0 + 800 }))
      speech.ramble(8)
      speech.say([700 + phase], pause: 75)
    }
    var follower = Self.follower([latest, Self.earlier])
    let turns = Self.turns(&follower, through: speech)
    #expect(turns.map(\.phase) == [1, 2, 3, 4])
    #expect(turns.map(\.start) == Array(begins.dropFirst()))
  }
}
