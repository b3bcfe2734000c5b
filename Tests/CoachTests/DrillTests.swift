import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("The plan of an answer")
struct AnswerDocumentTests {
  private static let given = GivenPlans.file("question-bank.md")

  private static func plan(
    _ question: Question, _ framework: Framework = .star,
    budget: Budget = AnswerDocument.usualBudget
  ) throws -> Plan {
    let text = AnswerDocument(question, framework: framework, budget: budget).text
    return try PlanDocument(decoding: Data(text.utf8)).requirePhases()
  }

  @Test func `has the parts of the framework by their shares, the question and its notes`() throws {
    let document = try Documents.read("questions.md")
    let text = AnswerDocument(document.questions[0], framework: document.frameworks[1]).text
    #expect(Golden.difference(text, from: "answer.md") == nil)
    let plan = try Self.plan(document.questions[0])
    #expect(plan.title == "Tell me about an unpopular decision you made?")
    #expect(plan.framework == "STAR")
    #expect(plan.slot == .seconds(180))
    #expect(plan.phases.map(\.name) == ["Situation", "Task", "Action", "Result"])
    #expect(plan.phases.map(\.budget?.maximum) == [36, 18, 90, 36].map { .seconds($0) })
    #expect(plan.phases.map(\.budget?.minimum) == [24, 12, 60, 24].map { .seconds($0) })
    #expect(plan.phases[0].cues == ["nobody wanted the iron"])
  }

  @Test func `sums to its budget in whole seconds, whatever it is`() throws {
    var random = SeededGenerator(seed: 7)
    let question = Question(text: "Why?", principle: nil, line: 1)
    for _ in 0..<200 {
      let low = Int.random(in: 10...400, using: &random)
      let high = Int.random(in: low...900, using: &random)
      let parts = (0..<Int.random(in: 3...7, using: &random)).map { _ in
        ["Situation", "Task", "Action", "Result", "Lessons", "Else"].randomElement(using: &random)
          ?? ""
      }
      let framework = Framework(name: "X", parts: parts, line: 1)
      let plan = try Self.plan(
        question, framework, budget: Budget(minimum: .seconds(low), maximum: .seconds(high)))
      #expect(plan.phases.count == parts.count)
      #expect(plan.maximum == .seconds(high))
      #expect(plan.minimum <= .seconds(low))
      #expect(plan.minimum >= .seconds(low - parts.count))
    }
  }

  @Test func `reads back as it was written, whatever the question has in it`() throws {
    let texts = [
      "What *is* a_b? # 1 [x](y) <b> `c` \\ & | ~~z~~", "1. How would you make Shop.com better?",
      "- Why: 5-minute version (or not)?", "Trigger: what? — 2 things",
    ]
    for text in texts {
      let question = Question(
        text: NoteText.plain(text), principle: "A & B: *c*", line: 1,
        notes: ["5-Minute Version: Phase 9", "Trigger: a, b; c", "# none", "12 s (3 min)"])
      let plan = try Self.plan(question)
      #expect(plan.title == question.text)
      #expect(plan.phases.count == 4)
      #expect(plan.phases.flatMap(\.cues).count == 4)
      #expect(plan.variants.isEmpty)
    }
  }

  @Test func `is made of every question of the given bank in both its frameworks`() throws {
    guard let given = Self.given else { return }
    let document = try PlanDocument(decoding: Data(contentsOf: given))
    #expect(document.questions.count { !$0.notes.isEmpty } > 40)
    for question in document.questions {
      for framework in document.frameworks {
        let plan = try Self.plan(question, framework)
        #expect(plan.title == question.text)
        #expect(plan.phases.map(\.name) == framework.parts)
        #expect(plan.slot == .seconds(180))
        #expect(plan.phases.flatMap(\.cues).isEmpty == question.notes.isEmpty)
      }
    }
    let risky = try #require(document.questions.first { $0.text.contains("without approval") })
    let plan = try Self.plan(risky)
    #expect(plan.phases[0].cues == ["I was the DRI for FD for smart …"])
    #expect(plan.phases[1].cues.first?.hasPrefix("In the IQ test") == true)
    #expect(plan.phases[2].cues.count == 1)
    #expect(plan.phases[3].cues.count == 1)
  }
}

@Suite("Frameworks and notes")
struct FrameworkTests {
  @Test func `take the shares that the document says, else those of what the parts are for`() throws
  {
    let named = try Documents.parse("# Q\nSituation 40% → Action (40 %) → Result 20 %\n").frameworks
    #expect(named.map(\.name) == ["SAR"])
    #expect(named[0].shares == [0.4, 0.4, 0.2])
    #expect(Framework.star.shares == [0.2, 0.1, 0.5, 0.2])
    let five = try Documents.read("questions.md").frameworks[0].shares
    #expect(five.map { ($0 * 100).rounded() } == [18, 9, 45, 18, 9])
  }

  @Test func `notes go to the parts that they name, in front or in brackets behind`() {
    let notes = [
      "We lost the data(scenario) A day was left. (*Task*) I copied it (Action) Done (Result)",
      "Lessons learnt are none", "Outcome: it held",
    ]
    let cues = AnswerNotes(notes, for: .star).cues
    #expect(
      cues == [
        ["We lost the data"], ["A day was left"], ["I copied it"],
        ["Done", "Lessons learnt are none", "it held"],
      ])
  }

  @Test func `notes that name no part are due by their place in the answer`() {
    let notes = (1...10).map { "note \($0)" }
    let cues = AnswerNotes(notes, for: .star).cues
    #expect(cues.map(\.count) == [2, 1, 5, 2])
    #expect(AnswerNotes(["one"], for: .star).cues[0] == ["one"])
    #expect(AnswerNotes([], for: .star).cues == [[], [], [], []])
  }

  @Test func `triggers are what one reads at a glance`() {
    #expect(AnswerNotes.glance("- It took 2.5 s. Then it stopped.") == "It took 2.5 s")
    #expect(
      AnswerNotes.glance("one two three four five six seven eight nine")
        == "one two three four five six seven eight …")
    #expect(AnswerNotes.glance(" ... ") == "")
  }
}
