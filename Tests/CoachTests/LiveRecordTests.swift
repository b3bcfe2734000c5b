import Testing

@testable import Coach

@Suite("The state for other programs")
struct LiveRecordTests {
  private static let plan = Plan(
    title: "Talk", slot: nil,
    phases: [(5, "DATA"), (6, "EXPERIMENTS"), (7, "TROUBLE")].map { number, name in
      Phase(number: number, name: name, line: 0, budget: nil, cues: [], isBreak: false)
    })

  private static func record(_ change: (inout LiveState) -> Void) -> LiveRecord {
    var state = LiveState()
    state.speaking = [60, 30, 0]
    state.position.phase = 1
    change(&state)
    return LiveRecord(state, SlotProgress(plan, state, slot: nil), plan, cue: nil)
  }

  @Test func `says what is suggested and how sure that is, until it turns`() {
    #expect(Self.record { _ in }.suggested == nil)
    let suggested = Self.record {
      $0.heard = HeardPhase(phase: 2, start: 91.234, probability: 0.617, isTurned: false)
    }
    #expect(
      suggested.suggested
        == LiveRecord.Suggestion(
          position: 3, number: 7, name: "TROUBLE", start_s: 91.23, probability: 0.62))
    #expect(suggested.is_heard == false)
    let turned = Self.record {
      $0.heard = HeardPhase(phase: 1, start: 91.234, probability: 0.98, isTurned: true)
      $0.hasTurned = true
    }
    #expect(turned.suggested == nil)
    #expect(turned.is_heard == true)
  }
}
