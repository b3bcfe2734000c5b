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

  /// A plan without a slot, whose second phase may take any time.
  private static let open = Plan(
    title: "Walkthrough", slot: nil,
    phases: [("Introduction", 60), ("Questions", nil), ("End", 40)].map { name, seconds in
      Phase(
        number: nil, name: name, line: 1,
        budget: seconds.map { Budget(minimum: .seconds($0), maximum: .seconds(2 * $0)) }, cues: [])
    })

  /// Four takes before: the second phase was too long the last time.
  private static let past = PastTakes(
    phases: [(150, 140, 152), (221, 171, 190), (206, 190, 221), (nil, 82, 88), (52, 51, 55)].map {
      PastTakes.Phase(last: $0.0, best: $0.1, usual: $0.2)
    }, watch: "last time WHAT ran over by 0:41",
    draws: (0..<20).map { draw in
      [152, 190, 221, 88, 55].map { $0 * (0.9 + 0.01 * Double(draw)) }
    })

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
  private static var moments: [(name: String, moment: ScreenMoment)] {
    [
      ("waiting", ScreenMoment(talk) { $0.state.recorded = 0 }),
      ("before-speech", ScreenMoment(talk)),
      ("early", ScreenMoment(talk, spoken: [62])),
      ("green", ScreenMoment(talk, spoken: [127])),
      ("yellow", ScreenMoment(talk, spoken: [150, 158]) { $0.cue = .wrap }),
      ("first-with-past", ScreenMoment(talk) { $0.past = past }),
      ("past", ScreenMoment(talk, spoken: [140, 158]) { $0.past = past }),
      ("past-behind", ScreenMoment(talk, spoken: [264, 100]) { $0.past = past }),
      (
        "past-ascii",
        ScreenMoment(talk, spoken: [140, 158]) { ($0.past, $0.glyphs) = (past, .ascii) }
      ),
      ("open", ScreenMoment(open, spoken: [45, 31])),
      ("next", ScreenMoment(talk, spoken: [140, 181]) { $0.cue = .next }),
      ("red", ScreenMoment(talk, spoken: [204, 201]) { $0.state.notes = 2 }),
      ("behind", ScreenMoment(talk, spoken: [264, 140]) { $0.deadline = "14:30" }),
      ("no-longer-fits", ScreenMoment(talk, spoken: [300, 330, 12])),
      (
        "last",
        ScreenMoment(talk, spoken: [150, 150, 210, 90, 47]) { $0.timeOfDay = { _ in "14:30" } }
      ),
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
  }

  private static let sizes = [
    (20, 10), (40, 16), (80, 8), (80, 24), (100, 24), (120, 35), (200, 55),
  ]

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
