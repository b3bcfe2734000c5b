import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("The history command")
struct HistoryCommandTests {
  private static let plan = """
    # The sample
    **Time:** 30 seconds
    ## PHASE 1: WHY (3-8 s)
    ## PHASE 2: HOW (3-8 s)
    """

  /// Records takes of two phases; the second phase of each is longer than that of the one before.
  private static func record(_ count: Int, in folder: TemporaryFolder) throws -> [Report] {
    try folder.write(plan, to: "notes.md")
    return try (0..<count).map { index in
      var speech = SyntheticSpeech(rate: 8000, seed: UInt64(index))
      speech.silence(1)
      speech.speak(4)
      speech.silence(0.5)
      speech.speak(5 + Double(index))
      speech.silence(1)
      try folder.write("5.2 next\n\(10.8 + Double(index)) finish\n", to: "keys")
      let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
      let result = try CoachProcess.run(
        [
          "rehearse", "notes.md", "--device", "filemic", "--rate", "8000", "--keys", "keys",
          "--format", "json",
        ], in: folder, environment: microphone.environment)
      return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }
  }

  private static func history(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> (HistoryRecord, messages: String) {
    let result = try CoachProcess.run(
      ["history"] + arguments + ["--format", "json"], in: folder)
    #expect(result.status == 0)
    return (
      try JSONDecoder().decode(HistoryRecord.self, from: Data(result.output.utf8)), result.messages
    )
  }

  private static func takes(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file("coach/takes")).sorted()
      .map { folder.file("coach/takes/\($0)") }
  }

  @Test func `adds up what was recorded, and measures again what is missing, old or changed`()
    throws
  {
    let folder = try TemporaryFolder()
    let reports = try Self.record(3, in: folder)
    let (history, messages) = try Self.history(["notes.md"], in: folder)
    #expect(messages.isEmpty)
    #expect(history.takes.count == 3)
    for (index, phase) in history.phases.enumerated() {
      #expect(phase.times.map(\.time_s) == reports.map { $0.phases[index].speaking_s })
    }
    #expect(history.forecast?.takes == 3)
    let diff = try CoachProcess.run(["diff", "--format", "json"], in: folder)
    let comparison = try JSONDecoder().decode(ComparisonRecord.self, from: Data(diff.output.utf8))
    #expect(comparison.before == history.takes[1].take)
    #expect(comparison.after == history.takes[2].take)
    let change = reports[2].phases[1].speaking_s - reports[1].phases[1].speaking_s
    #expect(abs((comparison.phases[1].change_s ?? 0) - change) < 1e-6)
    // Without a plan it is that of the latest take.
    #expect(try Self.history([], in: folder).0 == history)
    let files = try Self.takes(in: folder).map { $0 + "/times.json" }
    let kept = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    try FileManager.default.removeItem(atPath: files[0])
    let rules = "\"rules\":\(TakeTimes.rules)"
    #expect(kept[1].contains(rules))
    try kept[1].replacingOccurrences(of: rules, with: "\"rules\":0")
      .write(toFile: files[1], atomically: true, encoding: .utf8)
    try "{\"schema\":".write(toFile: files[2], atomically: true, encoding: .utf8)
    #expect(try Self.history([], in: folder).0 == history)
    #expect(try files.map { try String(contentsOfFile: $0, encoding: .utf8) } == kept)
    let attributes = try FileManager.default.attributesOfItem(atPath: files[0])
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `lends its evidence to the report of the next take`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plan, to: "notes.md")
    for _ in 0..<3 {
      var speech = SyntheticSpeech(rate: 8000, seed: 7)
      speech.silence(1)
      speech.speak(4)
      speech.silence(0.5)
      speech.speak(2)
      speech.silence(4)
      speech.speak(5)
      speech.silence(1)
      try folder.write("5.2 next\n16.9 finish\n", to: "keys")
      let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
      let result = try CoachProcess.run(
        ["rehearse", "notes.md", "--device", "filemic", "--rate", "8000", "--keys", "keys"],
        in: folder, environment: microphone.environment)
      #expect(result.status == 0)
    }
    let last = try CoachProcess.run(["report"], in: folder)
    #expect(last.output.replacing("\n", with: " ").contains("3 of 3 takes"))
    let first = try CoachProcess.run(["report", Self.takes(in: folder)[0]], in: folder)
    #expect(!first.output.contains("of 3 takes"))
  }

  @Test func `leaves out a take that cannot be read, and says so`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.record(2, in: folder)
    let take = try Self.takes(in: folder)[0]
    try FileManager.default.removeItem(atPath: take + "/times.json")
    try Data("not audio".utf8).write(to: URL(fileURLWithPath: take + "/audio.wav"))
    let (history, messages) = try Self.history([], in: folder)
    #expect(history.takes.count == 1)
    #expect(messages.contains("left out"))
    #expect(messages.contains("audio.wav"))
  }

  @Test func `says what is missing`() throws {
    let folder = try TemporaryFolder()
    #expect(try CoachProcess.run(["history"], in: folder).status == 66)
    #expect(try CoachProcess.run(["history", "nowhere.md"], in: folder).status == 66)
    #expect(try CoachProcess.run(["diff"], in: folder).status == 66)
    #expect(try CoachProcess.run(["diff", "nowhere"], in: folder).status == 66)
    try folder.write(Self.plan, to: "notes.md")
    let none = try CoachProcess.run(["history", "notes.md"], in: folder)
    #expect(none.status == 0)
    #expect(none.output.contains("No takes of this plan yet."))
    #expect(try CoachProcess.run(["history", "--last", "0"], in: folder).status == 64)
  }
}
