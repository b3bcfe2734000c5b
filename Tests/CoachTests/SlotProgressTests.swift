import TestSupport
import Testing

@testable import Coach

@Suite("The pace of a talk")
struct PaceTests {
  /// Phases of `minimum` to `maximum` seconds, and shorter versions by their positions.
  private static func plan(
    _ budgets: [(Int, Int)], slot: Int? = nil, variants: [[Int]] = []
  ) -> Plan {
    Plan(
      title: "", slot: slot.map { .seconds($0) },
      phases: budgets.enumerated().map { index, budget in
        Phase(
          number: index + 1, name: "P\(index + 1)", line: index,
          budget: Budget(minimum: .seconds(budget.0), maximum: .seconds(budget.1)), cues: [])
      },
      variants: variants.enumerated().map { index, phases in
        Variant(name: "v\(index)", length: .seconds(index + 1), line: 1, phaseIndices: phases)
      })
  }

  /// A state in which phases have taken so long, and the last of them is told.
  private static func state(_ speaking: [Double], of count: Int, lost: Double = 0) -> LiveState {
    var state = LiveState()
    state.position.phase = speaking.count - 1
    state.speaking = speaking + Array(repeating: 0, count: count - speaking.count)
    state.begun = Set(speaking.indices.filter { speaking[$0] > 0 })
    state.clock = speaking.reduce(lost, +)
    state.recorded = state.clock
    return state
  }

  private static func pace(
    _ plan: Plan, _ speaking: [Double], lost: Double = 0
  ) -> SlotProgress {
    SlotProgress(
      plan, state(speaking, of: plan.phases.count, lost: lost), slot: plan.slot?.seconds)
  }

  @Test func `is on plan when every phase takes the middle of its band`() {
    let plan = Self.plan([(100, 200), (100, 200), (100, 200)], slot: 450)
    let pace = Self.pace(plan, [150, 75])
    #expect(pace.behind == 0)
    #expect(pace.projectedEnd == 450)
    #expect(pace.target == nil)
    #expect(pace.canFit && pace.skips.isEmpty)
    #expect(pace.budget.maximum == 200)
  }

  @Test func `is behind by what a phase took too long, and by stalls`() {
    let plan = Self.plan([(100, 200), (100, 200), (100, 200)], slot: 600)
    #expect(Self.pace(plan, [180, 10]).behind == 30)
    #expect(Self.pace(plan, [180, 10], lost: 12).behind == 42)
    #expect(Self.pace(plan, [120, 10]).behind == -30)
    // Beyond its middle the current phase costs time; before, it does not.
    #expect(Self.pace(plan, [150, 170]).behind == 20)
    #expect(Self.pace(plan, [150, 170]).projectedEnd == 470)
  }

  @Test func `a skipped phase puts the talk ahead`() {
    let plan = Self.plan([(100, 200), (100, 200), (100, 200), (100, 200)], slot: 600)
    var state = Self.state([150, 0, 20], of: 4)
    state.begun = [0, 2]
    let pace = SlotProgress(plan, state, slot: 600)
    #expect(pace.behind == 0)
    #expect(pace.projectedEnd == 450)
  }

  @Test func `sets targets below the middles of what is left when the talk is behind`() {
    let plan = Self.plan([(100, 200), (100, 200), (100, 200)], slot: 450)
    let pace = Self.pace(plan, [200, 10])
    #expect(pace.projectedEnd == 500)
    #expect(pace.canFit)
    // 250 s are left for two phases: each aims at 125 s.
    #expect(((pace.target ?? 0) - 125).magnitude < 0.2)
    #expect(pace.wrapAt == pace.target)
    #expect(pace.budget.minimum == 100 && pace.budget.maximum == 200)
    #expect(pace.skips == [2])
  }

  @Test func `does not move a phase's target because of what is spoken in it`() {
    let plan = Self.plan([(100, 200), (100, 200), (100, 200)], slot: 450)
    let targets = [1.0, 80, 150, 260, 400].map { Self.pace(plan, [200, $0]).target ?? 0 }
    #expect(Set(targets).count == 1)
    #expect(Self.pace(plan, [200, 1], lost: 30).target ?? 0 < targets[0])
  }

  @Test func `aims below the middles from the start where they do not fit`() {
    let plan = Self.plan([(100, 200), (100, 200), (100, 200)], slot: 360)
    let pace = Self.pace(plan, [1])
    #expect(((pace.target ?? 0) - 120).magnitude < 0.2)
    #expect(pace.budget.maximum == 200)
    #expect(pace.behind == 0)
    #expect(pace.skips.isEmpty)
  }

  @Test func `leaves out first what no shorter version has, and the end of the talk last`() {
    let budgets = Array(repeating: (60, 120), count: 6)
    let plan = Self.plan(budgets, slot: 540, variants: [[0, 2, 5], [0, 1, 2, 4, 5]])
    // 360 s are over and 90 s a phase are to come: two of four have to go.
    let pace = Self.pace(plan, [180, 180])
    #expect(pace.skips == [3, 4])
    #expect(pace.endWithSkips == 540)
    let late = Self.pace(plan, [220, 180])
    #expect(late.skips == [2, 3, 4])
    #expect(!late.canFit)
    let hopeless = Self.pace(plan, [600])
    #expect(hopeless.skips.isEmpty && !hopeless.canFit)
  }

  @Test func `without a slot has an end and an offset, and nothing to leave out`() {
    let plan = Self.plan([(100, 200), (100, 200)])
    let pace = Self.pace(plan, [180, 150])
    #expect(pace.slot == nil && pace.skips.isEmpty && pace.canFit)
    #expect(pace.behind == 30)
    #expect(pace.projectedEnd == 330)
  }

  @Test func `never leaves out more than it must, whatever the talk`() {
    var generator = SeededGenerator(seed: 77)
    for _ in 0..<500 {
      let count = Int.random(in: 2...12, using: &generator)
      let budgets = (0..<count).map { _ in
        let minimum = Int.random(in: 10...200, using: &generator)
        return (minimum, minimum + Int.random(in: 0...120, using: &generator))
      }
      let slot = Int.random(in: 100...1800, using: &generator)
      let variants = (0..<2).map { _ in (0..<count).filter { _ in Bool.random(using: &generator) } }
      let plan = Self.plan(budgets, slot: slot, variants: variants)
      let told = Int.random(in: 1...count, using: &generator)
      let speaking = (0..<told).map { _ in Double.random(in: 1...300, using: &generator) }
      let pace = Self.pace(plan, speaking)
      #expect(pace.endAtMinima <= pace.projectedEnd + 1e-9)
      #expect(pace.skips.allSatisfy { $0 >= told })
      if pace.skips.isEmpty {
        let rest = RemainingPlan(plan, Self.state(speaking, of: count))
        #expect(
          pace.projectedEnd <= Double(slot) || rest.ahead.isEmpty
            || pace.clock + rest.without(rest.ahead).time(1) > Double(slot) - 200)
      } else {
        #expect(pace.projectedEnd > Double(slot))
        #expect(pace.endWithSkips <= Double(slot))
      }
    }
  }

  @Test func `shows the plan's budget and a target within it, whatever the plan and the talk`() {
    var generator = SeededGenerator(seed: 78)
    var targets = 0
    for round in 0..<2000 {
      let count = Int.random(in: 1...12, using: &generator)
      let budgets = (0..<count).map { _ in
        let minimum = Int.random(in: 0...200, using: &generator)
        return (minimum, minimum + Int.random(in: 0...120, using: &generator))
      }
      let slot = Bool.random(using: &generator) ? Int.random(in: 1...1800, using: &generator) : nil
      let plan = Self.plan(budgets, slot: slot)
      let speaking = (0..<Int.random(in: 1...count, using: &generator)).map { _ in
        Double.random(in: 0...300, using: &generator)
      }
      let pace = Self.pace(plan, speaking, lost: .random(in: 0...60, using: &generator))
      let (minimum, maximum) = budgets[speaking.count - 1]
      #expect(pace.budget.minimum == Double(minimum), "\(round)")
      #expect(pace.budget.maximum == Double(maximum), "\(round)")
      guard let target = pace.target else { continue }
      targets += 1
      #expect(target >= Double(minimum) && target < pace.budget.middle, "\(round)")
      #expect(slot != nil, "\(round)")
    }
    #expect(targets > 50)
  }
}

@Suite("The sparse cue")
struct SparseCueTests {
  private static let budget = SlotProgress.Band(
    Budget(minimum: .seconds(60), maximum: .seconds(120)), share: 1)

  /// What is shown second by second while a phase is told from its beginning.
  private static func words(
    seconds: Int, wrapAt: Double? = nil, isLast: Bool = false
  ) -> [Int: String] {
    var cue = SparseCue()
    var words: [Int: String] = [:]
    var shown: SparseCue.Word?
    for second in 0..<seconds {
      var state = LiveState()
      state.recorded = Double(second)
      state.speaking = [Double(second)]
      cue.update(state, budget: budget, wrapAt: wrapAt, isLast: isLast)
      if cue.word != shown { words[second] = cue.word?.text ?? "" }
      shown = cue.word
    }
    return words
  }

  @Test func `says one word at yellow, at red and every twenty seconds after, for five seconds`() {
    #expect(
      Self.words(seconds: 170) == [
        90: "WRAP", 95: "", 120: "NEXT", 125: "", 140: "+0:20", 145: "", 160: "+0:40", 165: "",
      ])
    #expect(Self.words(seconds: 126, isLast: true)[120] == "END")
    #expect(Self.words(seconds: 100, wrapAt: 70) == [70: "WRAP", 75: ""])
  }

  @Test func `never speaks twice within twenty seconds`() {
    let short = SlotProgress.Band(Budget(minimum: .seconds(5), maximum: .seconds(10)), share: 1)
    var cue = SparseCue()
    var times: [Double] = []
    var shown: SparseCue.Word?
    for tick in 0..<6000 {
      var state = LiveState()
      state.recorded = Double(tick) / 10
      state.position.phase = tick / 150
      state.speaking = Array(repeating: Double(tick % 150) / 10, count: 40)
      cue.update(state, budget: short, isLast: false)
      if let word = cue.word, word != shown { times.append(state.recorded) }
      shown = cue.word
    }
    #expect(times.count > 10)
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 20 })
  }

  @Test func `is silent while held`() {
    var cue = SparseCue()
    var state = LiveState()
    state.speaking = [100]
    state.position.isHeld = true
    cue.update(state, budget: Self.budget, isLast: false)
    #expect(cue.word == nil)
  }
}
