import Testing

@testable import Coach

@Suite("The live times")
struct LiveTimesTests {
  private static func times(_ frames: Int, speech: [Range<Int>], phase: Int = 0) -> LiveTimes? {
    let marks = [Mark(frame: 0, activity: .phase(0)), Mark(frame: 500, activity: .phase(1))]
    return LiveTimes(
      Timeline(frames: frames, marks: marks.filter { $0.frame < frames }), speech: speech,
      phase: phase, phaseCount: 2, rate: 100)
  }

  @Test func `do not run before the first speech`() {
    #expect(Self.times(300, speech: []) == nil)
  }

  @Test func `run on through a pause, and not through a stall`() {
    #expect(Self.times(400, speech: [100..<300])?.speaking == 300)
    #expect(Self.times(400, speech: [100..<300])?.clock == 300)
    // 299 frames of silence are a pause, 300 a stall.
    #expect(Self.times(480, speech: [100..<180])?.speaking == 380)
    #expect(Self.times(481, speech: [100..<180])?.speaking == 81)
    #expect(Self.times(481, speech: [100..<180])?.clock == 381)
  }

  @Test func `are those of the current phase`() {
    #expect(Self.times(700, speech: [100..<700], phase: 1)?.speaking == 200)
    #expect(Self.times(700, speech: [100..<700], phase: 0)?.speaking == 400)
    #expect(Self.times(700, speech: [100..<700], phase: 0)?.clock == 600)
  }
}
