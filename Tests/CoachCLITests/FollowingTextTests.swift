import Testing

@testable import Coach
@testable import CoachCLI

@Suite("What is said of phases that turn by themselves")
struct FollowingTextTests {
  private static let plan = Plan(
    title: "Talk", slot: nil,
    phases: [(5, "DATA"), (6, "EXPERIMENTS"), (7, "TROUBLE"), (70, "RESULT")].map { number, name in
      Phase(number: number, name: name, line: 0, budget: nil, cues: [], isBreak: false)
    })

  private static func heard(
    _ probability: Double, isTurned: Bool, phase: Int = 1
  ) -> HeardPhase {
    HeardPhase(phase: phase, start: 271, probability: probability, isTurned: isTurned)
  }

  /// A moment at which a phase was heard.
  private static func moment(_ heard: HeardPhase?, phase: Int) -> ScreenMoment {
    ScreenMoment(plan, spoken: Array(repeating: 60, count: phase + 1)) {
      $0.state.heard = heard
      $0.state.following = .openings
    }
  }

  private static func screen(_ moment: ScreenMoment) -> String {
    moment.lines(columns: 80, rows: 24).map { $0.runs.map(\.text).joined() }.joined(
      separator: "\n")
  }

  @Test func `is the phase, how sure it is, and how to take it back or accept it`() {
    #expect(
      FollowingText.of(Self.heard(0.978, isTurned: true), in: 1, Self.plan)
        == "heard 6 EXPERIMENTS at 4:31 (97 % sure), u to undo")
    #expect(
      FollowingText.of(Self.heard(0.6, isTurned: false), in: 0, Self.plan) == "6 EXPERIMENTS? space"
    )
  }

  @Test func `names the number of a phase that space does not lead to`() {
    func suggested(_ phase: Int, in spoken: Int, _ plan: Plan) -> String? {
      FollowingText.of(Self.heard(0.6, isTurned: false, phase: phase), in: spoken, plan)
    }
    #expect(suggested(1, in: 2, Self.plan) == "6 EXPERIMENTS? press 6")
    #expect(suggested(3, in: 0, Self.plan) == "70 RESULT? press 70")
    // A longer number could follow.
    #expect(suggested(2, in: 0, Self.plan) == "7 TROUBLE? press 7, enter")
    func phases(_ numbers: [Int?]) -> Plan {
      Plan(
        title: "Talk", slot: nil,
        phases: numbers.map {
          Phase(number: $0, name: "HOW", line: 0, budget: nil, cues: [], isBreak: false)
        })
    }
    #expect(suggested(2, in: 0, phases([nil, nil, nil])) == "HOW? press 3")
    // Keys do not lead to a phase without a number among others that have one.
    #expect(suggested(2, in: 0, phases([1, 2, nil])) == nil)
    #expect(suggested(2, in: 1, phases([1, 2, nil])) == "HOW? space")
  }

  @Test func `stands on the screen as long as it counts`() {
    let turned = Self.screen(Self.moment(Self.heard(0.978, isTurned: true), phase: 1))
    #expect(turned.contains("heard 6 EXPERIMENTS at 4:31"))
    let suggested = Self.screen(Self.moment(Self.heard(0.6, isTurned: false), phase: 0))
    #expect(suggested.contains("6 EXPERIMENTS? space"))
    let quiet = Self.screen(Self.moment(nil, phase: 0))
    #expect(!quiet.contains("space\n") && !quiet.contains("heard"))
    #expect(quiet.contains("phases turn by themselves; u takes a turn back"))
  }

  @Test func `is said in a line once, however sure a suggestion becomes`() {
    var lines = PlainLines(Self.plan)
    var said = ""
    for probability in [0.6, 0.7, 0.8] {
      let moment = Self.moment(Self.heard(probability, isTurned: false), phase: 0)
      said += lines.update(moment.content, moment.screen)
    }
    #expect(said.split(separator: "\n").count { $0.hasSuffix("6 EXPERIMENTS? space") } == 1)
    #expect(said.split(separator: "\n").count { $0.contains("phases turn by themselves") } == 1)
  }
}
