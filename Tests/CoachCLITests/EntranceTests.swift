import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("The way into a rehearsal", .serialized)
struct EntranceTests {
  /// Two seconds of room, a sentence of 6.7 s, a moment of quiet, the talk.
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: 16_000, seed: 31)
    speech.silence(2.2)
    for _ in 0..<4 {
      speech.speak(1.5)
      speech.silence(0.25)
    }
    speech.silence(3.05)
    for _ in 0..<4 {
      speech.speak(2)
      speech.silence(0.5)
    }
    return speech
  }()
  private static let talkBegins = 12.25

  private static func rig(
    _ arguments: [String] = [], samples: [Int16] = speech.samples, columns: Int = 80,
    environment: [String: String] = [:], in folder: TemporaryFolder
  ) throws -> TerminalRig {
    try folder.write(
      "# The talk\n**Time:** 1 minute\n## PHASE 1: WHY (5-10 s)\n## PHASE 2: HOW (5-10 s)\n",
      to: "notes.md")
    return try TerminalRig(
      ["rehearse", "notes.md"] + arguments, samples: samples, columns: columns, rows: 30,
      environment: environment, in: folder)
  }

  private static func report(in folder: TemporaryFolder) throws -> Report {
    let result = try CoachProcess.run(["report", "--format", "json"], in: folder)
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test(arguments: [80, 40, 20])
  func `shows what the check found, and how to begin`(columns: Int) throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(columns: columns, in: folder)
    rig.feed(until: 11)
    #expect(rig.difference(showing: "stop)", from: "check-\(columns).txt") == nil)
  }

  @Test func `says before a second take what to watch`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2 note say the price\n3 next\n21 finish\n", to: "keys")
    let rig = try Self.rig(["--keys", "keys"], in: folder)
    rig.feed(until: 22)
    _ = rig.screen(showing: "status 0")
    let second = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder.file("coach"), toPath: second.file("coach"))
    let next = try Self.rig(in: second)
    next.feed(until: 11)
    let screen = next.screen(showing: "stop)")
    #expect(screen.contains("To watch: last time HOW ran over by 0:0"))
    #expect(screen.contains("Noted last time: say the price"))
  }

  @Test(arguments: [[], ["--plain"]])
  func `begins with the first word after a moment of quiet, without the check's sentence`(
    arguments: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(arguments, in: folder)
    rig.feed(until: 11)
    _ = rig.screen(showing: "stop)")
    rig.feed(until: 21)
    _ = rig.firstScreen(showing: arguments.isEmpty ? "REC 0:09" : "PHASE 1")
    rig.press("q")
    rig.feed(until: 21.2)
    _ = rig.screen(showing: "Finish")
    rig.press("y")
    #expect(rig.feed(from: 24, until: "status 0").contains("status 0"))
    let report = try Self.report(in: folder)
    #expect((report.lead_in_s - 1).magnitude < 0.15)
    #expect((report.phases[0].speech_s - 8).magnitude < 0.9)
  }

  @Test func `counts down from the key that begins, and takes another at once`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    rig.feed(until: 9.9)
    _ = rig.screen(showing: "stop)")
    rig.press("Space")
    rig.feed(until: 11)
    let counting = rig.screen(showing: "2\n")
    #expect(counting.contains("3\n2\n") && !counting.contains("REC"))
    rig.press("Space")
    rig.feed(until: 11.5)
    #expect(rig.screen(showing: "REC 0:00").contains("WAITING: the clock starts"))
  }

  @Test func `waits for a moment of quiet even when a key is pressed in the sentence`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(["--countdown", "0"], in: folder)
    // The check has had enough before the sentence is over.
    rig.feed(until: 5)
    rig.press("Space")
    rig.feed(until: 6)
    #expect(rig.screen(showing: "moment of quiet").contains("space again begins at once"))
    rig.feed(until: 8.5)
    #expect(!rig.screen().contains("REC"))
    rig.feed(until: 11)
    _ = rig.screen(showing: "WAITING: the clock")
    rig.press("q", "y")
    rig.feed(from: 14, until: "status 0")
    let report = try Self.report(in: folder)
    #expect(report.lead_in_s > 1)
  }

  @Test func `stops with q, and nothing is kept`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    rig.feed(until: 11)
    _ = rig.screen(showing: "stop)")
    rig.press("q")
    rig.feed(until: 11.2)
    #expect(rig.screen(showing: "status 130").contains("stopped before the recording began"))
    #expect(try ShortTake.takes(in: folder).isEmpty)
  }

  @Test func `of a quiet room says that there is no voice yet, and goes on`() throws {
    let folder = try TemporaryFolder()
    var room = SyntheticSpeech(rate: 16_000, seed: 33, noiseLevel: -75)
    room.silence(14)
    let rig = try Self.rig(samples: room.samples, in: folder)
    rig.feed(until: 12)
    let screen = rig.screen(showing: "stop)")
    #expect(screen.contains("no voice yet"))
    #expect(!screen.contains("muted"))
  }

  @Test func `ends at a microphone whose samples are all zero`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(samples: [Int16](repeating: 0, count: 16_000 * 12), in: folder)
    rig.feed(until: 11)
    let screen = rig.screen(showing: "status 69")
    #expect(screen.contains("no signal: the microphone is muted, or nothing is plugged in"))
    #expect(try ShortTake.takes(in: folder).isEmpty)
  }
}
