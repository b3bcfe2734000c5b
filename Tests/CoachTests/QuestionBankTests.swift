import Testing

@testable import Coach

@Suite("Question banks")
struct QuestionBankTests {
  @Test func `give their questions under their principles, and their frameworks`() throws {
    let document = try Documents.read("questions.md")
    #expect(
      document.frameworks == [
        Framework(
          name: "SPSIL", parts: ["Situation", "Problem", "Solution", "Impact", "Lessons"], line: 1),
        Framework(name: "STAR", parts: ["Situation", "Task", "Action", "Result"], line: 3),
      ])
    #expect(
      document.questions.map(\.text) == [
        "Tell me about an unpopular decision you made?",
        "Tell me about a time when you decided without your board",
        "Describe a reader that you could not help", "A colleague is always late",
      ])
    #expect(document.questions.map(\.principle) == ["Courage", "Courage", "Care", "Care"])
    #expect(document.questions.map(\.line) == [25, 27, 33, 37])
    #expect(document.plan.phases.isEmpty)
  }

  @Test func `are found without list items too`() throws {
    let text =
      "## Ownership\n### Why did you stay?\n### What broke?\n## Trust\n### Who helped you?\n"
    let questions = try Documents.parse(text).questions
    #expect(questions.map(\.principle) == ["Ownership", "Ownership", "Trust"])
  }

  @Test func `in a list have what stands below them as notes, and not the next question`() throws {
    let text = """
      # Interview questions
      - Tell me about a time you led a team.
        - five people, three months
      - Describe a conflict you solved.
      - What would you do first?
      """
    let questions = try Documents.parse(text).questions
    #expect(questions.map(\.notes) == [["five people, three months"], [], []])
  }

  @Test func `are not seen in a walkthrough that asks one or two things`() throws {
    let text = "# T\n## A (1 min)\n### Why Step Functions?\n### What is left?\n"
    #expect(try Documents.parse(text).questions.isEmpty)
    #expect(try Documents.parse("Catalogue → my pipeline → *3D team*\n").frameworks.isEmpty)
  }
}
