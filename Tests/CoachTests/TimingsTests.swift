import TestSupport
import Testing

@testable import Coach

@Suite("The four times")
struct TimingsTests {
  private static let rate = 100  // a frame is 10 ms, so that the numbers can be read

  private static func timings(
    frames: Int, marks: [(Int, Activity)], speech: [Range<Int>], gaps: [Range<Int>] = [],
    phases: Int = 2
  ) -> Timings {
    let marks = marks.map { Mark(frame: $0.0, activity: $0.1) }
    return Timings(
      Timeline(frames: frames, marks: marks, gaps: gaps), speech: speech, phaseCount: phases,
      rate: rate, rules: TimingRules())
  }

  @Test func `start with the first speech and end with the last`() {
    let timings = Self.timings(
      frames: 1000, marks: [(0, .phase(0))], speech: [200..<700], phases: 1)
    #expect(timings.leadIn == 200)
    #expect(timings.tail == 300)
    #expect(timings.phases[0].elapsed == 500)
    #expect(timings.phases[0].speech == 500)
  }

  @Test func `tell a pause from a stall and from articulation`() {
    let timings = Self.timings(
      frames: 2000, marks: [(0, .phase(0))],
      speech: [0..<100, 124..<200, 225..<300, 599..<700, 1000..<1100], phases: 1)
    let phase = timings.phases[0]
    #expect(phase.pauses.map(\.frames) == [25, 299])
    #expect(phase.stalls.map(\.frames) == [300])
    #expect(phase.stalls.map(\.start) == [700])
    #expect(phase.pauseFrames == 324)
    #expect(phase.speech == 1100 - 324 - 300)
    #expect(phase.speakingTime == 800)
  }

  @Test func `call no silence in a break a pause or a stall`() {
    let marks = [Mark(frame: 0, activity: .phase(0)), Mark(frame: 150, activity: .phase(1))]
    let timings = Timings(
      Timeline(frames: 2000, marks: marks + [Mark(frame: 1500, activity: .phase(0))], gaps: []),
      speech: [0..<100, 700..<710, 1550..<2000], phaseCount: 2, breaks: [1], rate: Self.rate,
      rules: TimingRules())
    #expect(timings.phases[1].stalls.isEmpty)
    #expect(timings.phases[1].pauses.isEmpty)
    #expect(timings.phases[1].speakingTime == 1350)
    // What is left of it outside of the break is short.
    #expect(timings.phases[0].stalls.isEmpty)
    #expect(timings.phases[0].pauses.map(\.frames) == [50, 50])
    for phase in timings.phases {
      #expect(phase.elapsed == phase.speech + phase.pauseFrames + phase.stallFrames)
    }
  }

  @Test func `give each phase its part of a pause, and count it where it begins`() {
    let timings = Self.timings(
      frames: 400, marks: [(0, .phase(0)), (150, .phase(1))], speech: [0..<120, 220..<400])
    #expect(timings.phases.map(\.pauseFrames) == [30, 70])
    #expect(timings.phases.map(\.pauses.count) == [1, 0])
    #expect(timings.phases[0].pauses[0].frames == 100)
    #expect(timings.phases.map(\.elapsed) == [150, 250])
  }

  @Test func `leave out what was held and what the interviewer said`() {
    let timings = Self.timings(
      frames: 3000,
      marks: [
        (0, .phase(0)), (200, .held), (1200, .phase(0)), (1300, .interruption), (1800, .phase(1)),
      ], speech: [0..<150, 1250..<1700, 1850..<3000])
    #expect(timings.held == 1000)
    #expect(timings.interruptions == 500)
    #expect(timings.phases.map(\.elapsed) == [300, 1200])
    // A silence of 50 + 50 around the hold is one pause of a second, not a stall of eleven.
    #expect(timings.phases[0].pauses.map(\.frames) == [100])
    #expect(timings.phases[0].stalls.isEmpty)
  }

  @Test func `never count a gap as a pause`() {
    let timings = Self.timings(
      frames: 1000, marks: [(0, .phase(0))], speech: [0..<100, 600..<1000], gaps: [110..<590],
      phases: 1)
    #expect(timings.phases[0].gapFrames == 480)
    #expect(timings.phases[0].pauses.isEmpty)
    #expect(timings.phases[0].speech == 520)
  }

  @Test func `belong to a phase that is visited again`() {
    let timings = Self.timings(
      frames: 900, marks: [(0, .phase(0)), (300, .phase(1)), (500, .phase(0))], speech: [0..<900])
    #expect(timings.phases.map(\.elapsed) == [700, 200])
    #expect(timings.phases[0].intervals == [0..<300, 500..<900])
  }

  @Test func `are all lead-in when nobody speaks`() {
    let timings = Self.timings(frames: 900, marks: [(0, .phase(0)), (300, .phase(1))], speech: [])
    #expect(timings.leadIn == 900)
    #expect(timings.tail == 0)
    #expect(timings.phases.allSatisfy { $0.elapsed == 0 })
  }

  @Test func `add up to the frame, whatever happens`() {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<500 {
      let frames = Int.random(in: 1...5000, using: &generator)
      func cuts(_ count: Int) -> [Int] {
        Set((0..<count).map { _ in Int.random(in: 0...frames, using: &generator) }).sorted()
      }
      func ranges(_ count: Int) -> [Range<Int>] {
        let cuts = cuts(count)
        return stride(from: 0, to: cuts.count - 1, by: 2).map { cuts[$0]..<cuts[$0 + 1] }
      }
      let activities: [Activity] = [.phase(0), .phase(1), .phase(2), .held, .interruption]
      var marks = cuts(Int.random(in: 0...8, using: &generator)).map {
        ($0, activities[Int.random(in: 0..<5, using: &generator)])
      }
      if Bool.random(using: &generator) { marks.append((frames, .ended)) }
      let timings = Self.timings(
        frames: frames, marks: marks, speech: ranges(20), gaps: ranges(4), phases: 3)
      let elapsed = timings.phases.reduce(0) { $0 + $1.elapsed }
      #expect(
        timings.leadIn + elapsed + timings.held + timings.interruptions + timings.tail == frames)
      for phase in timings.phases {
        #expect(
          phase.elapsed == phase.speech + phase.pauseFrames + phase.stallFrames + phase.gapFrames)
        #expect(phase.speech >= 0)
        #expect(phase.speakingTime == phase.elapsed - phase.stallFrames - phase.gapFrames)
      }
    }
  }
}
