import FoundationEssentials
import Testing

@testable import Coach

@Suite("The journal")
struct JournalTests {
  private static let start = JournalEntry.Start(
    startedAt: "2026-11-21T14:05:00+01:00", device: "default", rate: 48_000, channels: 1,
    plan: "plan.md", variant: nil, slot: .seconds(1800))
  private static let entries: [JournalEntry] = [
    .start(start), .command(Rehearsal.Event(frame: 100, command: .next)), .gap(200..<260),
    .command(Rehearsal.Event(frame: 300, command: .hold)),
    .command(Rehearsal.Event(frame: 310, command: .undo)), .end(frame: 400, .finished),
  ]
  private static var text: String {
    get throws {
      try entries.map { try JSONText.encode($0, onOneLine: true) + "\n" }.joined()
    }
  }

  @Test func `is read back as it was written`() throws {
    let journal = try #require(Journal(decoding: Data(Self.text.utf8)))
    #expect(journal.start == Self.start)
    #expect(journal.commands.map(\.command) == [.next, .hold, .undo])
    #expect(journal.gaps == [200..<260])
    #expect(journal.reason == .finished)
    let timeline = journal.timeline(frames: 400, phaseCount: 2)
    #expect(timeline.marks.map(\.activity) == [.phase(0), .phase(1)])
  }

  @Test func `tells what was heard from what was pressed, and which of it was taken back`() throws {
    let heard = Rehearsal.Event(
      frame: 100, command: .jump(1),
      heard: Rehearsal.Hearing(probability: 0.97, knownFrame: 140))
    let entries: [JournalEntry] = [
      .start(Self.start), .command(heard), .command(Rehearsal.Event(frame: 150, command: .undo)),
      .command(Rehearsal.Event(frame: 300, command: .next)),
    ]
    let text = try entries.map { try JSONText.encode($0, onOneLine: true) + "\n" }.joined()
    let journal = try #require(Journal(decoding: Data(text.utf8)))
    #expect(journal.commands[0] == heard)
    #expect(journal.commands.map { $0.heard == nil } == [false, true, true])
    let rehearsal = journal.rehearsal(phaseCount: 3)
    #expect(rehearsal.marks.map(\.frame) == [0, 300] && rehearsal.keys == [300])
  }

  @Test func `holds the rate that the device really delivers at, and no nonsense`() throws {
    let start = try JSONText.encode(Self.entries[0], onOneLine: true) + "\n"
    #expect(Journal(decoding: Data(start.utf8))?.measuredRate == nil)
    let rate = try JSONText.encode(JournalEntry.rate(44_100, frame: 720_000), onOneLine: true)
    #expect(rate == "{\"event\":\"rate\",\"frame\":720000,\"sample_rate_hz\":44100}")
    #expect(Journal(decoding: Data((start + rate).utf8))?.measuredRate == 44_100)
    for nonsense in ["-1", "0", "7999", "192001", "9223372036854775807", "null", "\"44100\""] {
      let text = start + "{\"event\":\"rate\",\"sample_rate_hz\":\(nonsense)}\n"
      let journal = try #require(Journal(decoding: Data(text.utf8)))
      #expect(journal.measuredRate == nil)
    }
  }

  @Test func `is complete up to any byte at which it was cut off`() throws {
    let bytes = Array(try Self.text.utf8)
    for length in bytes.indices {
      let journal = Journal(decoding: Data(bytes[..<length]))
      let lines = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
      // The last line may be whole without its line end.
      #expect(
        (journal?.commands.count ?? 0) + (journal?.gaps.count ?? 0) >= max(0, min(lines, 5) - 1))
      if lines > 0 { #expect(journal != nil) }
    }
  }

  @Test(arguments: [
    "", "{}", "[]\n", "nonsense\n", "{\"event\":\"end\"}\n",
    "{\"event\":\"start\",\"start\":{\"schema\":99}}\n",
  ])
  func `that is none is told`(text: String) {
    #expect(Journal(decoding: Data(text.utf8)) == nil)
  }

  @Test(arguments: [
    "\"slot_s\":1e308", "\"slot_s\":1e19", "\"slot_s\":-5", "\"slot_s\":0", "\"slot_s\":-0.0",
    "\"slot_s\":86401", "\"ends_at_s\":1e308", "\"ends_at_s\":-1e6", "\"only_phases\":[-1]",
    "\"only_phases\":[9223372036854775808]", "\"channels\":0", "\"channels\":-1",
    "\"sample_rate_hz\":0", "\"sample_rate_hz\":7999", "\"sample_rate_hz\":192001",
  ])
  func `that begins with what no recording has is none`(field: String) throws {
    let start = """
      {"event":"start","start":{"channels":2,"device":"d","ends_at_s":-60.5,"only_phases":[0,2],\
      "plan":"p","sample_rate_hz":8000,"schema":1,"slot_s":86400,"started_at":""}}
      """
    #expect(Journal(decoding: Data(start.utf8)) != nil)
    let name = try #require(field.split(separator: ":").first)
    let old = try #require(start.firstMatch(of: try Regex("\(name):(\\[.*?\\]|[^,}]*)")))
    #expect(Journal(decoding: Data(start.replacing(old.0, with: field).utf8)) == nil)
  }

  @Test func `takes no nonsense for times`() throws {
    let nonsense = """
      {"event":"gap","frame":-5,"frames":9223372036854775807}
      {"event":"gap","frame":5,"frames":-1}
      {"event":"gap","frame":5,"frames":2146959360}
      {"event":"gap","frame":2146959360,"frames":5}
      {"event":"command","frame":2146959360,"command":"next"}
      {"event":"command","frame":1e300,"command":"next"}
      {"event":"end","frame":9223372036854775807,"reason":"finished"}
      {"event":"command","frame":-7,"command":"next"}
      {"event":"command","frame":7,"command":"dance"}

      """
    let text = try JSONText.encode(Self.entries[0], onOneLine: true) + "\n" + nonsense
    let journal = try #require(Journal(decoding: Data(text.utf8)))
    #expect(journal.gaps.isEmpty)
    #expect(journal.commands == [Rehearsal.Event(frame: 0, command: .next)])
    #expect(journal.reason == nil)
    #expect(journal.frames == nil)
  }
}
