import Testing

@testable import Coach

/// Our own wording of what people were found to write, and what had been read wrongly of it.
@Suite("Plans that were read wrongly")
struct FoundPlansTests {
  /// Name, time in seconds (0 for an open part), in the order of the document.
  private static func parts(_ text: String) throws -> [String] {
    try Documents.parse(text).plan.phases.map {
      "\($0.name) \(Int($0.budget?.maximum.seconds ?? 0))"
    }
  }

  @Test(arguments: [
    // The heading above says three hours.
    (
      "# Bees\n\n## How it runs - 3 hours\n\n| When | What |\n|-|-|\n| 0:00-1:00 | Hives |\n"
        + "| 1:00-2:30 | Honey |\n| 2:30-3:00 | Wax |\n",
      ["Hives 3600", "Honey 5400", "Wax 1800"]
    ),
    // Nobody makes a break of ten seconds.
    (
      "# Bees\n\n| When | What |\n|-|-|\n| 0:00-0:50 | Hives |\n| 0:50-1:00 | Break |\n"
        + "| 1:00-2:00 | Wax |\n",
      ["Hives 3000", "Break 600", "Wax 3600"]
    ),
    // The lengths stand in the names, too.
    (
      "| Time | What |\n|-|-|\n| 0:00-0:30 | Hives (30 min) |\n| 0:30-1:30 | Wax (1 hour) |\n",
      ["Hives 1800", "Wax 3600"]
    ),
    // A workshop, but of 20 minutes, as is said; and nobody talks for 20 hours.
    (
      "# Workshop bees\n\n## Team\n\nTotal time: 20-22 min\n\n## 00:00 - Hives\n\n## 05:00 - Wax\n\n"
        + "## 15:00 - Honey\n\n## 20:00 - End\n",
      ["Hives 300", "Wax 600", "Honey 300"]
    ),
    // From six in the morning, with breaks between.
    (
      "## Hives (6:00 - 6:15)\n\n## Honey (6:15 - 7:30)\n\n## Wax (7:45 - 9:15)\n\n## Out (9:30 - 10:45)\n",
      ["Hives 900", "Honey 4500", "Wax 5400", "Out 4500"]
    ),
    (
      "# Day\n\n- 7h45: Welcome\n- 8h15: Hives\n- 12h: Lunch\n- 13h: Wax\n- 14h30: End\n",
      ["Welcome 1800", "Hives 13500", "Lunch 3600", "Wax 5400"]
    ),
    (
      "| Faixa | Tema |\n|-|-|\n| 19h00–19h15 | Abertura |\n| 19h15–20h07 | Abelhas |\n| 20h07–20h30 | Fim |\n",
      ["Abertura 900", "Abelhas 3120", "Fim 1380"]
    ),
  ])
  func `have hours where hours are meant`(text: String, parts: [String]) throws {
    #expect(try Self.parts(text) == parts)
  }

  @Test func `of three minutes stay so`() throws {
    let text =
      "# Pitch, 3 minutes\n\n## Bees 0:00 ~ 0:20\n\n## Wax 0:20 ~ 1:30\n\n## Ask 1:30 ~ 3:00\n"
    #expect(try Self.parts(text) == ["Bees 20", "Wax 70", "Ask 90"])
  }

  @Test(arguments: [
    // The title's second line.
    "# Bees\n\n### Run of show - 30 min\n\n## Hives (10 min)\n\n## Wax (20 min)\n\n## Stings (0.5 min)\n",
    "# Bees\n## Run sheet, 30 minutes\n\n## A (5 min)\n\n## B (10 min)\n\n## C (10 min)\n\n## D (5 min)\n",
    // A list of them all at the end.
    "# Bees (30 min)\n\n## A (5 min)\n\n## B (10 min)\n\n## C (10 min)\n\n## D (5 min)\n\n## Clock (30 min)\n",
    "# Bees\n\n## A (5 min)\n\n## B (10 min)\n\n## C (10 min)\n\n## Script (25 min in total)\n",
  ])
  func `have no part that is all of them`(text: String) throws {
    let document = try Documents.parse(text)
    #expect((3...4).contains(document.plan.phases.count))
    #expect(document.plan.phases.allSatisfy { ($0.budget?.maximum.seconds ?? 0) <= 1200 })
    #expect(document.plan.slot != nil)
  }

  @Test(arguments: [
    ("## The talk (30-45 minutes)\n\n1. A (5 min)\n2. B (20 min)\n3. C (10 min)\n", 2700.0),
    (
      "# Bees\n\n| Fact | |\n|-|-|\n| Duration | 40 min |\n| Room | 3 |\n\n## A (20 min)\n\n## B (20 min)\n",
      2400.0
    ),
    (
      "# Bees\n\n**Format:** live, 2 hours\n\n## A (60 min)\n\n## B (60 min)\n", 7200.0
    ),
    ("20 minutes talk\n---\n1. A (5 min)\n2. B (10 min)\n3. C (5 min)\n", 1200.0),
    (
      "# Bees\n\n## Contract\n\n- Longest slot: 30 min\n- Questions: 5 min\n\n## A\n\nTime: 10 min\n\n## B\n\nTime: 20 min\n",
      1800.0
    ),
  ])
  func `have the slot that is stated beside them`(text: String, slot: Double) throws {
    let document = try Documents.parse(text)
    #expect(document.plan.slot == .seconds(slot))
    #expect(!document.plan.phases.contains { $0.name == "Contract" })
  }

  @Test func `in two versions are not one after the other`() throws {
    let rows = "| Part | Length |\n|-|-|\n| Welcome | 10 min |\n| Hives | 30 min |\n"
    let document = try Documents.parse(
      "# Bees\n\n## Half a day (50 min)\n\n\(rows)| Wrap-up | 10 min |\n\n## All day\n\n\(rows)"
        + "| Honey | 60 min |\n| Closing | 10 min |\n")
    #expect(document.plan.phases.map(\.line) == [7, 8, 9])
    #expect(document.plan.slot == .seconds(3000))
    #expect(document.notices.contains { $0.line == 11 })
  }

  @Test func `do not count what is done at home`() throws {
    let text =
      "# Bees\n\n## Workshop (20 min)\n\n### Hives (10 min)\n\n### Wax (10 min)\n\n"
      + "## Homework (30 min)\n\n### Count them (10 min)\n\n### Draw them (20 min)\n"
    let document = try Documents.parse(text)
    #expect(document.plan.phases.map(\.line) == [5, 7])
    #expect(document.notices.contains { $0.line == 9 && $0.text.contains("outside") })
    let all = PlanDocument(SourceText(text), as: PlanReading(withBackups: true))
    #expect(all.plan.phases.count == 4)
  }

  @Test func `are those of the agenda where few headings have times`() throws {
    let document = try Documents.parse(
      "# Lesson\n\n| When | What |\n|-|-|\n| 9:00-9:30 | Welcome |\n| 9:30-10:30 | Hives |\n"
        + "| 10:30-11:00 | Break |\n| 11:00-12:00 | Wax |\n\n## Welcome (30 min)\n\n## Hives\n\n"
        + "## Wax\n\n## Stings (5 min)\n\n## Material\n")
    #expect(document.form == .table)
    #expect(document.plan.phases.count == 4)
    #expect(document.notices.contains { $0.line == 10 })
  }

  @Test func `tell of headings between them that have no times`() throws {
    let document = try Documents.parse(
      "# T\n\n## A (5 min)\n\n## B\n\nText.\n## C\n\nText.\n## D (5 min)\n\n## E (5 min)\n\n## Backup\n"
    )
    #expect(document.plan.phases.count == 3)
    let told = document.notices.filter { $0.text.contains("between the phases") }
    #expect(told.map(\.line) == [5])
    #expect(told[0].text.contains("line 8"))
  }

  @Test(arguments: [
    (
      "## Module 1 (0:00-0:20)\n\n## Module 2 (0:20-1:15)\n\n## Module 3 (1:15-2:00)\n",
      ["Module 1 20", "Module 2 55", "Module 3 45"]
    ),
    (
      "# Slides (3 min)\n\n- Slide 1: 0:00-0:45\n- Slide 2: 0:45-1:50\n- Slide 3: 1:50-3:00\n",
      ["Slide 1 45", "Slide 2 65", "Slide 3 70"]
    ),
    // The time stands in a heading of its own.
    (
      "## HIVES\n### Duration: 12 minutes | Slides 4-7\n\n## WAX\n### Duration: 8 minutes | Slides 8-9\n",
      ["HIVES 720", "WAX 480"]
    ),
    ("## 开场（队长，1分钟）\n\n## 蜂蜜（队员1，3分钟）\n", ["开场 60", "蜂蜜 180"]),
    ("## 01 封面，约 30 秒\n\n## 02 蜜蜂，约 1 分 10 秒\n", ["01 封面 30", "02 蜜蜂 70"]),
    (
      "### 0–3 · Cold open\n\n### 3–9 · Hives\n\n### 9–15 · Wax\n",
      ["Cold open 180", "Hives 360", "Wax 360"]
    ),
    ("0-10\tHives\n\n10-40\tWax\n\n40-50\tHoney\n", ["Hives 600", "Wax 1800", "Honey 600"]),
    (
      "6:00 – 6:15\n\t•\tWelcome\n\n6:15 – 6:45\n\t•\tHives\n\n6:45 – 7:00\n\t•\tBreak\n",
      ["Welcome 900", "Hives 1800", "Break 900"]
    ),
    (
      "# Agenda of the talk (16 min)\n\n```\n  1.  Hives     ( 5 min)\n  2.  Wax       ( 8 min)\n\n  LATE\n  3.  Questions ( 3 min)\n```\n",
      ["Hives 300", "Wax 480", "Questions 180"]
    ),
    (
      "- Arılar (5 dk)\n- Bal (10 dakika)\n- Sorular (2 dk)\n",
      ["Arılar 300", "Bal 600", "Sorular 120"]
    ),
    ("- Ong (5 phút)\n- Mật (30 giây)\n- Hết (2 phút)\n", ["Ong 300", "Mật 30", "Hết 120"]),
    (
      "- Lebah (5 menit)\n- Madu (10 menit)\n- Tanya (2 menit)\n",
      ["Lebah 300", "Madu 600", "Tanya 120"]
    ),
    (
      "1. Hives, slide no. 34 - 10 minutes\n2. Wax, slide no. 52 - 5 minutes\n3. Bees - 1 minute\n",
      ["Hives, slide no. 34 600", "Wax, slide no. 52 300", "Bees 60"]
    ),
  ])
  func `have names and times however they are written`(text: String, parts: [String]) throws {
    #expect(try Self.parts(text) == parts)
  }

  @Test(arguments: [
    // What is told within the talk is longer than two minutes.
    (
      "## 0:00–0:06 · Hives\n\nTry it (7 minutes).\n\n## 0:06–0:18 · Wax\n\nTry it (5 minutes).\n\n"
        + "## 0:18–0:40 · Honey\n",
      ["Hives 360", "Wax 720", "Honey 1320"]
    ),
    // What is said of all of it, and a list of them all.
    (
      "# Bees\n\n## General information\n\n- Duration: 8-10 min\n\n## A\n\nTime: 1 min\n\n## B\n\nTime: 5 min\n\n## C\n\nTime: 3 min\n",
      ["A 60", "B 300", "C 180"]
    ),
    (
      "# Abeilles\n\n## Vue d'ensemble de la session (30 min)\n\n## A (10 min)\n\n## B (15 min)\n\n## C (5 min)\n",
      ["A 600", "B 900", "C 300"]
    ),
    (
      "# 蜂\n\n### 全体の流れ（30分）\n\n### 巣（10分）\n\n### 蜜（15分）\n\n### 蝋（5分）\n",
      ["巣 600", "蜜 900", "蝋 300"]
    ),
    // More and less time.
    (
      "# Guide\n## A course of 20 minutes\n\n## A (5 min)\n\n## B (5 min)\n\n## C (5 min)\n\n## D (5 min)\n\n"
        + "## If you have more time (45-60 min)\n\n## If you have less time (10 min)\n",
      ["A 300", "B 300", "C 300", "D 300"]
    ),
    // Two lists of one talk, of which the second counts on.
    (
      "45 mins in total:\n\n- 5 mins intro\n- 30 mins demo\n- 10 mins questions\n\nAs it was:\n\n- 2 mins intro\n"
        + "- Demo: 25 minutes\n- End: 50 minutes\n",
      ["intro 300", "demo 1800", "questions 600"]
    ),
    // A break between deeper headings holds none of them.
    (
      "### Hives (30 min)\n\n## Break (10 min)\n\n### Wax (20 min)\n\n### Honey (20 min)\n",
      ["Hives 1800", "Break 600", "Wax 1200", "Honey 1200"]
    ),
    // Words that begin as the one for minutes does.
    (
      "## 一、开场（1 分钟）\n\n## 二、数据（3 分钟）\n\n### 2.4 分析说明\n\n## 三、总结（1 分钟）\n",
      ["一、开场 60", "二、数据 180", "三、总结 60"]
    ),
    (
      "| 步骤 | 内容 | 建议时长 |\n|-|-|-|\n| 第一步 | 开场 | 1 分钟 |\n| 第二步 | 蜂蜜 | 2 分钟 |\n| 合计 | -- | 3 分钟 |\n",
      ["第一步 60", "第二步 120"]
    ),
  ])
  func `hold what is theirs and nothing beside it`(text: String, parts: [String]) throws {
    #expect(try Self.parts(text) == parts)
  }

  @Test func `with a time for each of several say so`() throws {
    let document = try Documents.parse(
      "| Part | Duration |\n|-|-|\n| Introduction | 5 min |\n| Teams | 5-7 min per team |\n| Close | 5 min |\n"
    )
    #expect(document.plan.phases.count == 3)
    #expect(document.notices.contains { $0.line == 4 && $0.text.contains("all of them") })
  }

  @Test(arguments: [
    // Years, lap times, and what was measured.
    "# Work\n\n- **1900s**: belts\n- **1960s**: desks\n- **1990s**: screens\n",
    "2:58.77 (89)\n2:57.43 (88)\n2:11.98 (87)\n1:26.14 (86)\n",
    "| Step | Duration |\n|-|-|\n| Plan | 145s |\n| Voice | 74.42s |\n| Film | 75.82s |\n",
  ])
  func `are none of what was measured`(text: String) throws {
    #expect(try Documents.parse(text).plan.phases.isEmpty)
  }

  @Test(arguments: [
    // Exercises at the end of a chapter, or nothing but exercises.
    "# Hives\n\n## Frames\n\n## Exercise: frames (10 min)\n\n## Exercise: combs (15 min)\n\n## Wax\n",
    // Agendas in minutes.
    "# Group\n\n## Attendees\n\n## Plan of the retreat\n\n- Frames (20 min)\n- Combs (20 min)\n- Wax (20 min)\n",
    // Two days.
    "- 9:15: Frames\n- 10:45: Combs\n- 11:15: Wax\n\nNext\n\n- 9:15: Bees\n- 9:30: Wings\n- 11:10: Legs\n",
    // A course.
    "# Guide\n\n## Session 1 - Hives (90 min)\n\n## Session 2 - Wax (90 min)\n\n## Session 3 - Honey (90 min)\n",
    // Remarks within slides.
    "# Bees\n\n**Hands (2 min)**\n\n**Stop (1 min)**\n\n**Hands (2 min)**\n\n**Stop (1 min)**\n\n"
      + "**Hands (3 min)**\n\n**Stop (1 min)**\n",
  ])
  func `that may be no talk's are doubted`(text: String) throws {
    #expect(try Documents.parse(text).doubt != nil)
  }

  @Test func `have the times that comments of slides are`() throws {
    let text = "---\nmarp: true\n---\n\n# Bees\n\n<!-- 0:30 -->\n\n---\n\n# Wax\n\n<!-- 2 min -->\n"
    #expect(try Self.parts(text) == ["Bees 30", "Wax 120"])
  }

  @Test func `tell of lengths in comments that they do not use`() throws {
    for comment in ["0:30", "time: 0:30", "30 s"] {
      let document = try Documents.parse(
        "# Bees\n\n<!-- \(comment) -->\n\n## Wax (1 min)\n\n## Honey (2 min)\n")
      #expect(document.plan.phases.count == 2)
      #expect(document.notices.contains { $0.line == 3 })
    }
  }
}
