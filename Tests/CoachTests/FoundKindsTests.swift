import Testing

@testable import Coach

/// Kinds of notes that further public documents showed, in our own wording.
@Suite("Kinds of plans that were found later")
struct FoundKindsTests {
  /// Name and time in seconds (0 for an open part), in the order of the document.
  private static func parts(_ document: PlanDocument) -> [String] {
    document.plan.phases.map { "\($0.name) \(Int($0.budget?.maximum.seconds ?? 0))" }
  }

  private static func told(_ document: PlanDocument, on line: Int) -> [String] {
    document.notices.filter { $0.line == line }.map(\.text)
  }

  @Test(arguments: [
    // How long it takes, and when it has to be over.
    (
      "# Bees\n\n| Part | Budget | Watch |\n|-|-|-|\n| Hives | 10m | 0:10 |\n| Wax | 20m | 0:30 |\n"
        + "| Honey | 15m | 0:45 |\n| Stings | 15m | 1:00 |\n",
      ["Hives 600", "Wax 1200", "Honey 900", "Stings 900"]
    ),
    (
      "# Bees\n\n| Begins | | What |\n|-|-|-|\n| 16:15 | 15 | Hello |\n| 16:30 | 8 | Hives |\n"
        + "| 16:38 | 20 | Wax |\n| 16:58 | 5 | Close |\n",
      ["Hello 900", "Hives 480", "Wax 1200", "Close 300"]
    ),
    // So long after the beginning.
    (
      "# Workshop bees\n\n| When | What |\n|-|-|\n| Now | Welcome (20 min) |\n| +20 min | Hives |\n"
        + "| +45 min | Break |\n| +50 min | Questions |\n",
      ["Welcome 1200", "Hives 1500", "Break 300", "Questions 0"]
    ),
    // Before the beginning.
    (
      "# Workshop bees\n\n| Time | What |\n|-|-|\n| -15 min | Chairs |\n| 0:00-0:05 | Welcome |\n"
        + "| 0:05-0:20 | Hives |\n| 0:20-0:30 | Questions |\n",
      ["Welcome 300", "Hives 900", "Questions 600"]
    ),
    (
      "# Talk bees\n\n| Time | What |\n|-|-|\n| -15 min | Chairs |\n| 5 min | Welcome |\n| 20 min | Hives |\n",
      ["Welcome 300", "Hives 1200"]
    ),
  ])
  func `tables by their lengths`(text: String, parts: [String]) throws {
    #expect(try Self.parts(Documents.parse(text)) == parts)
  }

  @Test func `a table's rows before the beginning are told`() throws {
    let document = try Documents.parse(
      "# Talk bees\n\n| Time | What |\n|-|-|\n| -15 min | Chairs |\n| 5 min | Welcome |\n| 20 min | Hives |\n"
    )
    #expect(!Self.told(document, on: 5).isEmpty)
  }

  @Test func `positions in seconds, in acts that hold scenes`() throws {
    let text =
      "# Film, 60 s\n\n## Act 1 (0s - 30s)\n\n### Hive (0s - 10s)\n\n### Bee (10s - 30s)\n\n## Act 2 (30s - 60s)\n\n"
      + "### Wax (30s - 45s)\n\n### Sting (45s - 60s)\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hive 10", "Bee 20", "Wax 15", "Sting 15"])
    #expect(document.plan.groups.map(\.name) == ["Act 1", "Act 2"])
  }

  @Test func `clock times of two levels follow one another`() throws {
    let text = "# Day\n\n## 13:00 Hives\n\n### 14:00 Wax\n\n## 16:00 Honey\n\n## 16:30 End\n"
    #expect(try Self.parts(Documents.parse(text)) == ["Hives 3600", "Wax 7200", "Honey 1800"])
  }

  @Test(arguments: [
    // Said to be all, below a title that has parts of its level beside it.
    "# Bees\n\n## Total speaking time: 6 min\n\n# Part 1 (2 min)\n\n## Hives (1 min)\n\n## Wax (1 min)\n\n"
      + "# Part 2 (4 min)\n\n## Honey (2 min)\n\n## Stings (2 min)\n",
    // Below all parts.
    "# Bees\n\n## Hives (1 min)\n\n## Wax (1 min)\n\n## Honey (2 min)\n\n## Stings (2 min)\n\n---\n\n"
      + "**Estimated total time: ~5-6 minutes**\n",
    "# Bees\n\nTotal 6 minutes. The clock is in the hall.\n\n## Hives (1 min)\n\n## Wax (1 min)\n\n## Honey (2 min)\n\n"
      + "## Stings (2 min)\n",
    "# Bees\n\n**Thời lượng:** 6 phút\n\n## Hives (1 phút)\n\n## Wax (1 phút)\n\n## Honey (2 phút)\n\n"
      + "## Stings (2 phút)\n",
  ])
  func `a sum is the slot wherever it stands`(text: String) throws {
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 60", "Wax 60", "Honey 120", "Stings 120"])
    #expect(document.plan.slot == .seconds(360))
  }

  @Test func `a sum that is much more than the parts is none of theirs`() throws {
    let text = "# Bees\n\n## Hives (1 min)\n\n## Wax (1 min)\n\n## Notes\n\nTotal time: 20 min\n"
    #expect(try Documents.parse(text).plan.slot == nil)
  }

  @Test func `a script's length stands above clock times that are lengths`() throws {
    let text =
      "# Bees\n\n## 4-minute script\n\n## Slide 1 - Hives · 0:30\n\n## Slide 2 - Wax · 1:10\n\n"
      + "## Slide 3 - Honey · 0:50\n\n## Slide 4 - Stings · 1:15\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 30", "Wax 70", "Honey 50", "Stings 75"])
    #expect(document.notices.map(\.text).filter { $0.contains("minutes and seconds") }.count == 1)
  }

  @Test func `versions and preparation give way where the others fill the slot`() throws {
    let text =
      "# Bees\n\nDuration: 12 min\n\n## Before you start (2 min)\n\n## Hives (4 min)\n\n## Wax (4 min)\n\n"
      + "## Honey (4 min)\n\n## Short version (6 min)\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 240", "Wax 240", "Honey 240"])
    #expect(!Self.told(document, on: 5).isEmpty && !Self.told(document, on: 13).isEmpty)
  }

  @Test func `a version that the slot has room for stays`() throws {
    let text =
      "# Bees\n\nDuration: 18 min\n\n## Hives (4 min)\n\n## Wax (4 min)\n\n## Honey (4 min)\n\n## Short version (6 min)\n"
    #expect(try Documents.parse(text).plan.phases.count == 4)
  }

  @Test func `of two lists that fill the slot the first is taken, and the other told`() throws {
    let list = { (names: [String]) in names.map { "1. \($0) - 5 minutes" }.joined(separator: "\n") }
    let text =
      "# Talk bees, 15 minutes\n\n## Plan\n\n\(list(["Hives", "Wax", "Questions"]))\n\n## Another\n\n"
      + "\(list(["Honey", "Stings", "Ask"]))\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 300", "Wax 300", "Questions 300"])
    #expect(Self.told(document, on: 11).count == 1)
  }

  @Test func `words of the author's own before nothing but a time are labels`() throws {
    let slide = { (name: String, seconds: Int) in
      "## \(name)\n\nWhat is said.\n\n<!--\nSpeaking guide · \(seconds) s\n\nMore.\n-->\n\n"
    }
    let text =
      "# Bees\n\n" + slide("Hives", 30) + slide("Wax", 60) + slide("Honey", 70)
      + slide("Stings", 20)
    #expect(
      try Self.parts(Documents.parse(text)) == ["Hives 30", "Wax 60", "Honey 70", "Stings 20"])
  }

  @Test func `a bracket with more than the time is a time of its own line`() throws {
    let text =
      "# Talk\n\n## Hives\n\n[about 90 seconds · show of hands]\n\n## Wax\n\n[about 60 seconds]\n\n## Honey\n\n[30 seconds]\n"
    #expect(try Self.parts(Documents.parse(text)) == ["Hives 90", "Wax 60", "Honey 30"])
  }

  @Test func `what follows a time in a heading or an item leaves it one`() throws {
    let headings = "# Talk\n\n## Hives · ~1 min 30 sec ⭐ take your time\n\n## Wax · ~50 sec\n"
    #expect(try Self.parts(Documents.parse(headings)).map { $0.suffix(2) } == ["90", "50"])
    let items =
      "# Meeting\n\n- Hives - 20 min. Ann knows more.\n- Wax - 5 min\n- Questions - 10 min\n"
    #expect(
      try Self.parts(Documents.parse(items)) == ["Hives 1200", "Wax 300", "Questions 600"])
  }

  @Test func `gaps and overlaps of positions are told`() throws {
    let text =
      "# Day\n\n## Hives (9:00 - 9:30)\n\n## Wax (9:45 - 10:30)\n\n## Honey (10:15 - 11:00)\n\n## End (11:00 - 11:10)\n"
    let document = try Documents.parse(text)
    #expect(Self.told(document, on: 5) == ["15:00 before 'Wax' is in no part"])
    #expect(Self.told(document, on: 7) == ["'Honey' begins 15:00 before the part above it ends"])
    #expect(Self.told(document, on: 9).isEmpty)
  }

  @Test func `what is done for each is counted once, and told`() throws {
    let text =
      "# Show\n\n## Welcome (5 min)\n\n## The script for each team (4 min)\n\n## Close (5 min)\n"
    #expect(
      try Self.told(Documents.parse(text), on: 5)
        == ["'The script for each team' is counted once, not for each"])
  }

  @Test func `two moments in a text are doubted`() throws {
    let text =
      "# Presenter notes\n\n## Tips\n\n- **Check (15:30):** ask each team\n- **Demo prep (16:15):** stop building\n"
    #expect(try Documents.parse(text).doubt != nil)
  }

  @Test func `a heading behind the phases is no title`() throws {
    let text = "## Hives (5 min)\n\n## Wax (5 min)\n\n# Appendix\n\nText.\n"
    #expect(try Documents.parse(text).plan.title.isEmpty)
  }

  @Test func `a gap that a part with a length may fill is none`() throws {
    let text =
      "# Day\n\n## 0:00-0:10 - Hives\n\n## 0:10-0:40 - Wax (30 min)\n\n## 0:40-0:50 - Honey\n\n## 0:50-1:00 - End of it\n"
    #expect(
      try Documents.parse(text).notices.allSatisfy { !$0.text.contains("in no part") })
  }

  @Test func `an agenda's clock time is that at which the last part ends`() throws {
    let text =
      "# Pitch\n\n## Timing (3:00)\n\nText.\n\n## Hives (0:00-1:00)\n\n## Wax (1:00-2:30)\n\n## Ask (2:30-3:00)\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 60", "Wax 90", "Ask 30"])
    #expect(document.plan.slot == .seconds(180))
  }

  @Test
  func `a length below the title or behind the parts is the slot where they take about as long`()
    throws
  {
    let parts = "## Hives (4 min)\n\n## Wax (10 min)\n\n## Honey (5 min)\n\n"
    for text in [
      "# Bees\n\n20 minutes · 23 slides. Edit freely.\n\n" + parts,
      "# Bees\n\n" + parts + "## Notes\n\n**Episode runtime target:** 18-20 minutes.\n",
    ] {
      #expect(try Documents.parse(text).plan.slot == .seconds(1200))
    }
    let other = "# Bees\n\n90 minutes · 23 slides\n\n" + parts
    #expect(try Documents.parse(other).plan.slot == nil)
  }

  @Test func `several lengths of parts above a list are no slot`() throws {
    let text =
      "# Bees\n\nAbout the workshop (10 minutes)\n\nThe workshop itself (45 minutes)\n\n- Hives (15 min)\n"
      + "- Wax (20 min)\n- Honey (10 min)\n"
    #expect(try Documents.parse(text).plan.slot == nil)
  }

  @Test(arguments: [
    (
      "# Talk\n\n- Hives (5 min)\n- Wax\n- Honey (5 min)\n- Stings (5 min)\n", 4,
      "'Wax' in the list has no time"
    ),
    (
      "# Talk\n\n| What | Minutes |\n|-|-|\n| Hives | 5 |\n| Wax | soon |\n| Honey | |\n| Stings | 5 |\n",
      6,
      "'Wax' in the table has no time"
    ),
  ])
  func `rows and items between the parts that have no time are told`(
    text: String, line: Int, told: String
  ) throws {
    #expect(try Self.told(Documents.parse(text), on: line) == [told])
  }

  @Test func `what alone is in its row only divides`() throws {
    let text =
      "# Talk\n\n| What | Minutes |\n|-|-|\n| Hives | 5 |\n| Part 2 | |\n| Honey | 5 |\n| Stings | 5 |\n"
    #expect(try Self.told(Documents.parse(text), on: 6).isEmpty)
  }

  @Test func `what is said of a time in its bracket, and after it, leaves it one`() throws {
    let text =
      "# Class\n\n- Hives (45 mins with the help of coaches)\n- Wax (5 minutes). Mind the smell\n- Honey (10 mins)\n"
    #expect(try Self.parts(Documents.parse(text)).map { $0.suffix(4) } == ["2700", " 300", " 600"])
  }

  @Test func `what is struck out, and a limit in brackets`() throws {
    let text =
      "# Talk\n\n## Hives ~~3 min~~ 5 min\n\n## Wax (less than 4 min)\n\n## Honey (time: 6 min)\n"
    #expect(try Self.parts(Documents.parse(text)) == ["Hives 300", "Wax 240", "Honey 360"])
  }

  @Test(arguments: [
    // When each part ends, what has passed, and what is left.
    (
      "# Bees\n\n| Part | Until |\n|-|-|\n| Hives | 0:10 |\n| Wax | 0:25 |\n| Questions | 0:30 |\n",
      ["Hives 600", "Wax 900", "Questions 300"]
    ),
    (
      "# Talk, 30 minutes\n\n| Remaining | Part |\n|-|-|\n| 30:00 | Hives |\n| 20:00 | Wax |\n| 5:00 | Questions |\n",
      ["Hives 600", "Wax 900", "Questions 300"]
    ),
    (
      "# Talk, 20 minutes\n\n1. Hives (5 min)\n2. Wax (10 min)\n3. Honey (15 min)\n4. Questions (20 min)\n",
      ["Hives 300", "Wax 300", "Honey 300", "Questions 300"]
    ),
    (
      "# Talk\n\n- T+0: Hives\n- T+5 min: Wax\n- T+15: Questions\n- T+20: End\n",
      ["Hives 300", "Wax 600", "Questions 300"]
    ),
  ])
  func `ends and running totals become lengths`(text: String, parts: [String]) throws {
    #expect(try Self.parts(Documents.parse(text)) == parts)
  }

  @Test func `lengths that rise and are the slot together are no running totals`() throws {
    let text = "# Talk, 30 minutes\n\n1. Hives (5 min)\n2. Wax (10 min)\n3. Questions (15 min)\n"
    #expect(
      try Self.parts(Documents.parse(text)) == ["Hives 300", "Wax 600", "Questions 900"])
  }

  @Test func `options with lists below them are not summed`() throws {
    let text =
      "# Talk\n\n## Option A (30 min)\n\n- Hives (10 min)\n- Wax (10 min)\n- Honey (10 min)\n\n"
      + "## Option B (15 min)\n\n- Hives (5 min)\n- Wax (5 min)\n- Honey (5 min)\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 600", "Wax 600", "Honey 600"])
    #expect(Self.told(document, on: 9).count == 1)
  }

  @Test func `a first group as long as the second is no title`() throws {
    let text =
      "# Talk\n\n## Part 1 (10 min)\n\n### Hives (5 min)\n\n### Wax (8 min)\n\n## Part 2 (10 min)\n\n"
      + "### Honey (10 min)\n\n### Stings (5 min)\n"
    let document = try Documents.parse(text)
    #expect(document.plan.groups.map(\.line) == [3, 9])
    #expect(document.plan.slot == nil)
    #expect(Self.told(document, on: 3).count == 1)
  }

  @Test func `a stated total that is no sum is told`() throws {
    let text =
      "# Talk\n\n**Total: 30 min**\n\n## Intro (5 min)\n\n## Hives (10 min)\n\n## Questions (5 min)\n"
    #expect(
      try Self.told(Documents.parse(text), on: 3) == [
        "the total is 30:00, but the parts take 20:00"
      ])
    let right = text.replacing("30 min", with: "20 min")
    #expect(try Self.told(Documents.parse(right), on: 3).isEmpty)
  }

  @Test func `days that are counted together are told`() throws {
    let text =
      "# Workshop\n\n## Day 1\n\n### Hives (60 min)\n\n### Wax (60 min)\n\n## Day 2\n\n### Honey (90 min)\n\n"
      + "### Questions (30 min)\n"
    #expect(
      try Self.told(Documents.parse(text), on: 9) == [
        "'Day 2' is another day than 'Day 1'; the parts of 2 days are counted together"
      ])
  }

  @Test func `timeouts in brackets are no times of a talk`() throws {
    let text =
      "# API\n\n## connect (timeout 30 s)\n\n## read (timeout 60 s)\n\n## write (timeout 60 s)\n"
    #expect(try Documents.parse(text).plan.phases.isEmpty)
  }

  @Test(arguments: [
    // All say when, some how long as well.
    (
      "# Workshop\n\n## 00:00-00:10 - Welcome\n\n## 00:10-00:45 - Hives (35 min)\n\n## 00:45-02:00 - Wax (75 min)\n\n"
        + "## 02:00-02:10 - Break\n",
      ["Welcome 600", "Hives 2100", "Wax 4500", "Break 600"]
    ),
    (
      "# Day\n\n- 10:00 Welcome\n- 10:15 Hives\n- 11:00 Wax\n- 11:30 Reports (5 min each)\n- 12:30 Close\n- 12:45 End\n",
      ["Welcome 900", "Hives 2700", "Wax 1800", "Reports 3600", "Close 900"]
    ),
    // A slip for a minute.
    (
      "# Film\n\n## 0:00-0:30 Hives\n\n## 0:30-0:60 Wax\n\n## 0:60-0:75 Honey\n",
      ["Hives 30", "Wax 30", "Honey 15"]
    ),
    // A list of lengths of other talks beside the one by positions.
    (
      "# Lecture\n\n## Rhythm\n\n- 0-3 min: Hives\n- 3-8 min: Wax\n- 8-14 min: Honey\n- 14-20 min: Questions\n\n"
        + "## Other lengths\n\n- 25 min: all of it, slowly\n- 45 min: with stings\n",
      ["Hives 180", "Wax 300", "Honey 360", "Questions 360"]
    ),
  ])
  func `positions win where all parts have them`(text: String, parts: [String]) throws {
    #expect(try Self.parts(Documents.parse(text)) == parts)
  }

  @Test func `a heading over a table that fills it is no part beside others`() throws {
    let text =
      "# Guide\n\n## Workshop structure (1 hour)\n\n| Time | Length | What |\n|-|-|-|\n| 0:00 | 10 min | Welcome |\n"
      + "| 0:10 | 20 min | Hives |\n| 0:30 | 20 min | Wax |\n| 0:50 | 10 min | Close |\n\n## Tips\n\n"
      + "### Opening (10 min)\n\nText.\n\n### Talking (20 min)\n\nText.\n\n## Room\n\nText.\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Welcome 600", "Hives 1200", "Wax 1200", "Close 600"])
    #expect(document.plan.slot == .seconds(3600))
  }

  @Test func `a total on the second heading, and a model that is no version`() throws {
    let text =
      "# Talk\n\n## Of the bee club\n\n### Total time: 3 minutes (1 minute a person)\n\n---\n\n## Hives (1 minute)\n\n"
      + "## Model of the hive (1 minute)\n\n## Wax (1 minute)\n"
    let document = try Documents.parse(text)
    #expect(Self.parts(document) == ["Hives 60", "Model of the hive 60", "Wax 60"])
    #expect(document.plan.slot == .seconds(180))
  }

  @Test func `a total that is a band holds all sums within`() throws {
    let text = "# Talk\n\n**Total: 18-22 min**\n\n## Hives (10 min)\n\n## Wax (9 min)\n"
    #expect(try Self.told(Documents.parse(text), on: 3).isEmpty)
  }
}
