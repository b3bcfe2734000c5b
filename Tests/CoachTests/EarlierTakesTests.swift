import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("What earlier takes say of a new one")
struct EarlierTakesTests {
  private static let phases = 6
  private static let rate = 100

  /// What the phases begin with.
  private static func opening(_ phase: Int) -> [Int] { (0..<6).map { phase * 10 + $0 } }

  /// A take: each phase begins with its opening or with other words, between twelve other sentences.
  private static func take(
    seed: UInt64, kept: Set<Int> = Set(0..<phases), voice: UInt64 = 0,
    order: [Int] = Array(0..<phases),
    room: Int = 0
  ) -> (speech: FeignedSpeech, starts: [Int?]) {
    var speech = FeignedSpeech(seed: seed, voice: voice, room: (0..<14).map { $0 * room })
    var starts = [Int?](repeating: nil, count: phases)
    for phase in order {
      starts[phase] = speech.say(
        kept.contains(phase) ? opening(phase) : opening(phase).map { $0 + 500 + Int(seed) * 100 })
      speech.ramble(12)
    }
    return (speech, starts)
  }

  private static func marked(
    _ seed: UInt64, name: String = "take 1", kept: Set<Int> = Set(0..<phases)
  ) -> MarkedTake {
    let (speech, starts) = take(seed: seed, kept: kept)
    return MarkedTake(name: name, cepstra: speech.cepstra, starts: starts)
  }

  private static func best(_ phase: Int, _ evidence: AlignmentEvidence) -> AlignmentEvidence
    .Beginning?
  {
    evidence.beginnings.filter { $0.phase == phase }.max { $0.logOdds < $1.logOdds }
  }

  private static func frame(_ step: Int?) -> Int? {
    step.map { $0 * rate / SpectraMeter.stepsPerSecond }
  }

  @Test func `is where phases begin, in another room and at another pace`() {
    let (speech, starts) = Self.take(seed: 2, room: 3)
    let found = Coach.EarlierTakes([Self.marked(1)], in: speech.cepstra, rate: Self.rate)
    #expect(
      found.findings == [
        .init(name: "take 1", heard: Array(0..<Self.phases), kept: found.findings[0].kept)
      ])
    #expect(found.findings[0].kept > 0.7)
    for phase in 0..<Self.phases {
      let best = Self.best(phase, found.evidence)
      #expect(best?.frame == Self.frame(starts[phase]))
      #expect((best?.logOdds ?? 0) > 4)
      // No other place is worth as much.
      let others = found.evidence.beginnings.filter { $0.phase == phase && $0 != best }
      #expect(others.allSatisfy { $0.logOdds < (best?.logOdds ?? 0) })
    }
    #expect(found.remarks(phases: 6) == ["what 6 of 6 phases begin with in take 1 was heard again"])
  }

  @Test func `names only the openings that were kept`() {
    let (speech, _) = Self.take(seed: 2, kept: [0, 2, 4])
    let found = Coach.EarlierTakes([Self.marked(1)], in: speech.cepstra, rate: Self.rate)
    #expect(found.findings[0].heard == [0, 2, 4])
    #expect((0.3...0.7).contains(found.findings[0].kept))
    for phase in [1, 3, 5] { #expect((Self.best(phase, found.evidence)?.logOdds ?? 0) < 3) }
  }

  @Test func `is nothing where another voice speaks, and that is said`() {
    let (speech, _) = Self.take(seed: 2, voice: 9)
    let found = Coach.EarlierTakes([Self.marked(1)], in: speech.cepstra, rate: Self.rate)
    #expect(found.evidence.isEmpty)
    #expect(found.findings[0].isLeftAside)
    #expect(found.remarks(phases: 6)[0].contains("left aside"))
  }

  @Test func `comes from whichever of several takes has the opening`() {
    let (speech, starts) = Self.take(seed: 5)
    let found = Coach.EarlierTakes(
      [Self.marked(1, kept: [0, 1, 2]), Self.marked(3, name: "take 2", kept: [2, 3, 4, 5])],
      in: speech.cepstra, rate: Self.rate)
    for phase in 0..<Self.phases {
      #expect(Self.best(phase, found.evidence)?.frame == Self.frame(starts[phase]))
    }
    // Both saying the same is no more than one saying it twice.
    let alone = Coach.EarlierTakes([Self.marked(1)], in: speech.cepstra, rate: Self.rate)
    let twice = Coach.EarlierTakes(
      [Self.marked(1), Self.marked(1)], in: speech.cepstra, rate: Self.rate)
    #expect(alone.evidence == twice.evidence)
  }

  @Test func `is not what many sentences begin with`() {
    func take(_ seed: UInt64) -> (FeignedSpeech, [Int?]) {
      var speech = FeignedSpeech(seed: seed)
      var starts: [Int?] = []
      for phase in 0..<Self.phases {
        // Every phase begins with the same two words, and then with what nobody says again.
        starts.append(
          speech.say([7, 8] + (0..<6).map { 900 + phase * 20 + $0 + Int(seed) * 1000 }))
        speech.ramble(6)
        speech.say([7, 8] + (0..<6).map { 500 + phase * 20 + $0 + Int(seed) * 1000 })
        speech.ramble(6)
      }
      return (speech, starts)
    }
    let (early, starts) = take(1)
    let earlier = MarkedTake(name: "take 1", cepstra: early.cepstra, starts: starts)
    let found = Coach.EarlierTakes(
      [earlier], in: take(2).0.cepstra, rate: Self.rate)
    #expect(found.evidence.beginnings.allSatisfy { $0.logOdds < 2.5 })
  }

  @Test func `is found where the mark lies before the first word or just in it`() {
    let (speech, starts) = Self.take(seed: 2)
    for shift in [-60, -20, 10] {
      let (early, begins) = Self.take(seed: 1)
      let take = MarkedTake(
        name: "take 1", cepstra: early.cepstra, starts: begins.map { $0.map { max(0, $0 + shift) } }
      )
      let found = Coach.EarlierTakes([take], in: speech.cepstra, rate: Self.rate)
      #expect(Self.best(3, found.evidence)?.frame == Self.frame(starts[3]))
    }
  }

  @Test func `is nothing in recordings that are too short to know what is usual`() {
    var speech = FeignedSpeech(seed: 4)
    speech.say(Self.opening(0))
    speech.say(Self.opening(1))
    let found = Coach.EarlierTakes([Self.marked(1)], in: speech.cepstra, rate: Self.rate)
    #expect(found.evidence.beginnings.allSatisfy { abs($0.logOdds) < 0.7 })
    #expect(
      found.remarks(phases: 6) == [
        "take 1 was left aside: there are too few pauses in this recording to compare"
      ])
    let silent = FeignedSpeech(seed: 5)
    #expect(
      Coach.EarlierTakes([Self.marked(1)], in: silent.cepstra, rate: Self.rate).evidence.isEmpty)
  }

  @Test func `is less where the new take says an opening again and again`() {
    func odds(times: Int) -> Double {
      var speech = FeignedSpeech(seed: 2)
      for phase in 0..<Self.phases {
        speech.say(Self.opening(phase))
        speech.ramble(12)
        if phase > 0, phase < times {
          speech.say(Self.opening(3))
          speech.ramble(2)
        }
      }
      let found = Coach.EarlierTakes([Self.marked(1)], in: speech.cepstra, rate: Self.rate)
      return Self.best(3, found.evidence)?.logOdds ?? 0
    }
    #expect(odds(times: 1) > odds(times: 2) + 1)
    #expect(odds(times: 2) > odds(times: 5))
  }

  @Test func `is found in recordings of two minutes as well`() {
    func take(_ seed: UInt64) -> (FeignedSpeech, [Int?]) {
      var speech = FeignedSpeech(seed: seed)
      var starts: [Int?] = []
      for phase in 0..<Self.phases {
        starts.append(speech.say(Self.opening(phase)))
        speech.ramble(3)
      }
      return (speech, starts)
    }
    let (early, starts) = take(1)
    let earlier = MarkedTake(name: "take 1", cepstra: early.cepstra, starts: starts)
    let (speech, begins) = take(2)
    let found = Coach.EarlierTakes([earlier], in: speech.cepstra, rate: Self.rate)
    #expect(found.findings[0].heard == Array(0..<Self.phases))
    for phase in 0..<Self.phases {
      #expect(Self.best(phase, found.evidence)?.frame == Self.frame(begins[phase]))
    }
  }
}
