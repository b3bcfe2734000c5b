import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

/// Frames are the clock, so a take has to declare the rate at which they really came.
@Suite("A microphone of another rate")
struct WrongRateTests {
  private static func speech(rate: Int) -> [Int16] {
    var speech = SyntheticSpeech(rate: rate, seed: 75)
    for _ in 0..<11 {
      speech.silence(0.6)
      speech.speak(3.4)
    }
    return speech.samples
  }

  private struct Take {
    let folder: TakeFolder
    let journal: Journal
    let record: TakeManifest
    let report: Report
    let messages: String
  }

  /// Records 38 s, asking for 48 kHz; the second phase begins at 30 s.
  private static func record(
    claiming rate: Int, delivering pace: Int, faults: [FaultyMicrophone.Fault] = [],
    in folder: TemporaryFolder
  ) throws -> Take {
    let microphone = try FaultyMicrophone(
      speech(rate: pace), rate: rate, pace: pace, faults: faults, in: folder)
    try folder.write("# T\n## PHASE 1: A (20-40 s)\n## PHASE 2: B (5-10 s)\n", to: "notes.md")
    try folder.write("30 next\n", to: "keys")
    let result = try CoachProcess.run(
      [
        "rehearse", "notes.md", "--device", "faulty", "--rate", "48000", "--keys", "keys",
        "--duration", "38s", "--format", "json",
      ], in: folder, environment: microphone.environment)
    #expect(result.status == 0, "\(result.messages)")
    let takes = folder.file("coach/takes")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: takes).first)
    return try take(
      TakeFolder(path: "\(takes)/\(name)"), report: result.output, messages: result.messages)
  }

  private static func take(
    _ folder: TakeFolder, report: String, messages: String
  ) throws -> Take {
    let journal = try Data(contentsOf: URL(fileURLWithPath: folder.journal))
    let record = try Data(contentsOf: URL(fileURLWithPath: folder.record))
    return Take(
      folder: folder, journal: try #require(Journal(decoding: journal)),
      record: try JSONDecoder().decode(TakeManifest.self, from: record),
      report: try JSONDecoder().decode(Report.self, from: Data(report.utf8)), messages: messages)
  }

  /// Whether header, take.json, journal and report say the rate that is true, and so the times are.
  private static func expectTrueTimes(_ take: Take, rate: Int, measured: Int?) throws {
    let reader = try SoundFileReader(path: take.folder.audio)
    #expect(reader.rate == rate)
    #expect(reader.frames == 38 * rate)
    #expect(take.journal.measuredRate == measured)
    #expect(take.record.measured_sample_rate_hz == measured)
    #expect(take.record.marks.map(\.frame) == [0, 30 * rate])
    #expect(take.report.audio.sample_rate_hz == rate)
    #expect(take.report.audio.duration_s == 38)
    #expect(take.report.phases[1].start_s == 30)
    #expect(abs(take.report.phases[0].elapsed_s - 29.4) < 0.05)
    #expect(take.report.warnings.contains { $0.contains("frames a second") } == (measured != nil))
  }

  @Test(arguments: [8000, 16_000, 44_100])
  func `that has no other than its own is recorded at that`(rate: Int) throws {
    let folder = try TemporaryFolder()
    let take = try Self.record(claiming: rate, delivering: rate, in: folder)
    #expect(take.journal.start.sample_rate_hz == rate)
    #expect(take.messages.contains("recording from 'faulty': \(rate) Hz"))
    try Self.expectTrueTimes(take, rate: rate, measured: nil)
  }

  @Test(arguments: [44_100, 96_000, 16_000, 47_000])
  func `that claims 48 kHz and delivers another has true times`(rate: Int) throws {
    let folder = try TemporaryFolder()
    let take = try Self.record(claiming: 48_000, delivering: rate, in: folder)
    #expect(take.journal.start.sample_rate_hz == 48_000)
    try Self.expectTrueTimes(take, rate: rate, measured: rate)
    #expect(
      take.messages.contains(
        "  the microphone delivers \(rate) frames a second, not 48000 as it claims"))
    // The same report from the take, and from its audio alone.
    for arguments in [["report"], ["analyse", take.folder.audio, "--plan", "notes.md"]] {
      let again = try CoachProcess.run(arguments + ["--format", "json"], in: folder)
      let report = try JSONDecoder().decode(Report.self, from: Data(again.output.utf8))
      #expect(try JSONText.encode(report.phases) == JSONText.encode(take.report.phases))
      #expect(report.segments == take.report.segments)
    }
  }

  @Test func `that lies and loses audio has gaps as long as what was lost`() throws {
    let folder = try TemporaryFolder()
    let rate = 44_100
    let take = try Self.record(
      claiming: 48_000, delivering: rate,
      faults: [
        .init(.late, at: 20 * rate, for: 2 * rate), .init(.overrun, at: 33 * rate, for: rate),
      ], in: folder)
    try Self.expectTrueTimes(take, rate: rate, measured: rate)
    #expect(take.journal.gaps.count == 1)
    let gap = try #require(take.journal.gaps.first)
    #expect(gap.lowerBound == 33 * rate && abs(gap.count - rate) <= rate / 100)
    #expect(abs(take.report.phases[1].gaps_s - 1) <= 0.01)
  }

  @Test func `that lies, in a take that was cut off, is completed with true times`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.record(claiming: 48_000, delivering: 44_100, in: folder)
    // As a kill would have left it, with the header that libsndfile keeps.
    let lines = try String(contentsOfFile: take.folder.journal, encoding: .utf8).split(
      separator: "\n")
    let journal = lines.filter { !$0.contains("\"end\"") }.map { $0 + "\n" }.joined()
    try Data(journal.utf8).write(to: URL(fileURLWithPath: take.folder.journal))
    try FileManager.default.removeItem(atPath: take.folder.record)
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: take.folder.audio))
    try file.seek(toOffset: 24)
    file.write(Data([0x80, 0xBB, 0, 0, 0, 0x77, 1, 0]))  // 48000 frames, 96000 bytes a second
    try file.close()
    #expect(try SoundFileReader(path: take.folder.audio).rate == 48_000)
    let recovered = try CoachProcess.run(["recover"], in: folder)
    #expect(recovered.output.contains("which was cut off: 0:38 of audio"))
    let report = try CoachProcess.run(["report", "--format", "json"], in: folder)
    try Self.expectTrueTimes(
      try Self.take(take.folder, report: report.output, messages: ""), rate: 44_100,
      measured: 44_100)
  }
}
