import TestSupport
import Testing

@testable import Coach

@Suite("What earlier takes say while a plan is rehearsed again")
struct PastTakesTests {
  private static let plan = MadeTakes.plan(
    [("WHY - The Problem", 20...30), ("WHAT", 20...30), ("HOW - It Works", 40...60)], slot: 115)

  private static func past(
    _ seconds: [[Double]], stalls: [Int: [(at: Double, length: Double)]] = [:], of plan: Plan = plan
  ) -> PastTakes? {
    let takes = seconds.enumerated().map {
      MadeTakes.take(plan, day: $0.offset + 1, seconds: $0.element, stalls: stalls)
    }
    return History(of: Self.plan, takes: takes).past
  }

  /// The progress when phases took so long.
  private static func progress(_ speaking: [Double], _ past: PastTakes?) -> SlotProgress {
    var state = LiveState()
    state.position.phase = speaking.count - 1
    state.speaking = speaking + Array(repeating: 0, count: 3 - speaking.count)
    state.begun = Set(speaking.indices)
    state.clock = speaking.reduce(0, +)
    return SlotProgress(plan, state, slot: plan.slot?.seconds, past: past)
  }

  @Test func `is nothing where there are no takes, or drills only`() {
    #expect(Self.past([]) == nil)
    let drill = MadeTakes.take(Self.plan, day: 1, seconds: [20, 20, 40], isPartial: true)
    #expect(History(of: Self.plan, takes: [drill]).past == nil)
  }

  @Test func `has the last take, the one that kept most budgets, and what is usual`() {
    let past = Self.past([[25, 26, 55], [22, 21, 80], [40, 28, 70]])
    #expect(past?.phases.map(\.last) == [40, 28, 70])
    #expect(past?.phases.map(\.best) == [25, 26, 55])
    #expect(past?.phases.map(\.usual) == [25, 26, 70])
    // Of equals the latest is the best; a single take is no best one.
    #expect(Self.past([[25, 26, 55], [26, 27, 56]])?.phases[0].best == 26)
    #expect(Self.past([[25, 26, 55]])?.phases[0].best == nil)
  }

  @Test func `knows phases again after the plan was changed, and leaves out what was told as one`()
  {
    let before = MadeTakes.plan([("HOW - It Works", 40...60), ("WHY - The Problem", 20...30)])
    let past = Self.past([[50, 29]], of: before)
    #expect(past?.phases.map(\.last) == [29, nil, 50])
  }

  @Test(arguments: [
    ([[25.0, 25, 81]], "last time HOW ran over by 0:21"),
    ([[25, 45, 64]], "last time WHAT ran over by 0:15"),
    ([[25, 25, 64]], nil),
    ([[25, 25, 0]], "last time HOW was not spoken"),
    ([[25, 25, 81], [25, 0, 0]], "last time HOW ran over by 0:21"),
    ([[25, 25, 33]], "last time HOW was 0:07 short"),
    ([[25, 25, 50], [26, 26, 52]], nil),
  ])
  func `says in one line what to watch`(seconds: [[Double]], watch: String?) {
    #expect(Self.past(seconds)?.watch == watch)
  }

  @Test func `names the place where the speaker falls silent again and again`() {
    let past = Self.past([[25, 25, 50], [26, 26, 52]], stalls: [1: [(at: 8, length: 4)]])
    #expect(past?.watch == "you fall silent in WHAT at about 0:08: in 2 of 2 takes")
  }

  @Test func `moves the end to where the speaker's own lengths put it`() {
    let past = Self.past([[25, 35, 70]])
    let progress = Self.progress([25, 5], past)
    #expect(progress.projectedEnd == 130)
    #expect(progress.plannedEnd == 100)
    // As planned the rest fits: there is nothing to shorten, only budgets to keep.
    #expect(progress.target == nil && progress.canFit)
    #expect(progress.likelyEnd == nil)
    // What the phase took already is never taken back.
    #expect(Self.progress([25, 50], past).projectedEnd == 145)
  }

  @Test func `sets no target where the speaker's own lengths end in time`() {
    let short = Self.past([[22, 22, 44]])
    #expect(Self.progress([45, 5], nil).target != nil)
    #expect(Self.progress([45, 5], short).target == nil)
    #expect(Self.progress([50, 5], short).target != nil)
  }

  @Test func `gives a range from three whole takes on, which holds the usual end and shrinks`() {
    var generator = SeededGenerator(seed: 91)
    let takes = (0..<6).map { _ in
      [25.0, 26, 52].map { $0 * Double.random(in: 0.8...1.3, using: &generator) }
    }
    #expect(Self.progress([25], Self.past(Array(takes.prefix(2)))).likelyEnd == nil)
    let past = Self.past(takes)
    let widths = [[1.0], [25, 1], [25, 26, 1], [25, 26, 200]].map { spoken in
      let progress = Self.progress(spoken, past)
      let range = progress.likelyEnd ?? 0...0
      #expect(range.contains(progress.projectedEnd), "\(spoken)")
      #expect(range.lowerBound >= progress.clock)
      return range.upperBound - range.lowerBound
    }
    #expect(widths == widths.sorted(by: >))
    #expect(widths.last == 0)
  }
}
