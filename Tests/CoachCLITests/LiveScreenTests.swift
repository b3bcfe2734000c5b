import Coach
import Foundation
import TestSupport
import Testing

@testable import CoachCLI

@Suite("The layout of the live screen")
struct LiveScreenTests {
  private static func plan(_ text: String) -> Plan {
    (try? PlanDocument(decoding: Data(text.utf8)).plan) ?? Plan(title: "", slot: nil, phases: [])
  }

  private static let talk = plan(
    """
    # The library that moved its catalogue
    **Time:** 12 minutes
    ## PHASE 1: WHY - The old catalogue (2-3 min)
    **Trigger:** one terminal, paper slips, lost reservations
    ## PHASE 2: WHAT - The plan and everything that had to be done before it could begin (2-3 min)
    **Trigger:** three months, no closed day, two catalogues side by side, 図書館 📚
    ## PHASE 3: HOW (3-4 min)
    **Trigger:** ninety thousand records
    ## PHASE 4: TROUBLE (1-2 min)
    ## PHASE 12: RESULT (1 min)
    **Trigger:** half the queue
    """)

  private static let answer = plan(
    """
    ---
    framework: STAR
    ---
    # Tell me about a decision that nobody else wanted to make, and what you would do today
    ## Situation (20-30 s)
    - the iron
    ## Task (10-20 s)
    ## Action (40-60 s)
    ## Result (20-30 s)
    """)

  /// What there is to show, each moment under its name.
  private static let moments: [(name: String, moment: ScreenMoment)] = [
    ("waiting", ScreenMoment(talk) { $0.state.recorded = 0 }),
    ("before-speech", ScreenMoment(talk)),
    ("early", ScreenMoment(talk, spoken: [62])),
    ("green", ScreenMoment(talk, spoken: [127])),
    ("yellow", ScreenMoment(talk, spoken: [150, 158]) { $0.cue = .wrap }),
    ("red", ScreenMoment(talk, spoken: [204, 201]) { $0.state.notes = 2 }),
    ("behind", ScreenMoment(talk, spoken: [264, 140]) { $0.deadline = "14:30" }),
    ("no-longer-fits", ScreenMoment(talk, spoken: [300, 330, 12])),
    ("last", ScreenMoment(talk, spoken: [150, 150, 210, 90, 47]) { $0.endOfDay = "14:30" }),
    ("held", ScreenMoment(talk, spoken: [150, 20]) { $0.state.position.isHeld = true }),
    (
      "held-speaking",
      ScreenMoment(talk, spoken: [150, 20]) {
        $0.state.position.isHeld = true
        $0.state.speaksWhileHeld = true
      }
    ),
    ("interrupted", ScreenMoment(talk, spoken: [80]) { $0.state.position.isInterrupted = true }),
    ("device-away", ScreenMoment(talk, spoken: [150, 90]) { $0.state.isDeviceAway = true }),
    (
      "no-sound",
      ScreenMoment(talk) {
        $0.state.recorded = 9; $0.state.peak = 0
      }
    ),
    (
      "clipping",
      ScreenMoment(talk, spoken: [90]) {
        ($0.state.level, $0.state.peakLevel, $0.state.isClipping) = (-2, 0, true)
        ($0.state.lost, $0.state.notes) = (2.4, 1)
      }
    ),
    ("notice", ScreenMoment(talk, spoken: [90]) { $0.notice = "the disk is nearly full" }),
    ("help", ScreenMoment(talk, spoken: [90]) { _ = $0.keyboard.press(.help) }),
    ("advice", ScreenMoment(talk, spoken: [204, 201]) { _ = $0.keyboard.press(.advice) }),
    ("finishing", ScreenMoment(talk, spoken: [90]) { _ = $0.keyboard.press(.finish) }),
    ("digits", ScreenMoment(talk, spoken: [90]) { _ = $0.keyboard.press(.digit(1)) }),
    ("focus", ScreenMoment(talk, spoken: [150, 125]) { $0.isFocused = true }),
    ("ascii", ScreenMoment(talk, spoken: [204, 201]) { $0.glyphs = .ascii }),
    ("answer", ScreenMoment(answer, spoken: [25, 12])),
    (
      "deeper",
      ScreenMoment(answer, spoken: [25, 12]) { $0.ask(.deeper(into: "the iron"), told: 50) }
    ),
    ("short-version", ScreenMoment(answer, spoken: [25]) { $0.ask(.shortVersion, told: 62) }),
  ]

  private static let sizes = [(20, 10), (40, 16), (80, 8), (80, 24), (120, 30), (200, 50)]

  @Test func `is as it was, at every moment and size`() {
    for (name, moment) in Self.moments {
      let screens = Self.sizes.map { columns, rows in
        let lines = moment.lines(columns: columns, rows: rows).map {
          // What stands at the right end has to be seen to do so.
          $0.text + String(repeating: " ", count: max(0, columns - $0.width)) + "┊\n"
        }
        return "\(columns) × \(rows)\n" + lines.joined()
      }
      let text = screens.joined(separator: "\n")
      #expect(Golden.difference(text, from: "live-\(name).txt") == nil)
    }
  }
}
