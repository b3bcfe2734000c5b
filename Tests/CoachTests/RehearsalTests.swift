import TestSupport
import Testing

@testable import Coach

@Suite("A rehearsal")
struct RehearsalTests {
  private static func marks(_ commands: [(Int, RehearsalCommand)], phases: Int = 3) -> [Mark] {
    var rehearsal = Rehearsal(phaseCount: phases)
    for (frame, command) in commands {
      rehearsal.apply(Rehearsal.Event(frame: frame, command: command))
    }
    return rehearsal.marks
  }

  @Test func `goes from phase to phase, and no further than the last`() {
    #expect(
      Self.marks([(10, .next), (20, .next), (30, .next), (40, .finish)]) == [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10, activity: .phase(1)),
        Mark(frame: 20, activity: .phase(2)), Mark(frame: 40, activity: .ended),
      ])
  }

  @Test func `begins a phase where it was heard, which is no key's click`() {
    var rehearsal = Rehearsal(phaseCount: 3)
    let hearing = Rehearsal.Hearing(probability: 0.9, knownFrame: 30)
    rehearsal.apply(Rehearsal.Event(frame: 10, command: .next))
    rehearsal.apply(Rehearsal.Event(frame: 20, command: .jump(2), heard: hearing))
    #expect(rehearsal.marks.map(\.frame) == [0, 10, 20])
    #expect(rehearsal.marks.map(\.isHeard) == [false, false, true])
    #expect(rehearsal.keys == [10])
    let timeline = Timeline(frames: 100, marks: rehearsal.marks)
    #expect(timeline.keys == [10])
    #expect(timeline.muted(in: [50..<60]).keys == [10])
    rehearsal.apply(Rehearsal.Event(frame: 40, command: .undo))
    #expect(rehearsal.position.phase == 1)
  }

  @Test func `stays held while phases change`() {
    #expect(
      Self.marks([(10, .hold), (15, .next), (20, .hold)]) == [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10, activity: .held),
        Mark(frame: 20, activity: .phase(1)),
      ])
  }

  @Test func `comes back from an interruption to its phase`() {
    #expect(
      Self.marks([(5, .next), (10, .interruption), (20, .interruption), (25, .back)]) == [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 5, activity: .phase(1)),
        Mark(frame: 10, activity: .interruption), Mark(frame: 20, activity: .phase(1)),
        Mark(frame: 25, activity: .phase(0)),
      ])
  }

  @Test func `skips the next phase, and jumps to any`() {
    #expect(
      Self.marks([(10, .skip), (20, .jump(0)), (30, .jump(3)), (40, .jump(-1)), (50, .skip)]) == [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10, activity: .phase(2)),
        Mark(frame: 20, activity: .phase(0)), Mark(frame: 50, activity: .phase(2)),
      ])
  }

  @Test func `keeps what was noted, and changes nothing by it`() {
    var rehearsal = Rehearsal(phaseCount: 3)
    for (frame, command) in [
      (5, .note("")), (6, .next), (7, .note("price")), (8, .note("")), (9, .undo),
    ]
      as [(Int, RehearsalCommand)]
    {
      rehearsal.apply(Rehearsal.Event(frame: frame, command: command))
    }
    #expect(rehearsal.notes == [.init(frame: 5), .init(frame: 7, text: "price")])
    // Its words come later than its moment.
    rehearsal.apply(Rehearsal.Event(frame: 3, command: .note("early")))
    rehearsal.apply(Rehearsal.Event(frame: 8, command: .next))
    #expect(rehearsal.notes.map(\.frame) == [3, 5, 7])
    #expect(rehearsal.lastNote?.text == "early")
    #expect(rehearsal.marks.map(\.frame) == [0, 6, 8])
    rehearsal.apply(Rehearsal.Event(frame: 9, command: .undo))
    #expect(rehearsal.marks.map(\.frame) == [0, 6])
  }

  @Test func `takes a command back as if it had never been given`() {
    let commands: [RehearsalCommand] = [
      .next, .back, .hold, .interruption, .skip, .jump(2), .note("n"), .finish,
    ]
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      var plain = Rehearsal(phaseCount: 4)
      var undone = Rehearsal(phaseCount: 4)
      for step in 0..<12 {
        let event = Rehearsal.Event(
          frame: step * 100, command: commands[Int.random(in: 0..<7, using: &generator)])
        plain.apply(event)
        undone.apply(event)
        let other = Rehearsal.Event(
          frame: step * 100 + 50, command: commands[Int.random(in: 0..<8, using: &generator)])
        if undone.apply(other) {
          undone.apply(Rehearsal.Event(frame: step * 100 + 60, command: .undo))
        }
      }
      #expect(plain == undone)
      #expect(plain.marks == undone.marks)
    }
  }

  @Test func `never lets its marks run backwards`() {
    let marks = Self.marks([(50, .next), (20, .next)])
    #expect(marks.map(\.frame) == [0, 50, 50])
  }

  @Test func `has nothing to take back at its start`() {
    var rehearsal = Rehearsal(phaseCount: 2)
    for command in [RehearsalCommand.undo, .back] {
      let hasChanged = rehearsal.apply(Rehearsal.Event(frame: 5, command: command))
      #expect(!hasChanged)
    }
    #expect(rehearsal.marks.count == 1)
  }
}
