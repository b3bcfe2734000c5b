import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("A rehearsal recorded through alsa-lib")
struct RehearsalRecordingTests {
  private static let plan = """
    # The sample
    **Time:** 1 minute
    ## OVERVIEW (5 seconds)
    ## PHASE 1: WHY (5-10 s)
    **Trigger:** one, two
    ## PHASE 2: HOW (5-10 s)
    """

  /// Three phases of speech with their key presses, and the text of those.
  private static func speech(rate: Int, scale: Double = 1) -> (SyntheticSpeech, keys: String) {
    var speech = SyntheticSpeech(rate: rate, seed: 61)
    var keys = ""
    speech.silence(1.5)
    for phase in 0..<3 {
      for length in [2.1, 1.4, 3.3] {
        speech.speak(length * scale)
        speech.silence(0.7)
      }
      let now = Double(speech.samples.count) / Double(rate) - 0.3
      keys += "\(now) \(phase < 2 ? "next" : "finish")\n"
    }
    return (speech, keys)
  }

  private static func record(
    _ arguments: [String] = [], in folder: TemporaryFolder, keys: String, samples: [Int16],
    rate: Int = 16_000, input: String? = nil
  ) throws -> CoachProcess.Result {
    let microphone = try FileMicrophone(samples, rate: rate, in: folder)
    try folder.write(plan, to: "notes.md")
    try folder.write(keys, to: "keys")
    return try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "filemic", "--rate", "\(rate)", "--format", "json"]
        + (input == nil ? ["--keys", "keys"] : []) + arguments,
      in: folder, environment: microphone.environment, input: input)
  }

  private static func take(in folder: TemporaryFolder) throws -> String {
    let takes = folder.file("coach/takes")
    let names = try FileManager.default.contentsOfDirectory(atPath: takes)
    return takes + "/" + (try #require(names.first))
  }

  private static func report(_ text: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(text.utf8))
  }

  /// What must not depend on how the marks came in.
  private static func facts(_ report: Report) throws -> String {
    let parts = report.phases + [report.total]
    return try JSONText.encode(parts) + JSONText.encode(report.segments)
      + "\(report.lead_in_s) \(report.held_s) \(report.interruptions_s) \(report.tail_s)"
  }

  @Test(arguments: [8000, 16_000, 44_100, 48_000])
  func `is reported as the analysis of its WAV is, to the frame`(rate: Int) throws {
    let folder = try TemporaryFolder()
    let (speech, keys) = Self.speech(rate: rate)
    let result = try Self.record(in: folder, keys: keys, samples: speech.samples, rate: rate)
    #expect(result.status == 0)
    let recorded = try Self.report(result.output)
    #expect(recorded.marks_source == .take)
    #expect(recorded.phases.map(\.number) == [nil, 1, 2])
    #expect(recorded.phases.allSatisfy { $0.speech_s > 3 })
    let take = try Self.take(in: folder)
    // From its own cue points, from its journal, and again as the latest take.
    let commands = [
      ["analyse", take + "/audio.wav", "--plan", "notes.md"], ["analyse", take + "/audio.wav"],
      ["analyze", take], ["report"],
    ]
    for command in commands {
      let again = try CoachProcess.run(command + ["--format", "json"], in: folder)
      #expect(again.status == 0)
      #expect(try Self.facts(Self.report(again.output)) == Self.facts(recorded))
    }
    // The same marks from a label file, beside a copy that knows nothing of the take.
    let copy = folder.file("copy.wav")
    let samples = Array(
      speech.samples.prefix(Int((recorded.audio.duration_s * Double(rate)).rounded())))
    try folder.write(WaveBytes.file(samples, rate: rate), to: "copy.wav")
    let starts = [0] + keys.split(separator: "\n").compactMap { Double($0.prefix { $0 != " " }) }
    let labels = zip(starts, ["OVERVIEW", "1", "2", "END"]).map { "\($0)\t\($0)\t\($1)\n" }.joined()
    try folder.write(labels, to: "labels.txt")
    let labelled = try CoachProcess.run(
      ["analyse", copy, "--plan", "notes.md", "--marks", "labels.txt", "--format", "json"],
      in: folder)
    #expect(try Self.facts(Self.report(labelled.output)) == Self.facts(recorded))
  }

  @Test func `holds every sample, private files and the phases' names`() throws {
    let folder = try TemporaryFolder()
    let (speech, keys) = Self.speech(rate: 16_000)
    _ = try Self.record(in: folder, keys: keys, samples: speech.samples)
    let take = try Self.take(in: folder)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: take).sorted()
        == ["audio.wav", "journal.jsonl", "plan.md", "report.html", "take.json", "times.json"])
    for name in ["", "/audio.wav", "/journal.jsonl", "/plan.md", "/report.html", "/take.json"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: take + name)
      #expect(attributes[.posixPermissions] as? Int == (name == "" ? 0o700 : 0o600))
    }
    #expect(try String(contentsOfFile: take + "/plan.md", encoding: .utf8) == Self.plan)
    let page = try String(contentsOfFile: take + "/report.html", encoding: .utf8)
    #expect(page.contains("<audio controls preload=\"metadata\" src=\"audio.wav\">"))
    let recording = try Recording(reading: take + "/audio.wav")
    #expect(recording.cues.map(\.name) == ["OVERVIEW", "1 WHY", "2 HOW", "(end)"])
    var reader = try SoundFileReader(path: take + "/audio.wav")
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    #expect(count == samples.count)
    #expect(samples == Array(speech.samples.prefix(count)))
    let record = try JSONDecoder().decode(
      TakeManifest.self, from: Data(contentsOf: URL(fileURLWithPath: take + "/take.json")))
    #expect(record.frames == count)
    #expect(record.reason == .finished)
    #expect(record.marks.map(\.phase) == [0, 1, 2, nil])
  }

  @Test func `can be scripted through a pipe, with holds, interruptions and a key taken back`()
    throws
  {
    let folder = try TemporaryFolder()
    let (speech, _) = Self.speech(rate: 16_000)
    let keys = "3 next\n4 p\n5 p\n9 i\n12 i\n14 next\n14.5 u\n20 back\n26 q\n"
    let result = try Self.record(in: folder, keys: "", samples: speech.samples, input: keys)
    #expect(result.status == 0)
    let report = try Self.report(result.output)
    #expect(report.held_s == 1)
    #expect(report.interruptions_s == 3)
    #expect(report.phases[2].elapsed_s == 0)
    #expect(report.phases[2].verdict == .skipped)
    #expect(abs((report.phases[0].start_s ?? 0) - 1.5) <= 0.03)
    let sum = report.lead_in_s + report.total.elapsed_s + report.held_s + report.interruptions_s
    #expect(abs(sum + report.tail_s - report.audio.duration_s) < 1e-5)
    let take = try Self.take(in: folder)
    let again = try CoachProcess.run(
      ["analyse", take + "/audio.wav", "--plan", "notes.md", "--format", "json"], in: folder)
    #expect(try Self.facts(Self.report(again.output)) == Self.facts(report))
  }

  @Test func `does not begin with keys on a pipe that run backwards or are none`() throws {
    let folder = try TemporaryFolder()
    let (speech, _) = Self.speech(rate: 16_000)
    for keys in ["3 next\n2 q\n", "1 next\n2 dance\n3 q\n"] {
      let result = try Self.record(in: folder, keys: "", samples: speech.samples, input: keys)
      #expect(result.status == 65)
      #expect(result.messages.contains("coach: error: standard input:"))
    }
    let takes = folder.file("coach/takes")
    #expect(try FileManager.default.contentsOfDirectory(atPath: takes).isEmpty)
  }

  @Test func `ends by itself after its duration, to the frame`() throws {
    let folder = try TemporaryFolder()
    let (speech, _) = Self.speech(rate: 16_000)
    let result = try Self.record(
      ["--duration", "7.5s"], in: folder, keys: "", samples: speech.samples)
    #expect(try Self.report(result.output).audio.duration_s == 7.5)
  }

  @Test func `ends with its report at the first interrupt`() throws {
    let folder = try TemporaryFolder()
    let (speech, _) = Self.speech(rate: 8000)
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    try folder.write(Self.plan, to: "notes.md")
    let result = try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "filemic", "--rate", "8000", "--format", "json"],
      in: folder, environment: microphone.environment
    ) { process in
      // Once there is audio on the disk; each look takes longer than nothing, so it ends.
      for _ in 0..<1_000_000 {
        let takes = folder.file("coach/takes")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: takes)) ?? []
        guard let name = names.first else { continue }
        let audio = "\(takes)/\(name)/audio.wav"
        let size = try? FileManager.default.attributesOfItem(atPath: audio)[.size]
        if size as? Int ?? 0 > 100_000 { break }
      }
      kill(process, SIGINT)
    }
    #expect(result.status == 0)
    #expect(result.messages.contains("finishing"))
    #expect(try Self.report(result.output).total.speech_s > 0)
  }

  @Test func `exits with 3 when it is strict and over its budget`() throws {
    let folder = try TemporaryFolder()
    let (speech, keys) = Self.speech(rate: 8000, scale: 5)
    let result = try Self.record(
      ["--strict"], in: folder, keys: keys, samples: speech.samples, rate: 8000)
    #expect(result.status == 3)
    #expect(try Self.report(result.output).phases.map(\.verdict).contains(.over))
  }

  @Test(arguments: [
    (3, "no voice was heard"), (1, "no signal: the microphone is muted, or nothing is plugged in"),
  ])
  func `in which nothing was heard is kept, and told`(height: Int, summary: String) throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(
      ["--duration", "3s"], in: folder, keys: "", samples: (0..<48_000).map { Int16($0 % height) })
    #expect(result.status == 69)
    #expect(result.messages.contains(summary))
    #expect(try Self.take(in: folder).isEmpty == false)
  }

  @Test func `twice in the same second gives two takes`() throws {
    let folder = try TemporaryFolder()
    let (speech, _) = Self.speech(rate: 8000)
    for _ in 0..<3 {
      _ = try Self.record(
        ["--duration", "1s"], in: folder, keys: "", samples: speech.samples, rate: 8000)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("coach/takes")).count == 3)
  }

  @Test func `of thirty minutes and eleven phases adds up to the frame`() throws {
    let folder = try TemporaryFolder()
    let rate = 16_000
    let microphone = try FileMicrophone(
      Self.speech(rate: rate).0.samples, rate: rate, repeats: 70, in: folder)
    let headings = (1...10).map { "## PHASE \($0): Part \($0) (2-3 min)\n" }.joined()
    try folder.write("**Time:** 30 minutes\n## OVERVIEW (30 s)\n\(headings)", to: "notes.md")
    let keys = (1...11).map { index in
      "\(Double(index) * 163.337) \(index < 11 ? "next" : "finish")\n"
    }
    try folder.write(keys.joined(), to: "keys")
    let result = try CoachProcess.run(
      [
        "rehearse", "notes.md", "--device", "filemic", "--rate", "\(rate)", "--keys", "keys",
        "--format", "json",
      ], in: folder, environment: microphone.environment)
    let report = try Self.report(result.output)
    #expect(report.phases.count == 11)
    #expect(report.phases.allSatisfy { $0.speech_s > 90 })
    for part in report.phases + [report.total] {
      let sum = part.speech_s + part.pauses.total_s + part.stalls.total_s + part.gaps_s
      #expect(abs(sum - part.elapsed_s) < 1e-4)
    }
    let sum = report.lead_in_s + report.total.elapsed_s + report.held_s + report.interruptions_s
    #expect(abs(sum + report.tail_s - report.audio.duration_s) < 1e-4)
    #expect(report.audio.duration_s == 1796.707)
    #expect(report.audio.lost_frames == 0)
  }
}
