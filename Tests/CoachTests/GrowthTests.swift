import AudioCore
import TestSupport
import Testing

@testable import Coach

/// Inputs of so many parts that whatever compares each with each is slow beyond patience.
@Suite("Thousands of parts")
struct GrowthTests {
  private static let count = 20_000

  @Test func `are matched to thousands of labels`() throws {
    let agenda = Agenda(labels: (0..<Self.count).map { "Topic \($0) of the talk" })
    let text = (0..<Self.count).map { "\($0)\t\($0)\ttopic \($0)\n" }.joined()
    let track = try MarkTrack(
      LabelFile(SourceText(text)), rate: 1000, frames: 1000 * Self.count)
    #expect(
      try track.timeline(for: agenda).marks.map(\.activity)
        == (0..<Self.count).map { .phase($0) })
    #expect(track.agenda(slot: nil).parts.count == Self.count)
  }

  @Test func `are measured with thousands of pauses and gaps`() throws {
    let timeline = Timeline(
      frames: 1000 * Self.count,
      marks: (0..<Self.count).map { Mark(frame: 1000 * $0, activity: .phase($0)) },
      gaps: (0..<Self.count).map { 1000 * $0 + 500..<1000 * $0 + 600 })
    let speech = (0..<Self.count).map { 1000 * $0..<1000 * $0 + 400 }
    let timings = Timings(
      timeline, speech: speech, phaseCount: Self.count, rate: 1000, rules: TimingRules())
    for timing in timings.phases.dropLast() {
      #expect((timing.elapsed, timing.speech, timing.gapFrames) == (1000, 400, 100))
      #expect(timing.pauses == [PhaseTiming.Silence(start: timing.pauses[0].start, frames: 500)])
    }
  }

  @Test func `have their stalls placed on the clock of the whole`() {
    var timing = PhaseTiming()
    timing.intervals = (0..<Self.count).reversed().map { 10 * $0..<10 * $0 + 5 }
    timing.stalls = (0..<Self.count).map { PhaseTiming.Silence(start: 10 * $0 + 3, frames: 1) }
    #expect(timing.elapsedBeforeStalls == (0..<Self.count).map { 5 * $0 + 3 })
  }

  @Test func `are cut in the order of what they can give`() {
    let parts = (0..<Self.count).map {
      CutPlan.Part(spoken: 20, minimum: 1, maximum: Double($0 % 10 + 5), isOverrun: false)
    }
    let plan = CutPlan(parts, excess: 15 * Double(Self.count / 10))
    #expect(plan.missing == 0)
    #expect(parts.indices.allSatisfy { plan.cuts[$0] == ($0 % 10 == 0 ? 15 : 0) })
  }

  @Test func `are taken back one by one`() {
    var rehearsal = Rehearsal(phaseCount: Self.count)
    for frame in 1..<Self.count { rehearsal.apply(.init(frame: frame, command: .next)) }
    for _ in 1..<Self.count { rehearsal.apply(.init(frame: Self.count, command: .undo)) }
    #expect(rehearsal.events.isEmpty)
    #expect(rehearsal == Rehearsal(phaseCount: Self.count))
  }

  @Test func `are left out until the rest fits`() {
    let phases = (0..<Self.count).map {
      Phase(
        number: $0 + 1, name: "\($0)", line: 1, budget: Budget(single: .seconds(100)), cues: [])
    }
    let plan = Plan(title: "T", slot: nil, phases: phases)
    let pace = SlotProgress(plan, LiveState(), slot: 75 * Double(Self.count / 2))
    #expect(pace.skips == Array(Self.count / 2 - 1..<Self.count - 1))
    #expect(pace.endWithSkips == 75 * Double(Self.count / 2))
  }

  @Test func `are named in variants, offered and asked`() throws {
    let count = Self.count / 2
    let phases = (0..<count).map { "## Topic \($0). (1 min)\n" }.joined()
    let items = (0..<count).map { "- Topic \($0). in short\n" }.joined()
    let document = PlanDocument(SourceText("# T\n\(phases)\n5-Minute Version:\n\(items)"))
    #expect(document.plan.variants.first?.phaseIndices == Array(0..<count))
    let questions = (0..<count).map { "- ### What about \($0)?\n" }.joined()
    let bank = PlanDocument(SourceText("# T\n## Principle\n\(questions)"))
    #expect(bank.questions.count == count)
    #expect(bank.questions.allSatisfy { $0.principle == "Principle" })
  }

  @Test func `are known again in another take`() {
    let keys = (0..<Self.count / 10).map { PhaseMatching.Key(name: "Topic \($0)", cues: []) }
    let matching = PhaseMatching(planned: keys, taken: keys)
    #expect(keys.indices.allSatisfy { matching.match(of: $0)?.taken == [$0] })
  }
}
