import Foundation
import Testing

@testable import Coach

@Suite("What an interviewer asks in between")
struct FollowUpTests {
  private static let deeper = FollowUp.deeper(into: "the votes")

  private static func rehearsal(_ commands: [(Int, RehearsalCommand)]) -> Rehearsal {
    var rehearsal = Rehearsal(phaseCount: 3)
    for (frame, command) in commands {
      rehearsal.apply(Rehearsal.Event(frame: frame, command: command))
    }
    return rehearsal
  }

  @Test(arguments: [RehearsalCommand.next, .back, .skip])
  func `what goes deeper is a part behind all others, from which the answer goes on where it was`(
    key: RehearsalCommand
  ) {
    let rehearsal = Self.rehearsal([(10, .next), (20, .followUp(Self.deeper)), (30, key)])
    #expect(
      rehearsal.marks.map(\.activity) == [.phase(0), .phase(1), .phase(3), .phase(1)])
    #expect(rehearsal.marks.map(\.frame) == [0, 10, 20, 30])
    #expect(rehearsal.asked?.phase == 1)
    #expect(rehearsal.asked?.followUp == Self.deeper)
  }

  @Test func `from what goes deeper a jump leads where it says, and one to nowhere does not`() {
    let asked = [(10, RehearsalCommand.followUp(Self.deeper))]
    #expect(Self.rehearsal(asked + [(20, .jump(2))]).marks.last?.activity == .phase(2))
    #expect(Self.rehearsal(asked + [(20, .jump(9))]).marks.last?.activity == .phase(3))
  }

  @Test func `the short version is the rest of the answer; it is held and finished like a phase`() {
    let keys: [(Int, RehearsalCommand)] = [
      (10, .followUp(.shortVersion)), (20, .next), (30, .skip), (40, .jump(2)), (50, .hold),
      (60, .hold), (70, .finish),
    ]
    #expect(
      Self.rehearsal(keys).marks == [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10, activity: .phase(3)),
        Mark(frame: 50, activity: .held), Mark(frame: 60, activity: .phase(3)),
        Mark(frame: 70, activity: .ended),
      ])
  }

  @Test func `an undo takes the question back`() {
    let rehearsal = Self.rehearsal([(10, .followUp(.shortVersion)), (20, .undo), (30, .next)])
    #expect(rehearsal.asked == nil)
    #expect(rehearsal.marks.map(\.activity) == [.phase(0), .phase(1)])
  }

  @Test(arguments: [FollowUp.shortVersion, deeper])
  func `a journal keeps it`(followUp: FollowUp) throws {
    let event = Rehearsal.Event(frame: 40, command: .followUp(followUp))
    let start = JournalEntry.Start(
      startedAt: "2026-11-21T14:05:00+01:00", device: "d", rate: 8000, channels: 1,
      plan: "plan.md", variant: nil, slot: nil)
    var data = Data()
    for entry in [JournalEntry.start(start), .command(event)] {
      data += try JSONEncoder().encode(entry) + Data("\n".utf8)
    }
    let journal = try #require(Journal(decoding: data))
    #expect(journal.commands == [event])
    #expect(journal.rehearsal(phaseCount: 3).asked?.followUp == followUp)
  }

  @Test(arguments: [("-5", "9"), ("1", "1e308"), ("50", "3"), ("1", "86401"), ("1e19", "1e19")])
  func `a journal's figures that are no band are none of its`(low: String, high: String) throws {
    let text = """
      {"event":"start","start":{"channels":1,"device":"d","plan":"p","sample_rate_hz":8000,"schema":1,\
      "started_at":""}}
      {"command":"follow_up","event":"command","frame":1,"follow_up":{"kind":"deeper","name":"n",\
      "words":"w","min_s":7,"max_s":8}}

      """
    #expect(try #require(Journal(decoding: Data(text.utf8))).commands.count == 1)
    let broken = text.replacing(":7,", with: ":\(low),").replacing(":8}", with: ":\(high)}")
    #expect(try #require(Journal(decoding: Data(broken.utf8))).commands.isEmpty)
  }

  private static let plan = Plan(
    title: "Q", slot: .seconds(40),
    phases: ["Situation", "Action", "Result"].enumerated().map {
      Phase(
        number: $0 + 1, name: $1, line: $0,
        budget: Budget(minimum: .seconds(5), maximum: .seconds(10)), cues: [])
    }, framework: "SAR")

  @Test func `what goes deeper has its band beyond the slot`() {
    let agenda = Agenda(Self.plan).asked((Self.deeper, phase: 1))
    #expect(agenda.parts.map { $0.budget?.maximum.seconds } == [10, 10, 10, 60])
    #expect(agenda.totalBudget == Budget(minimum: .seconds(60), maximum: .seconds(100)))
  }

  @Test func `what the short version breaks off is not judged`() {
    let agenda = Agenda(Self.plan).asked((.shortVersion, phase: 1))
    #expect(agenda.parts.map { $0.budget?.minimum.seconds } == [5, nil, nil, 45])
    #expect(agenda.totalBudget == nil)
  }

  @Test func `comes in the middle of an answer, and the same for the same seed`() {
    var words: Set<String> = []
    for seed in 0..<400 {
      let interviewer = Interviewer(Self.plan, offers: ["a", "b"], seed: UInt64(seed))
      // The middles are 22.5 s together.
      #expect((4.5...18).contains(interviewer.after))
      #expect(interviewer == Interviewer(Self.plan, offers: ["a", "b"], seed: UInt64(seed)))
      words.insert(interviewer.followUp.words)
    }
    #expect(
      words == [
        "60-second version, please", "Could you go deeper into a?", "Could you go deeper into b?",
      ])
    let usual = (0..<400).map { Interviewer(Self.plan, offers: [], seed: $0).followUp.name }
    #expect(Set(usual).count == 1 + Interviewer.usualOffers.count)
  }

  @Test(arguments: [
    ("I can go deeper into [the data / the team]: what would help?", ["the data", "the team"]),
    ("- *\"Shall I say more about [A/B/A]?\"*", ["A", "B"]),
    ("See [the data / the team].", []), ("Is it [one thing]?", []),
    ("```\nMore on [a / b]?\n```", []), ("Which [1 / 2]?", []),
  ])
  func `is found in the document's own offers`(text: String, offers: [String]) throws {
    #expect(PlanDocument(SourceText(decoding: Data(text.utf8))).offers == offers)
  }

  @Test(
    .enabled(if: GivenPlans.file("walkthrough-10-phases.md") != nil),
    arguments: [
      ("walkthrough-10-phases.md", ["challenges", "ML models"]),
      ("walkthrough-11-phases.md", ["ML models", "experiments"]),
    ])
  func `is found in the given walkthroughs`(name: String, last: [String]) throws {
    let file = try #require(GivenPlans.file(name))
    let offers = try PlanDocument(decoding: Data(contentsOf: file)).offers
    #expect(offers == ["technical architecture", "cross-team dynamics"] + last)
  }

  @Test func `the grade of an answer that was broken off is that of its short version`() {
    let plan = MadeTakes.plan([("Situation", 4...8), ("Action", 10...20)])
    func times(_ kind: FollowUp.Kind?, seconds: Double) -> TakeTimes {
      var times = MadeTakes.take(plan, day: 1, seconds: [6, 0]).times
      let short = MadeTakes.take(
        MadeTakes.plan([("60-second version", 45...60)]), day: 1, seconds: [seconds])
      times.follow_up = kind.map { .init(kind: $0, phase: short.times.phases[0]) }
      return times
    }
    #expect(AnswerGrade.grade(times(.short_version, seconds: 50)) == 5)
    #expect(AnswerGrade.grade(times(.short_version, seconds: 70)) == 4)
    #expect(
      AnswerGrade.grade(times(.deeper, seconds: 50)) == AnswerGrade.grade(times(nil, seconds: 0)))
    #expect(AnswerGrade.grade(times(.deeper, seconds: 50)) <= 2)
  }
}
