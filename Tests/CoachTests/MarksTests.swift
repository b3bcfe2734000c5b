import AudioCore
import Testing

@testable import Coach

@Suite("Marks")
struct MarksTests {
  private static let agenda = Agenda(
    Plan(
      title: "T", slot: nil,
      phases: ["WHY - The Problem", "WHAT", "HOW"].enumerated().map { index, name in
        Phase(
          number: index + 1, name: name, line: 1, budget: Budget(single: .seconds(60)), cues: [])
      }))

  private static func timeline(_ text: String, seconds: Int = 100) throws -> Timeline {
    let file = try LabelFile(SourceText(text))
    return try MarkTrack(file, rate: 1000, frames: seconds * 1000).timeline(for: agenda)
  }

  @Test(arguments: [
    "0.0\t10.0\t1 WHY - The Problem\n10.000000\t30.5\tWHAT\n30.5\t100\thow\n",
    "0:00 Phase 1\n0:10 - what\n0:30.5 3\n",
    "# marks\n0,0\t0,0\twhy\n\\\t-1\t-1\n10,0\t10,0\tWHAT: more\n30.5\t30.5\t3 HOW\n",
    "start_s\tend_s\tphase\ttitle\tminutes\n0\t10\t1\tWHY\t2\n10\t30.5\t2\tWHAT\t2\n30.5\t100\t3\tHOW\t2\n",
    "0:00 a\n0:10 b\n0:30.5 c\n",
  ])
  func `are read from label tracks and chapter lines, by name, number or order`(text: String) throws
  {
    let marks = try Self.timeline(text).marks.prefix(3)
    #expect(marks.map(\.activity) == [.phase(0), .phase(1), .phase(2)])
    #expect(marks.map(\.frame) == [0, 10_000, 30_500])
  }

  @Test func `leave the time between regions to no phase, and end with the last`() throws {
    let marks = try Self.timeline("0\t10\tWHY\n20\t30\tWHAT\n").marks
    #expect(marks.map(\.activity) == [.phase(0), .held, .phase(1), .ended])
    #expect(marks.map(\.frame) == [0, 10_000, 20_000, 30_000])
  }

  @Test func `know holds, interruptions and the end`() throws {
    let marks = try Self.timeline(
      "0:01 WHY\n0:05 (hold)\n0:06 WHY\n0:07 (interruption)\n0:08 WHAT\n1:00 FINISH\n"
    ).marks
    #expect(
      marks.map(\.activity) == [
        .phase(0), .held, .phase(0), .interruption, .phase(1), .ended,
      ])
  }

  @Test(arguments: [
    ("0:10 WHY\n0:05 WHAT\n", MarksError(.backwards("WHAT"), line: 2)),
    ("0:10 WHY\n0:20 ELSEWHERE\n", MarksError(.unknownPhase("ELSEWHERE"), line: 2)),
    ("0:10 WHY\n0:20 PHASE\n", MarksError(.unknownPhase("PHASE"), line: 2)),
    ("0:10 WHY\n2:20 WHAT\n", MarksError(.beyondTheEnd("WHAT", end: "1:40"), line: 2)),
    ("0:10 a\n0:20 b\n0:30 c\n0:40 d\n", MarksError(.tooMany(marks: 4, phases: 3))),
    ("what is this\n", MarksError(.unreadable("what is this"), line: 1)),
    ("0:10 WHY\n0:99 WHAT\n", MarksError(.unreadable("0:99 WHAT"), line: 2)),
    ("5\t4\tWHY\n", MarksError(.unreadable("5\t4\tWHY"), line: 1)),
    ("nan\tinf\tWHY\n", MarksError(.unreadable("nan\tinf\tWHY"), line: 1)),
    ("\n\n", MarksError(.none)),
  ])
  func `that do not fit say where and why`(text: String, error: MarksError) {
    #expect(throws: error) { try Self.timeline(text) }
  }

  @Test func `and gaps survive being written as cue points`() throws {
    let timeline = Timeline(
      frames: 90_000,
      marks: [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10_001, activity: .held),
        Mark(frame: 20_002, activity: .phase(2)), Mark(frame: 30_003, activity: .interruption),
        Mark(frame: 40_004, activity: .phase(0)), Mark(frame: 90_000, activity: .ended),
      ], gaps: [5..<1234, 50_000..<50_001])
    for rate in [8000, 44_100, 48_000, 192_000] {
      let cues = timeline.cues(for: Self.agenda, rate: rate)
      let track = try MarkTrack(cues: cues, rate: rate, frames: 90_000)
      #expect(try track.timeline(for: Self.agenda) == timeline)
    }
  }

  @Test func `called end are the end, unless a phase of the plan has that name`() throws {
    let file = try LabelFile(SourceText("0:00 Intro\n0:10 End\n0:20 (end)\n"))
    let track = try MarkTrack(file, rate: 1000, frames: 30_000)
    let (with, without) = (
      Agenda(labels: ["Intro", "End"], slot: nil), Agenda(labels: ["Intro", "Demo"], slot: nil)
    )
    #expect(try track.timeline(for: with).marks.map(\.activity) == [.phase(0), .phase(1), .ended])
    #expect(try track.timeline(for: without).marks.map(\.activity) == [.phase(0), .ended, .ended])
  }

  @Test func `make an agenda of their own without a plan`() throws {
    let file = try LabelFile(SourceText("0:00 intro\n0:10 demo\n0:20 intro\n"))
    let track = try MarkTrack(file, rate: 1000, frames: 30_000)
    let agenda = track.agenda(slot: nil)
    #expect(agenda.parts.map(\.name) == ["intro", "demo"])
    #expect(
      try track.timeline(for: agenda).marks.map(\.activity) == [.phase(0), .phase(1), .phase(0)])
  }
}
