import Testing

@testable import Coach

@Suite("Phases in one line") struct GivenPhasesTests {
  private static func parts(_ text: String) -> [String]? {
    GivenPhases.plan(text)?.phases.map { phase in
      "\(phase.number ?? 0) \(phase.name) \(TimeText.band(phase.budget))"
    }
  }

  @Test func `have names, times, or no time`() {
    #expect(
      Self.parts("Intro 2m, Demo 5-6 min , Questions, Part 2")
        == ["1 Intro 1:30-2:00", "2 Demo 5:00-6:00", "3 Questions open", "4 Part 2 open"])
    #expect(Self.parts("The end 1:30") == ["1 The end 1:08-1:30"])
  }

  @Test(arguments: ["", "Intro 2m,,Demo", "Intro,"])
  func `need a name each`(_ text: String) {
    #expect(GivenPhases.plan(text) == nil)
  }

  @Test(arguments: ["Intro 2m, Demo 5m, Questions", "A 1 min, B 90s"])
  func `are the same when the take's plan is read again`(_ text: String) throws {
    let plan = try #require(GivenPhases.plan(text))
    let read = PlanDocument(SourceText(MarkdownPlan.render(plan)), as: .known).plan
    #expect(read.phases.map(\.name) == plan.phases.map(\.name))
    #expect(read.phases.map(\.budget) == plan.phases.map(\.budget))
  }
}
