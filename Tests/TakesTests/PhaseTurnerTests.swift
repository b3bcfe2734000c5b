import Testing

@testable import Coach
@testable import Takes

@Suite("Keys while phases turn by themselves")
struct PhaseTurnerTests {
  private static let rate = 1000

  /// What was heard of phase 2 at 10 s, its first word being at 9 s.
  private static func turner(isSure: Bool) -> PhaseTurner {
    var turner = PhaseTurner(nil)
    turner.heard = PhaseTurner.Heard(
      opening: PhaseFollower.Opening(
        phase: 2, frame: 9000, probability: isSure ? 0.97 : 0.6, isSure: isSure), frame: 10_000)
    return turner
  }

  private static func rehearsal(isTurned: Bool) -> Rehearsal {
    var rehearsal = Rehearsal(phaseCount: 4)
    rehearsal.apply(Rehearsal.Event(frame: 1000, command: .next))
    if isTurned {
      rehearsal.apply(
        Rehearsal.Event(
          frame: 9000, command: .jump(2),
          heard: Rehearsal.Hearing(probability: 0.97, knownFrame: 10_000)))
    }
    return rehearsal
  }

  private static func meaning(
    _ command: RehearsalCommand, at frame: Int, isSure: Bool
  ) -> Rehearsal.Event? {
    turner(isSure: isSure).meaning(
      of: Rehearsal.Event(frame: frame, command: command), rehearsal(isTurned: isSure), rate: rate)
  }

  @Test func `pressed while the phase turned mean that phase, and later the next one`() {
    #expect(Self.meaning(.next, at: 10_400, isSure: true) == nil)
    #expect(
      Self.meaning(.next, at: 12_000, isSure: true)
        == Rehearsal.Event(frame: 12_000, command: .next))
    #expect(
      Self.meaning(.undo, at: 10_400, isSure: true)
        == Rehearsal.Event(frame: 10_400, command: .undo))
  }

  @Test
  func `lead where they lead without a suggestion, and to its first word where that is meant`() {
    // Phase 1 is spoken, and phase 2 suggested.
    #expect(
      Self.meaning(.next, at: 13_000, isSure: false)
        == Rehearsal.Event(frame: 9000, command: .next))
    #expect(
      Self.meaning(.jump(2), at: 13_000, isSure: false)
        == Rehearsal.Event(frame: 9000, command: .jump(2)))
    for (command, frame) in [(RehearsalCommand.next, 18_100), (.jump(3), 11_000), (.hold, 11_000)] {
      let event = Rehearsal.Event(frame: frame, command: command)
      #expect(Self.meaning(command, at: frame, isSure: false) == event)
    }
  }

  @Test func `do not follow a suggestion of a phase further on, unless its number is pressed`() {
    func meaning(_ command: RehearsalCommand) -> Rehearsal.Event? {
      Self.turner(isSure: false).meaning(
        of: Rehearsal.Event(frame: 11_000, command: command), Rehearsal(phaseCount: 4),
        rate: Self.rate)
    }
    #expect(meaning(.next) == Rehearsal.Event(frame: 11_000, command: .next))
    #expect(meaning(.jump(2)) == Rehearsal.Event(frame: 9000, command: .jump(2)))
  }

  @Test func `show a turn and a suggestion for eight seconds`() {
    let turned = Self.turner(isSure: true)
    #expect(
      turned.heard(at: 12_000, rate: Self.rate, in: 2)
        == HeardPhase(phase: 2, start: 9, probability: 0.97, isTurned: true))
    // It was taken back, or the speaker went on.
    #expect(turned.heard(at: 12_000, rate: Self.rate, in: 1) == nil)
    #expect(turned.heard(at: 18_001, rate: Self.rate, in: 2) == nil)
    let suggested = Self.turner(isSure: false)
    #expect(suggested.heard(at: 12_000, rate: Self.rate, in: 1)?.isTurned == false)
    #expect(suggested.heard(at: 12_000, rate: Self.rate, in: 2) == nil)
  }
}
