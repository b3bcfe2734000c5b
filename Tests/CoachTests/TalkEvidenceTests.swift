import Testing

@testable import Coach

/// Our own wording of the kinds of documents in `docs/plans.md`.
@Suite("Parts with times")
struct TalkEvidenceTests {
  @Test(arguments: [
    "# Travel\n\n## Intro (2 min)\n\n## Roads (5 min)\n\n## Questions (3 min)\n",
    "# Vortrag (10 min)\n\n- Einstieg (2 min)\n- Wege (5 min)\n- Fragen (3 min)\n",
    "# Deployment workshop\n\n## Welcome (5 min)\n\n## Install it (20 min)\n\n## Wrap-up (5 min)\n",
    "# Ants\n\n## PHASE 1: A (2-3 min)\n\n**Trigger:** sand, queen\n\n## PHASE 2: B (2-3 min)\n",
    "## A (1 min)\n\n## B (2 min)\n\n## C (2 min)\n",
  ])
  func `of a talk are taken without a question`(text: String) throws {
    let document = try Documents.parse(text)
    #expect(document.plan.phases.count >= 2)
    #expect(document.doubt == nil)
  }

  @Test(arguments: [
    // Work, which is written as an agenda is.
    "# Parser\n\n## Tasks\n\n- Tokens (30 min)\n- Trees (45 min)\n- Tests (20 min)\n",
    // Chapters of a recording.
    """
    # Radio

    - 0:00 Welcome
    - 1:27 Rivers
    - 4:09 Dams
    - 9:51 Fish
    - 14:33 Nets
    """,
    // Ways of hurrying.
    "# App\n\n## Moods\n\n- Hasty (15 min)\n- Calm (30 min)\n- Slow (60 min)\n",
    // What is done again and again.
    "# Garden\n\n## Daily (10-20 min)\n\n## Weekly (60 min)\n\n## Monthly (90 min)\n",
  ])
  func `that may be no talk's are taken, and it is said why`(text: String) throws {
    let document = try Documents.parse(text)
    let doubt = try #require(document.doubt)
    #expect(!document.plan.phases.isEmpty)
    #expect(!doubt.reasons.isEmpty)
    #expect(doubt.sentence.hasPrefix("lines \(document.plan.phases[0].line)-"))
  }

  @Test(arguments: [
    "# Plum soup\n\n## Ingredients\n\n## Steps\n\n1. Boil plums (10 min)\n2. Simmer (20 min)\n3. Cook on (5 min)\n",
    "# Todo\n\n- Storage (8 h)\n- Network (12 h)\n- Screens (6-8 h)\n",
    "# Rivers\n\n## Sources\n\n## Mouths\n\n## Quick look (5 min)\n\n## Licence\n\n## Authors\n",
  ])
  func `of something else are no phases, and the lines are named`(text: String) throws {
    let document = try Documents.parse(text)
    #expect(document.plan.phases.isEmpty)
    let error = try #require(throws: PlanError.self) { try document.requirePhases() }
    guard case .noTalk(let doubt, let hints) = error.reason else {
      Issue.record("\(error.reason)")
      return
    }
    #expect(!hints.isEmpty)
    #expect(error.line == doubt.firstLine)
    #expect(PlanDocument(SourceText(text), as: PlanReading(form: doubt.form)).plan.phases.count > 0)
    #expect(PlanDocument(SourceText(text), as: .known).plan.phases.count > 0)
  }

  @Test func `are phases where the notes say in which form they are`() throws {
    let text = "---\nform: list\n---\n\n# Todo\n\n- A (8 h)\n- B (12 h)\n- C (7 h)\n"
    let document = try Documents.parse(text)
    #expect(document.plan.phases.count == 3)
    #expect(document.doubt == nil)
    // What is written back says so too.
    let again = try Documents.parse(MarkdownPlan.render(document.plan))
    #expect(again.plan.phases.map(\.budget) == document.plan.phases.map(\.budget))
    #expect(again.doubt == nil)
  }
}
