import FoundationEssentials
import TestSupport
import Testing

@testable import Coach

@Suite("Notes as plans")
struct PlanDocumentTests {
  @Test(arguments: ["walkthrough.md", "walkthrough-windows1252.md", "walkthrough-macroman.md"])
  func `give their phases, budgets, cue words, slot and variants, in any code page`(
    file: String
  ) throws {
    let document = try Documents.read(file)
    let plan = document.plan
    #expect(document.wasRepaired == (file != "walkthrough.md"))
    #expect(plan.title == "Moving the Town Library - Detailed Walkthrough")
    #expect(plan.slot == .seconds(20 * 60))
    #expect(
      plan.phases.map(\.name) == [
        "PROJECT OVERVIEW", "WHY - The Old Catalogue", "WHAT - The Plan", "HOW - Moving Records",
        "TROUBLE - Power Cut", "RESULT",
      ])
    #expect(plan.phases.map(\.number) == [nil, 1, 2, 3, 4, 5])
    #expect(
      plan.phases.map(\.budget?.maximum) == [30, 180, 180, 240, 90, 240].map { .seconds($0) })
    #expect(
      plan.phases.map(\.budget?.minimum) == [22.5, 120, 120, 180, 67.5, 180].map { .seconds($0) })
    #expect(plan.phases.map(\.line) == [9, 23, 35, 42, 50, 56])
    #expect(
      plan.phases.map(\.cues) == [
        ["What"], ["One terminal", "paper slips", "1,200 lost reservations", "leak → mould"],
        ["three months", "two catalogues (old + new, side by side)", "no closed day"],
        ["volunteers", "bar codes", "checked twice"], ["backup", "bicycle"],
        ["doubled", "nobody queues"],
      ])
    #expect(plan.variants.map(\.name) == ["5-Minute Version", "10-Minute Version"])
    #expect(plan.variants.map(\.phaseIndices) == [[1, 3, 5], [0, 1, 2, 3, 5]])
    #expect(
      document.notices.filter { $0.subject != .text }.map(\.text) == [
        "'THE CAT ON THE TERMINAL (Only If Asked)' has trigger words but has no time",
        "'PHASE 6: NO BUDGET YET' looks like a phase but has no time",
        "'Full Walkthrough' is as long as the slot, which the others fill: the whole, not a phase",
      ])
    #expect(document.questions.isEmpty)
  }

  @Test func `shrink a variant's budgets so that their maxima fill its minutes`() throws {
    let plan = try Documents.read("walkthrough.md").plan
    let short = plan.applying(try #require(plan.variant(named: "5")))
    #expect(short.slot == .seconds(300))
    #expect(abs(short.maximum.seconds - 300) < 1e-6)
    #expect(abs((short.phases[0].budget?.maximum.seconds ?? 0) - 180 * 300 / 660.0) < 1e-6)
    #expect(abs(short.minimum.seconds - 480 * 300 / 660.0) < 1e-6)
    #expect(plan.variant(named: "10-minute version") == plan.variants[1])
    #expect(plan.variant(named: "7") == nil)
  }

  @Test func `do not stretch a variant that has time to spare`() throws {
    let plan = try Documents.parse("## A (1 min)\n\n**5-Minute Version:**\n- Phase 1\n").plan
    #expect(plan.applying(plan.variants[0]).maximum == .seconds(60))
  }

  @Test func `number their phases by order when no heading does`() throws {
    let plan = try Documents.parse("# T\n## A (1 min)\n## B - 2 min\n## C: 90 s\n").plan
    #expect(plan.phases.map(\.number) == [1, 2, 3])
    #expect(plan.phases.map(\.name) == ["A", "B", "C"])
  }

  @Test(arguments: [
    ("## PHASE 3: HOW (2 min)", 3, "HOW"), ("### Part 4 - Why it broke (90s)", 4, "Why it broke"),
    ("## 5. Result [2–3 min]", 5, "Result"), ("## 6) End — 1 minute", 6, "End"),
    ("## 7: Last (1:30)", 7, "Last"), ("## Phase 12 (2 min): Late", 12, "Late"),
    ("## 3 options (2 min)", nil, "3 options"), ("## 3D models (2 min)", nil, "3D models"),
    ("## 1.5 kilometres (2 min)", nil, "1.5 kilometres"),
    ("## Partly done (2 min)", nil, "Partly done"),
    ("## 🎯 PHASE 8: Aim (30 seconds)", 8, "Aim"), ("## **PHASE 9:** *Bold* (2 min)", 9, "Bold"),
  ])
  func `name and number their phases in every usual way`(
    heading: String, number: Int?, name: String
  ) throws {
    // A second, numbered phase keeps the first from being numbered by order.
    let plan = try Documents.parse("\(heading)\n\n## PHASE 99: Z (1 min)\n").plan
    #expect(plan.phases.first?.number == number)
    #expect(plan.phases.first?.name == name)
  }

  @Test(arguments: [
    ("**Time:** 1 hour total, ~30 min for the story", 1800.0),
    ("**Interview Time:** 30 minutes for project", 1800),
    ("Time slot: 45 min", 2700), ("Duration: 1 h", 3600),
    ("**Interview:** Oct 9, 2025, 1PM PDT\n**Time:** 20 min", 1200),
    ("- Target: 12 minutes (out of 20)", 720),
  ])
  func `name their slot in a labelled line`(line: String, seconds: Double) throws {
    let plan = try Documents.parse("# T\n\n\(line)\n\n## A (1 min)\n").plan
    #expect(plan.slot == .seconds(seconds))
  }

  @Test func `take the slot from front matter first, and keep their line numbers`() throws {
    let text = "---\ntitle: x\nslot: \"25m\"\n---\n# T\n**Time:** 30 min\n## A (1 min)\n"
    let plan = try Documents.parse(text).plan
    #expect(plan.slot == .seconds(1500))
    #expect(plan.phases[0].line == 7)
  }

  @Test(arguments: [
    ("**Structure:** 10 phases, ~2-3 min each"), ("**Memory:** 30 minutes"),
    ("## A (1 min)\n\n**Time:** 30 min"),
  ])
  func `have no slot where none is named before the first phase`(text: String) throws {
    #expect(try Documents.parse("# T\n\n\(text)\n\n## B (1 min)\n").plan.slot == nil)
  }

  @Test func `say what cannot be read, and read the rest`() throws {
    let document = try Documents.parse(
      "---\nslot: soon\n---\n# T\n## A (3-2 min)\n## B (x min)\n## C (2 min)\n## D (3 min)\n")
    #expect(document.plan.phases.map(\.name) == ["C", "D"])
    #expect(
      document.notices.filter { $0.subject != .text }.map(\.text) == [
        "cannot read the slot 'soon'", "cannot read the time '(3-2 min)': it runs backwards",
        "cannot read the time '(x min)': there is no figure",
      ])
    #expect(document.notices.map(\.line) == [2, 5, 6])
    let variant = try Documents.parse("## PHASE 1: A (1 min)\n\n**5-Minute Version:**\n- Phase 7\n")
    #expect(variant.plan.variants.isEmpty)
    #expect(variant.notices.contains { $0.line == 4 && $0.text.contains("phase 7") })
  }

  @Test func `quote what looks most like a time where nothing is understood`() throws {
    let document = try Documents.parse(
      "# T\n\nFirst the model, for ten minutes. (10 min)\n\nThen 2019.\n")
    do {
      _ = try document.requirePhases()
      Issue.record("there are no phases")
    } catch {
      #expect(error.line == 3)
      #expect(error.summary.contains("line 3: 'First the model, for ten minutes. (10 min)'"))
      #expect(error.remedy?.contains("## First the model, for ten minutes (10 min)") == true)
    }
    #expect(throws: PlanError(.noPhases([], format: nil))) {
      try Documents.parse("# T\n").requirePhases()
    }
  }

  @Test func `say whether their sums can fit the slot`() throws {
    let text = "## A (2-3 min)\n## B (2-3 min)\n"
    func feasibility(_ minutes: Int) throws -> Feasibility? {
      try Documents.parse(text).plan.withSlot(.seconds(60 * minutes)).feasibility
    }
    #expect(try feasibility(3) == .impossible(missing: .seconds(60)))
    #expect(try feasibility(5) == .tight(toSave: .seconds(60)))
    #expect(try feasibility(7) == .fits(spare: .seconds(60)))
    #expect(try Documents.parse(text).plan.feasibility == nil)
  }

  @Test(arguments: [
    "", "\n", "#", "## ()", "## (min", "## [[(2 min)", "---", "---\nslot:", "## PHASE (2 min)",
    "> - ## A (1 min)\n> - > ## B (2 min)", "**5-Minute Version:**", "**5-Minute Version:**\n-",
    String(repeating: "> ", count: 500) + "## A (1 min)", String(repeating: "(", count: 2000),
    "## \u{0}(1 min)\u{1B}[2J",
  ])
  func `that are strange are read without a crash`(text: String) {
    _ = try? Documents.parse(text)
  }

  @Test func `that are damaged at random are read without a crash`() throws {
    var generator = SeededGenerator(seed: 5)
    let source = Array(
      "# T\n## PHASE 1: A (2-3 min)\n**Trigger:** a, (b\n**5-Minute Version:**\n- Phase 1\n---\n"
        .utf8)
    for _ in 0..<2000 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: index)
        }
      }
      _ = try? PlanDocument(decoding: .init(bytes))
    }
  }
}
