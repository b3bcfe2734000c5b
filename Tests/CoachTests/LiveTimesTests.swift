import Testing

@testable import Coach

@Suite("The live times")
struct LiveTimesTests {
  private static func times(_ frames: Int, speech: [Range<Int>]) -> LiveTimes? {
    let marks = [Mark(frame: 0, activity: .phase(0)), Mark(frame: 500, activity: .phase(1))]
    return LiveTimes(
      Timeline(frames: frames, marks: marks.filter { $0.frame < frames }), speech: speech,
      phaseCount: 2, rate: 100)
  }

  @Test func `do not run before the first speech`() {
    #expect(Self.times(300, speech: []) == nil)
  }

  @Test func `run on through a pause, and not through a stall`() {
    #expect(Self.times(400, speech: [100..<300])?.speaking[0] == 300)
    #expect(Self.times(400, speech: [100..<300])?.clock == 300)
    // 299 frames of silence are a pause, 300 a stall.
    #expect(Self.times(480, speech: [100..<180])?.speaking[0] == 380)
    #expect(Self.times(481, speech: [100..<180])?.speaking[0] == 81)
    #expect(Self.times(481, speech: [100..<180])?.clock == 381)
  }

  @Test func `are those of every phase`() {
    let times = Self.times(700, speech: [100..<700])
    #expect(times?.speaking == [400, 200])
    #expect(times?.elapsed == [400, 200])
    #expect(times?.clock == 600)
    #expect(Self.times(450, speech: [100..<450])?.elapsed == [350, 0])
  }
}
