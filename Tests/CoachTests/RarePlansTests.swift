import TestSupport
import Testing

@testable import Coach

@Suite("Notes of rarer kinds")
struct RarePlansTests {
  /// Name, time in seconds (0 for an open part), in the order of the document.
  private static func parts(_ text: String) throws -> [String] {
    try Documents.parse(text).plan.phases.map {
      "\($0.name) \(Int($0.budget?.maximum.seconds ?? 0))"
    }
  }

  @Test(arguments: [
    // Tables in HTML, also with empty lines, without a head, and with cells that reach further.
    (
      """
      # Bees (30 min)

      <table>
        <tr><th>Time</th><th>Topic</th></tr>
        <tr><td>10 min</td><td>Wax &amp; <b>combs</b></td></tr>
        <tr>
          <td>20 min</td>
          <td>Honey</td>
        </tr>
      </table>
      """, ["Wax & combs 600", "Honey 1200"]
    ),
    (
      """
      <h2>Plan</h2>
      <table>
      <tr><td>9:00 - 9:30</td><td>Welcome</td></tr>

      <tr><td>9:30 - 10:45</td><td>Frames</td></tr>

      <tr><td>10:45 - 11:00</td><td>Questions</td></tr>
      </table>
      """, ["Welcome 1800", "Frames 4500", "Questions 900"]
    ),
    (
      """
      <table>
      <tr><th>Block</th><th>Duration</th><th>What</th></tr>
      <tr><td rowspan="2">Morning</td><td>15 min</td><td>Hives</td></tr>
      <tr><td>25 min</td><td>Smoke</td></tr>
      <tr><td>Noon</td><td>30 min</td><td>Questions</td></tr>
      </table>
      """, ["Morning 900", "Morning 1500", "Noon 1800"]
    ),
    // Hours of a feast.
    (
      "# Fête du miel\n\n- 10h-12h Atelier cire\n- 12h-13h30 Déjeuner\n- 14h-16h Conférence\n",
      ["Atelier cire 7200", "Déjeuner 5400", "Conférence 7200"]
    ),
    (
      "# Hoffest\n\n- 10-12 Uhr: Führung\n- 12-13 Uhr: Mittagessen\n- 15-17h: Vortrag\n",
      ["Führung 7200", "Mittagessen 3600", "Vortrag 7200"]
    ),
    // What goes on at a time within a part, and a second track.
    (
      "# Workshop\n\n| Time | Part |\n|-|-|\n| 0:00-0:10 | Opening |\n| 0:10-1:40 | Hives |\n| ~0:45 & ~1:15 | Look around |\n"
        + "| 1:40-2:00 | Questions |\n",
      ["Opening 600", "Hives 5400", "Questions 1200"]
    ),
    (
      "- 9:00-10:30 Keynote\n- 9:00-9:45 Small room\n- 10:30-11:00 Coffee\n- 11:00-12:00 Panel\n",
      ["Keynote 5400", "Coffee 1800", "Panel 3600"]
    ),
    // Chapters with the numbers of their sections are no versions of a program.
    (
      "## 1.1. Hives (5 min)\n\n## 1.2. Wax (10 min)\n\n## 1.3. Questions (5 min)\n",
      ["1.1. Hives 300", "1.2. Wax 600", "1.3. Questions 300"]
    ),
    // All of it in an annex.
    (
      "# Project\n\n## Annex B - Defence (20 min)\n\n| Part | Duration |\n|-|-|\n| Talk | 8 min |\n| Demo | 7 min |\n"
        + "| Questions | 5 min |\n",
      ["Talk 480", "Demo 420", "Questions 300"]
    ),
    // A word alone drops no part.
    (
      "## Welcome (5 min)\n\n## Total recall (10 min)\n\n## Give the bees more time (5 min)\n\n## Close (5 min)\n",
      ["Welcome 300", "Total recall 600", "Give the bees more time 300", "Close 300"]
    ),
    (
      "| Time | Topic | Key points |\n|-|-|-|\n| 5 min | Welcome | names |\n| 20 min | Wax | melting |\n"
        + "| 5 min | Close | thanks |\n",
      ["Welcome 300", "Wax 1200", "Close 300"]
    ),
    // What comes before the parts that are counted.
    (
      "## Avant de commencer (2 min)\n\n## 1. Accroche (1 min)\n\n## 2. Ruches (3 min)\n\n## 3. Conclusion (1 min)\n",
      ["Accroche 60", "Ruches 180", "Conclusion 60"]
    ),
    // A film lasts minutes.
    (
      "# Video of the hives\n\n## Gate (0:00-0:30)\n\n## Smoke (0:30-1:45)\n\n## Honey (1:45-3:30)\n\n"
        + "Allow 30 minutes to film, 45 minutes to cut.\n",
      ["Gate 30", "Smoke 75", "Honey 105"]
    ),
    // Pictures are no part of a name, signs of other scripts are.
    (
      "## Wax ⏱️ 5 min\n\n## Honey 🍯 (3 min)\n\n## 天⽓ (2 min)\n", ["Wax 300", "Honey 180", "天⽓ 120"]
    ),
    // Labels of all of it are no parts, bold or in headings.
    (
      "# Demo day\n\n**Duration: 10 minutes**\n\n**[0:00-1:00] Opening**\n\n**[1:00-9:00] Hives**\n\n"
        + "**[9:00-10:00] Close**\n",
      ["Opening 60", "Hives 480", "Close 60"]
    ),
    (
      "# Talk\n\nWords.\n\n## Duration: 10 minutes\n\nWords.\n\n## Opening (2 min)\n\n## Wax (5 min)\n\n## Close (3 min)\n",
      ["Opening 120", "Wax 300", "Close 180"]
    ),
    // What is done at home or around a session.
    (
      "# Lesson\n\nDuration: 50 minutes\n\n## Warm-up - 5 min\n\n## Practice - 35 min\n\n## Homework - 30 min\n\n"
        + "## Wrap-up - 10 min\n",
      ["Warm-up 300", "Practice 2100", "Wrap-up 600"]
    ),
    (
      "# Plan\n\n## Before the talk (15 min)\n\n## Opening (3 min)\n\n## Bees (12 min)\n\n## After the talk (10 min)\n",
      ["Opening 180", "Bees 720"]
    ),
    (
      "# Доклад\n\n## Введение (1 мин)\n\n## Итоги (2 мин)\n\n## Запасные слайды\n\n### Формулы (2 мин)\n",
      ["Введение 60", "Итоги 120"]
    ),
    // Shares of time.
    (
      "# Taller\n\n- 10 minutos de introducción\n- 30 minutos de práctica\n- 15 min de preguntas\n",
      ["introducción 600", "práctica 1800", "preguntas 900"]
    ),
    (
      "# Club\n\n- 10 minutes of talking\n- 20 minutes of wax\n- 5 minutes of questions\n",
      ["talking 600", "wax 1200", "questions 300"]
    ),
    // Paragraphs of one line.
    (
      "# 教案\n\n课时：2课时（90分钟）\n\n一、导入新课（5分钟）\n\n二、讲授新课（60分钟）\n\n三、课堂小结（25分钟）\n",
      ["一、导入新课 300", "二、讲授新课 3600", "三、课堂小结 1500"]
    ),
    (
      "# Stand-up\n\nIntro (about 1 minute): say hello.\n\nBees (about 2 minutes): tell the story.\n\n"
        + "Close (about 1 minute): thank them.\n",
      ["Intro 60", "Bees 120", "Close 60"]
    ),
    (
      "# Retro\n\n5 min: Check-in\n\n10 min: Bees\n\n5 min: Close\n",
      ["Check-in 300", "Bees 600", "Close 300"]
    ),
    // Lengths that happen to rise.
    (
      "# Demo\n\n| Part | Time |\n|-|-|\n| Intro | 1:00 |\n| Wax | 2:30 |\n| Honey | 3:00 |\n| Questions | 3:30 |\n"
        + "| Total | 10:00 |\n",
      ["Intro 60", "Wax 150", "Honey 180", "Questions 210"]
    ),
    (
      "# Talk (10-12 minutes)\n\n## Title (0:30)\n\n## Bees (1:30)\n\n## Wax (2:00)\n\n## Honey (4:00)\n\n## Close (2:00)\n",
      ["Title 30", "Bees 90", "Wax 120", "Honey 240", "Close 120"]
    ),
    // Bare minutes from the beginning in a table.
    (
      "| Time | Who | Part |\n|-|-|-|\n| 0-2 | Ann | Intro |\n| 2-5 | Bob | Wax |\n| 5-8 | Cem | Questions |\n",
      ["Intro 120", "Wax 180", "Questions 180"]
    ),
    (
      "## Icebreaker\n\n15 min | the whole group\n\n## Bees\n\n30 min | groups of four\n",
      ["Icebreaker 900", "Bees 1800"]
    ),
    // The last position of a group ends with the group.
    (
      "# Talk\n\n## Alarm (30 minutes)\n\n### Call (T+0)\n\n### Smoke (T+10)\n\n## Close (15 minutes)\n",
      ["Call 600", "Smoke 1200", "Close 900"]
    ),
    // What is told in need, and at home.
    (
      "## Hives (1 min)\n\n## Wax (2 min)\n\n## If something breaks (1 min)\n",
      ["Hives 60", "Wax 120"]
    ),
    (
      "# Clase\n\n## Inicio (10 min)\n\n## Colmenas (60 min)\n\n## Cierre (10 min)\n\n## Tarea (30 min)\n",
      ["Inicio 600", "Colmenas 3600", "Cierre 600"]
    ),
    // Headings for more than the slot beside an agenda that fills it.
    (
      """
      # Talk

      Slot: 20 minutes

      | Time | Part |
      |-|-|
      | 0:00-2:00 | Hook |
      | 2:00-9:00 | Bees |
      | 9:00-18:00 | Wax |
      | 18:00-20:00 | Close |

      ## Hook (2 min)

      ## Bees (7 min)

      ## Bees as told before (8 min)

      ## Wax (9 min)

      ## Close (2 min)
      """, ["Hook 120", "Bees 420", "Wax 540", "Close 120"]
    ),
    // A second between positions, and minutes that would be seconds.
    (
      "## [0:01 - 0:15] Gate\n\n## [0:16 - 0:41] Smoke\n\n## [0:42 - 1:00] Honey\n",
      ["Gate 14", "Smoke 25", "Honey 18"]
    ),
    (
      "# Showcase\n\n| When | What |\n|-|-|\n| 0:40-0:42 | Intro |\n| 0:42-0:45 | Wax |\n| 0:45-0:47 | Honey |\n"
        + "| 0:47-0:50 | Questions |\n",
      ["Intro 120", "Wax 180", "Honey 120", "Questions 180"]
    ),
    // Items in an item without a time are no parts of the one before.
    (
      "- Hello `5 min`\n- Set up `10 min`\n- Build\n  - Frames `10 min`\n  - Combs `15 min`\n- Close `5 min`\n",
      ["Hello 300", "Set up 600", "Frames 600", "Combs 900", "Close 300"]
    ),
    // What stands in the brackets of a time is its name.
    ("## 【开场 - 30秒】\n\n## 【蜂蜜 - 70秒】\n\n## 【总结 - 20秒】\n", ["开场 30", "蜂蜜 70", "总结 20"]),
  ])
  func `hold what is theirs and nothing beside it`(text: String, parts: [String]) throws {
    #expect(try Self.parts(text) == parts)
  }

  @Test(arguments: [
    ("Target: 5 min story + 20 min demos + 5 min end = 30 min", 1800.0),
    ("Duration: 5 min story + 10 min demos + 5 min end", 1200.0),
    ("Duration: 20 min talk + 10 min questions", 1200.0),
    ("**Gesamtdauer:** ca. 15 Minuten", 900.0),
    ("Use this 10-15 minute flow to show the hives to everybody who comes by.", 900.0),
    ("Duration: 30 minutes (20 min talk + 5 min demo + 5 min end)", 1800.0),
  ])
  func `are for the sum of what their slot is made of`(line: String, slot: Double) throws {
    let document = try Documents.parse("# Talk\n\n\(line)\n\n## One (5 min)\n\n## Two (10 min)\n")
    #expect(document.plan.slot == .seconds(slot))
  }

  @Test func `have the length in a title that names a talk`() throws {
    let document = try Documents.parse(
      "# 蜜蜂 - 5分钟演讲稿\n\n## 开场 (1分钟)\n\n## 蜂蜜 (3分钟)\n")
    #expect(document.plan.slot == .seconds(300))
  }

  @Test func `take no remark within an item for their slot`() throws {
    let document = try Documents.parse(
      "# Lesson\n\n- Bees:\n  - Timing: 30 minutes from start to here\n\n## One (5 min)\n\n## Two (20 min)\n"
    )
    #expect(document.plan.slot == nil)
  }

  @Test func `go on after noon on a clock of twelve hours without a word`() throws {
    let document = try Documents.parse(
      "## 12:30-12:55 Wax\n\n## 12:55-1:05 Break\n\n## 1:05-1:30 Honey\n")
    #expect(document.plan.phases.map { $0.budget?.maximum.seconds } == [1500, 600, 1500])
    #expect(!document.notices.contains { $0.text.contains("before the part above it ends") })
  }

  @Test func `of a course show its sections and say that they are counted together`() throws {
    let document = try Documents.parse(
      """
      # Baking course

      ## Bread

      ### Introduction (20 min)

      ### Dough (90 min)

      ## Cakes

      ### Introduction (20 min)

      ### Batter (80 min)
      """)
    #expect(document.plan.groups.map(\.name) == ["Bread", "Cakes"])
    #expect(document.plan.groups.map(\.phases) == [0..<2, 2..<4])
    #expect(document.plan.groups.map(\.budget.maximum.seconds) == [6600, 6000])
    #expect(
      document.notices.contains {
        $0.line == 9 && $0.text.contains("2 sections") && $0.subject == .sections
      })
  }

  @Test func `tell one of several models that each fill the slot`() throws {
    let document = try Documents.parse(
      """
      # Pitch

      Slot: 3 minutes

      ## For growers

      ### Hook (30 s)

      ### Story (150 s)

      ## For shops

      ### Hook (1 min)

      ### Offer (2 min)
      """)
    #expect(document.plan.phases.map(\.line) == [7, 9])
    #expect(
      document.notices.contains {
        $0.line == 11 && $0.text.contains("another version of 'For growers'")
      })
  }

  @Test func `call versions that have one name by what they stand under`() throws {
    let agenda = "### Agenda\n\n- 0-5 min: Hook\n- 5-20 min: Story\n- 20-30 min: Questions\n\n"
    let document = try Documents.parse("# Series\n\n## Wax\n\n\(agenda)## Honey\n\n\(agenda)")
    #expect(document.plan.phases.count == 3)
    #expect(document.notices.contains { $0.text.contains("'Honey' is another version of 'Wax'") })
  }

  @Test func `of a week's classes are doubted`() throws {
    let document = try Documents.parse(
      "# Cours de poterie\n\n- Mercredi : 14h - 15h30\n- Mercredi : 16h - 17h30\n- Vendredi : 17h - 18h30\n"
    )
    #expect(document.doubt != nil)
  }

  @Test func `with hours of several days in their cells are none`() throws {
    let document = try Documents.parse(
      "| Day | Hours | Task |\n|-|-|-|\n| Mon | 9:00-11:30, 13:30-16:00 | Design |\n"
        + "| Tue | 9:00-11:30, 13:30-16:00 | Build |\n| Wed | 9:00-11:30, 13:30-16:00 | Show |\n")
    #expect(document.plan.phases.isEmpty)
  }

  @Test func `are no tables of data`() throws {
    let cells = (1...20).map { "<td>\($0) min</td>" }.joined()
    let rows = Array(repeating: "<tr>\(cells)</tr>", count: 4).joined(separator: "\n")
    #expect(try Documents.parse("<table>\n\(rows)\n</table>\n").plan.phases.isEmpty)
  }
}
