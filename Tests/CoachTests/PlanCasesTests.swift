import Foundation
import TestSupport
import Testing

@testable import Coach

/// The small documents that the project was given, which lie beside it in some places.
private let givenCases: [String] = {
  guard let folder = GivenPlans.file("../plan-cases") else { return [] }
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  return files.filter { $0.hasSuffix(".expected.json") }.map { String($0.dropLast(14)) }.sorted()
}()

/// The small documents of `PlanCases`, by authors who had not seen the reader, in twenty languages.
private let ownCases: [String] = {
  let files = (try? FileManager.default.contentsOfDirectory(atPath: Documents.planCases.path)) ?? []
  return files.filter { $0.hasSuffix(".expected.json") }.map { String($0.dropLast(14)) }.sorted()
}()

@Suite("Notes as people write them")
struct PlanCasesTests {
  @Test(.enabled(if: !givenCases.isEmpty), arguments: givenCases)
  func `of the given kinds are read as they were meant`(name: String) throws {
    let folder = try #require(GivenPlans.file("../plan-cases"))
    #expect(try Self.complaint(about: name, in: folder) == nil)
  }

  @Test(arguments: ownCases)
  func `by other hands are read as they were meant`(name: String) throws {
    #expect(try Self.complaint(about: name, in: Documents.planCases) == nil)
  }

  @Test func `by other hands are all there`() {
    #expect(ownCases.count >= 200)
  }

  private static func complaint(about name: String, in folder: URL) throws -> String? {
    let expected = try JSONDecoder().decode(
      PlanCase.self,
      from: Data(contentsOf: folder.appendingPathComponent("\(name).expected.json")))
    let document = try PlanDocument(
      decoding: Data(contentsOf: folder.appendingPathComponent("\(name).md")))
    return expected.complaint(about: document)
  }

  /// Name, time in seconds (0 for an open part), in the order of the document.
  private static func parts(_ text: String) throws -> [String] {
    try Documents.parse(text).plan.phases.map {
      "\($0.name) \(Int($0.budget?.maximum.seconds ?? 0))"
    }
  }

  @Test(arguments: [
    (
      "- Opening (2 min)\n- Maps [3 min]\n- Close: 90 s\n", ["Opening 120", "Maps 180", "Close 90"]
    ),
    (
      "- [x] 5 min: Roots\n- [ ] 10 min - Leaves\n- [ ] 2 min – Fruit\n",
      ["Roots 300", "Leaves 600", "Fruit 120"]
    ),
    (
      "1. **Roots** (5 min): how they drink\n2. **Leaves** (10 min): light\n3. **Fruit** (2 min)\n",
      ["Roots 300", "Leaves 600", "Fruit 120"]
    ),
    ("**Roots** (5 min)\n\nText.\n\n**Leaves — 10 min**\n", ["Roots 300", "Leaves 600"]),
    ("[0:00] Roots\n[0:30] Leaves\n[2:00] Fruit\n", ["Roots 30", "Leaves 90", "Fruit 0"]),
    (
      "9:30 – 10:00 Tea\n10:00 – 10:45 Roots\n10:45 – 11:00 Break\n",
      ["Tea 1800", "Roots 2700", "Break 900"]
    ),
    (
      "- 11:30 Roots\n- 12:15 Lunch\n- 1:00 Leaves\n- 2:00 End\n",
      ["Roots 2700", "Lunch 2700", "Leaves 3600"]
    ),
    (
      "| Part | Minutes |\n|-|-|\n| Roots | 5 |\n| Leaves | 2,5 |\n| Total | 7,5 |\n",
      ["Roots 300", "Leaves 150"]
    ),
    (
      "| Start | End | Topic |\n|-|-|-|\n| 9:00 | 9:20 | Roots |\n| 9:20 | 10:00 | Leaves |\n",
      ["Roots 1200", "Leaves 2400"]
    ),
    (
      "| Topic | Duration | Elapsed |\n|-|-|-|\n| Roots | 5 min | 5 min |\n| Leaves | 7 min | 12 min |\n",
      ["Roots 300", "Leaves 420"]
    ),
    (
      "| Topic | Elapsed |\n|-|-|\n| Roots | 5 min |\n| Leaves | 12 min |\n| Fruit | 20 min |\n",
      ["Roots 300", "Leaves 420", "Fruit 480"]
    ),
    (
      "## Roots\n**Duration:** 5 min\n## Leaves\n- Time: 2-3 minutes\n",
      ["Roots 300", "Leaves 180"]
    ),
    ("## Roots\n\n*(5 min)*\n\n## Leaves\n\n⏱ 10 min\n", ["Roots 300", "Leaves 600"]),
    ("<h2>Roots (5 min)</h2>\n\n<h2>Leaves (3 min)</h2>\n", ["Roots 300", "Leaves 180"]),
    (
      "Roots (5 min)\n-------------\n\nLeaves (3 min)\n--------------\n",
      ["Roots 300", "Leaves 180"]
    ),
    (
      "## Roots 0-5 min\n## Leaves 5-15 min\n## Fruit 15-20 min\n",
      ["Roots 300", "Leaves 600", "Fruit 300"]
    ),
    (
      "## Minute 0: Roots\n## Minute 5: Leaves\n## Minute 15: Fruit\n",
      ["Roots 300", "Leaves 600", "Fruit 0"]
    ),
    ("## Roots (3 slides, ~5 min)\n## Leaves (Ann, 10 min)\n", ["Roots 300", "Leaves 600"]),
    ("## Roots (5 min)\n## Questions (open)\n", ["Roots 300", "Questions 0"]),
  ])
  func `are read in every form`(text: String, parts: [String]) throws {
    #expect(try Self.parts(text) == parts)
  }

  @Test(arguments: [
    "- The build takes 5 min\n- Retried 3 times in 2 min\n- Waited 10 min for it\n- Fine\n",
    "# Changelog\n\n## 1.2.0 (10 min)\n\n## 1.1.0 (5 min)\n",
    "## Roots (5 min read)\n## Leaves (3 min read)\n",
    "| Tool | Before | After |\n|-|-|-|\n| A | 5 min | 2 min |\n| B | 7 min | 3 min |\n",
    "# Notes\n\nIt took 5 minutes.\n\nThen 10 more minutes.\n",
    "## v2.3\n\n24/7 support, 16:9, 3-4 people.\n",
    "## Run 1\n**Duration:** 7m49s\n## Run 2\n**Duration:** 4m14s\n",
    "- T-30 min: doors\n- T-15 min: lights\n- T-5 min: quiet\n",
  ])
  func `are no plan where times tell of something else`(text: String) throws {
    #expect(try Documents.parse(text).plan.phases.isEmpty)
  }

  @Test func `lose no duration without a word`() throws {
    let document = try Documents.parse(
      "# T (10 min)\n\nIn 3 minutes.\n\n## A (5 min)\n\n- 2 min of this\n\n## B (5 min)\n\n### C (1 min)\n"
    )
    #expect(document.plan.phases.map(\.line) == [5, 9])
    #expect(document.notices.map(\.line) == [3, 7, 11])
    #expect(document.plan.slot == .seconds(600))
  }

  @Test func `show what holds parts as groups, and where its time is another`() throws {
    let document = try Documents.parse(
      "## Morning (30 min)\n### A (10 min)\n### B (25 min)\n## Evening (20 min)\n### C (8 min)\n### D (12 min)\n"
    )
    #expect(document.plan.phases.map(\.name) == ["A", "B", "C", "D"])
    #expect(document.plan.groups.map(\.name) == ["Morning", "Evening"])
    #expect(document.plan.groups.map(\.phases) == [0..<2, 2..<4])
    #expect(document.notices.map(\.line) == [1])
  }

  @Test(arguments: [
    (
      "3. Roots (5 min)\n\n- water\n- salt\n\n4. Leaves (3 min)\n\nText.\n\n- light\n\n5. Fruit (2 min)\n",
      ["Roots 300", "Leaves 180", "Fruit 120"]
    ),
    (
      "---\ntheme: x\n---\n\n# Roots\n\n---\nlayout: two-cols\ntime: 3 min\n---\n\n# Leaves\n\n---\ntime: 2 min\n---\n\n# Fruit\n",
      ["Leaves 180", "Fruit 120"]
    ),
    (
      "Trees\n\nI. Roots (5 min)\n\nText of it.\n\nII. Leaves (3-4 min)\n\n- light\n\nIII. Fruit (2 min)\n",
      ["I. Roots 300", "II. Leaves 240", "III. Fruit 120"]
    ),
    (
      "# Todo\n\n## Net (9 h)\n\n## Disk (12 h)\n\n# Talk\n\n- Intro (1 min)\n- Demo (3 min)\n- End (1 min)\n",
      ["Intro 60", "Demo 180", "End 60"]
    ),
    (
      "# Trees\n\n:::note Roots (5 min)\nText.\n:::\n\n:::tip[Leaves (3 min)]\n:::\n\n> [!example] Fruit (2 min)\n> Text.\n",
      ["Roots 300", "Leaves 180", "Fruit 120"]
    ),
  ])
  func `of slides and handbooks are read`(text: String, expected: [String]) throws {
    #expect(try Self.parts(text) == expected)
  }

  @Test func `take no part for the agenda that is called like one`() throws {
    let numbered = "# Trees\n\n## 1. Intro (15 min)\n## 2. Structure (15 min)\n## 3. End (10 min)\n"
    #expect(try Self.parts(numbered) == ["Intro 900", "Structure 900", "End 600"])
    let plain = "# Trees\n\n## Intro (15 min)\n## Structure (15 min)\n## End (10 min)\n"
    #expect(try Self.parts(plain) == ["Intro 900", "Structure 900", "End 600"])
    #expect(try Documents.parse(plain).plan.slot == nil)
  }

  @Test func `take one of several talks, and say which`() throws {
    let text =
      "# Trees\n\n## 10-minute version\n\n- Intro (2 min)\n- Roots (5 min)\n- End (3 min)\n\n"
      + "## 20-minute version\n\n- Intro (5 min)\n- Roots (9 min)\n- End (6 min)\n"
    let first = try Documents.parse(text)
    #expect(first.plan.phases.map(\.line) == [5, 6, 7])
    #expect(first.notices.contains { $0.line == 9 && $0.text.contains("(line 3), which is taken") })
    let second = try Documents.parse("---\nslot: 20 min\n---\n" + text)
    #expect(second.plan.phases.map(\.line) == [14, 15, 16])
  }

  @Test func `take backups in when they are wanted`() throws {
    let text = "## A (5 min)\n## B (5 min)\n## Backup: proofs (3 min)\n"
    #expect(try Documents.parse(text).plan.phases.count == 2)
    let all = PlanDocument(SourceText(text), as: PlanReading(withBackups: true))
    #expect(all.plan.phases.map(\.name) == ["A", "B", "Backup: proofs"])
  }

  @Test func `are read in the form that is wanted`() throws {
    let text = "## A (5 min)\n\n- x (1 min)\n- y (2 min)\n- z (2 min)\n\n## B (5 min)\n"
    #expect(PlanDocument(SourceText(text)).form == .headings)
    let list = PlanDocument(SourceText(text), as: PlanReading(form: .list))
    #expect(list.form == .list)
    #expect(list.plan.phases.map(\.name) == ["x", "y", "z"])
  }

  @Test func `find trigger words where none are labelled`() throws {
    let text =
      "## A (5 min)\n\nThe **old map** and\n\n- one two three four five six\n- short\n\n## B (1 min)\n**Trigger:** x\n"
    let plan = try Documents.parse(text).plan
    #expect(plan.phases.map(\.cues) == [["old map", "one two three four …", "short"], ["x"]])
    #expect(plan.withTriggers(.labelled).phases.map(\.cues) == [[], ["x"]])
    #expect(plan.withTriggers(.none).phases.allSatisfy { $0.cues.isEmpty })
  }

  @Test func `are written back as what was read`() throws {
    let texts = try givenCases.map { name in
      let folder = try #require(GivenPlans.file("../plan-cases"))
      return try Data(contentsOf: folder.appendingPathComponent("\(name).md"))
    }
    let own = ["walkthrough.md"].map { try? Documents.read($0) }.compactMap(\.self)
    for document in own + texts.compactMap({ try? PlanDocument(decoding: $0) }) {
      guard !document.plan.phases.isEmpty else { continue }
      let text = MarkdownPlan.render(document.plan)
      let back = PlanDocument(SourceText(text)).plan
      #expect(back.phases.map(\.name) == document.plan.phases.map(\.name), "\(text)")
      #expect(back.phases.map(\.budget) == document.plan.phases.map(\.budget), "\(text)")
      #expect(back.phases.map(\.number) == document.plan.phases.map(\.number), "\(text)")
      #expect(back.slot == document.plan.slot, "\(text)")
      #expect(back.variants.map(\.phaseIndices) == document.plan.variants.map(\.phaseIndices))
      #expect(back.groups.map(\.phases) == document.plan.groups.map(\.phases))
    }
  }

  @Test func `are written back as their shorter version too`() throws {
    let document = try Documents.parse(ExamplePlan.text).applying(variant: "5")
    let back = PlanDocument(SourceText(MarkdownPlan.render(document.plan))).plan
    #expect(back.phases.map(\.number) == document.plan.phases.map(\.number))
    #expect(back.slot == document.plan.slot)
  }

  @Test func `are shown an example that is understood`() throws {
    let document = try Documents.parse(ExamplePlan.text)
    #expect(document.plan.phases.count == 4)
    #expect(document.plan.slot == .seconds(720))
    #expect(document.plan.feasibility?.isFeasible == true)
    #expect(document.plan.variants.count == 1)
    #expect(document.notices.isEmpty)
  }
}
