import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("Part of a rehearsal")
struct RehearsalOptionTests {
  private static let plan = """
    # The talk
    **Time:** 1 minute
    ## OVERVIEW (5 seconds)
    ## PHASE 1: WHY (5-10 s)
    ## PHASE 2: HOW (5-10 s)
    ## PHASE 3: END (5-10 s)
    """

  private static func record(
    _ arguments: [String], keys: String = "8 next\n14 finish\n", in folder: TemporaryFolder
  ) throws -> CoachProcess.Result {
    var speech = SyntheticSpeech(rate: 16_000, seed: 21)
    speech.silence(1)
    for length in [2.5, 2.5, 2.0, 2.2, 3.0, 2.4] {
      speech.speak(length)
      speech.silence(0.5)
    }
    let microphone = try FileMicrophone(speech.samples, in: folder)
    try folder.write(plan, to: "notes.md")
    try folder.write(keys, to: "keys")
    return try CoachProcess.run(
      [
        "rehearse", "notes.md", "--device", "filemic", "--rate", "16000", "--keys", "keys",
        "--format", "json",
      ] + arguments, in: folder, environment: microphone.environment)
  }

  private static func report(_ result: CoachProcess.Result) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  private static func journal(in folder: TemporaryFolder) throws -> Journal {
    let takes = folder.file("coach/takes")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: takes).first)
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(takes)/\(name)/journal.jsonl"))
    return try #require(Journal(decoding: data))
  }

  @Test(arguments: [
    (["--only", "1,3"], [1, 3]), (["--only", "how,1"], [1, 2]), (["--from", "2"], [2, 3]),
    (["--only", "1-2"], [1, 2]),
  ])
  func `is marked in the take and reported alone`(arguments: [String], numbers: [Int]) throws {
    let folder = try TemporaryFolder()
    let recorded = try Self.report(Self.record(arguments, in: folder))
    #expect(recorded.phases.map(\.number) == numbers)
    #expect(recorded.slot_s == nil)
    #expect(recorded.phases.allSatisfy { $0.speech_s > 3 })
    #expect(try Self.journal(in: folder).start.only_phases == numbers)
    let again = try CoachProcess.run(["report", "--format", "json"], in: folder)
    #expect(try Self.report(again).phases.map(\.elapsed_s) == recorded.phases.map(\.elapsed_s))
  }

  @Test func `that is the whole is not marked`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.record(["--from", "overview"], in: folder)
    #expect(try Self.journal(in: folder).start.only_phases == nil)
  }

  @Test(arguments: [
    (["--only", "7"], "there is no phase '7'", Int32(64)),
    (["--only", "3-1"], "the phases '3-1' run backwards", 64),
    (["--only", ""], "there is no phase ''", 64),
    (["--from", "dance"], "there is no phase 'dance'", 64),
    (["--only", "1", "--from", "2"], "cannot be used together", 64),
    (["--end", "25:00"], "is invalid for '--end'", 64),
    (["--end", "noon"], "is invalid for '--end'", 64),
    (["--end", "14:30", "--slot", "30m"], "cannot be used together", 64),
    (["--countdown", "soon"], "is invalid for '--countdown'", 64),
    (["--state-file", "/nowhere/state.json"], "cannot write '/nowhere/state.json'", 1),
  ])
  func `that cannot be is told`(arguments: [String], summary: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(arguments, in: folder)
    #expect(result.status == status)
    #expect(result.messages.contains(summary))
    #expect(result.messages.contains("  try: "))
    #expect(!FileManager.default.fileExists(atPath: folder.file("coach/takes")))
  }

  @Test func `until a time of day has the slot that is left at its first speech`() throws {
    let folder = try TemporaryFolder()
    let now = Date()
    let end = Calendar.current.dateComponents(
      [.hour, .minute], from: now.addingTimeInterval(20 * 60))
    let hour = try #require(end.hour)
    let minute = try #require(end.minute)
    let text = "\(hour):\(minute < 10 ? "0" : "")\(minute)"
    let keys = "6 hold\n8 hold\n9 next\n14 finish\n"
    let report = try Self.report(Self.record(["--end", text], keys: keys, in: folder))
    let endsAt = try #require(try Self.journal(in: folder).start.ends_at_s)
    #expect(endsAt > 18 * 60 && endsAt <= 20 * 60)
    let slot = try #require(report.slot_s)
    #expect((slot - (endsAt - report.lead_in_s - report.held_s)).magnitude < 1e-5)
    #expect(report.held_s == 2)
    let again = try CoachProcess.run(["report", "--format", "json"], in: folder)
    #expect(try Self.report(again).slot_s == slot)
  }

  @Test func `that was noted or skipped is in the report and in the recording`() throws {
    let folder = try TemporaryFolder()
    let keys = "5 note\n6 skip\n9 note\n9.5 undo\n10 jump 3\n14 finish\n"
    let report = try Self.report(Self.record([], keys: keys, in: folder))
    #expect(report.notes.map(\.at_s) == [5])
    #expect(report.phases.map { $0.elapsed_s > 0 } == [true, false, true, true])
    let takes = folder.file("coach/takes")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: takes).first)
    let recording = try Recording(reading: "\(takes)/\(name)/audio.wav")
    #expect(recording.cues.map(\.name) == ["OVERVIEW", "(note)", "2 HOW", "3 END", "(end)"])
    let analysed = try CoachProcess.run(
      ["analyse", "\(takes)/\(name)/audio.wav", "--plan", "notes.md", "--format", "json"],
      in: folder)
    #expect(try Self.report(analysed).phases == report.phases)
    #expect(try Self.report(analysed).notes == report.notes)
  }

  @Test(arguments: [["--phases", "Intro 3-6s, Demo 4s, Questions"], []])
  func `without notes record the phases of the command line, or time all of it`(
    _ words: [String]
  ) throws {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 8000, seed: 11)
    speech.silence(1)
    speech.speak(10)
    speech.silence(1)
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    try folder.write(words.isEmpty ? "11 finish\n" : "5 next\n8 next\n11 finish\n", to: "keys")
    let result = try CoachProcess.run(
      ["rehearse"] + words + ["--device", "filemic", "--rate", "8000", "--keys", "keys"],
      in: folder, environment: microphone.environment)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.contains(words.isEmpty ? "Talk" : "2 Demo"))
    // The take keeps what it was a take of.
    let again = try CoachProcess.run(["report"], in: folder)
    #expect(again.output == result.output)
    let history = try CoachProcess.run(["history"], in: folder)
    #expect(history.status == 0, "\(history.messages)")
    let both = try CoachProcess.run(["rehearse", "keys", "--phases", "A 1m"], in: folder)
    #expect(both.status == 64)
  }
}
