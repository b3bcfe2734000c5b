import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("Analysing without marks")
struct AlignmentCommandTests {
  private static let rate = 8000
  private static let plan = """
    # Three parts
    ## PHASE 1: WHY (8-10 s)
    ## PHASE 2: WHAT (8-10 s)
    ## PHASE 3: HOW (8-10 s)
    """

  /// A talk of three phases in a folder, and the seconds at which they begin.
  private static func talk() throws -> (folder: TemporaryFolder, starts: [Double]) {
    var speech = SyntheticSpeech(rate: rate, seed: 71)
    var starts: [Double] = []
    speech.silence(1)
    for sentences in [[2.1, 1.4, 2.2, 1.9], [3, 2.4, 1.2, 1.4, 1.1], [2.2, 3.1, 1.5]] {
      starts.append(Double(speech.samples.count) / Double(rate))
      for sentence in sentences {
        speech.speak(sentence)
        speech.silence(sentence / 5)
      }
      speech.silence(1.4)
    }
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "notes.md")
    try folder.write(WaveBytes.file(speech.samples, rate: rate), to: "talk.wav")
    return (folder, starts)
  }

  private static func report(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Report {
    let result = try CoachProcess.run(
      ["analyse", "--format", "json"] + arguments, in: folder)
    #expect(result.status == 0, "\(result.messages)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func `finds the phases and says how sure each one is`() throws {
    let (folder, starts) = try Self.talk()
    let report = try Self.report(["talk.wav", "--plan", "notes.md"], in: folder)
    #expect(report.marks_source == .aligned)
    for (part, start) in zip(report.phases, starts) {
      #expect(abs((part.start_s ?? .infinity) - start) <= 0.05)
      let alignment = try #require(part.alignment)
      #expect((0.2...1).contains(alignment.confidence))
    }
    #expect(
      report.warnings.contains { $0.contains("coach mark talk.wav --plan notes.md; or name") })
  }

  @Test(arguments: ["text", "markdown", "csv", "html"])
  func `says in every format that they were phases estimated (no marks)`(format: String) throws {
    let (folder, _) = try Self.talk()
    let result = try CoachProcess.run(
      ["analyse", "talk.wav", "--plan", "notes.md", "--format", format], in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains(format == "csv" ? ",aligned," : "phases estimated (no marks)"))
  }

  @Test func `exports its places as labels and takes them back as marks`() throws {
    let (folder, _) = try Self.talk()
    let aligned = try Self.report(["talk.wav", "--plan", "notes.md"], in: folder)
    let exported = try CoachProcess.run(
      [
        "export", "talk.wav", "--plan", "notes.md", "--layer", "phases", "--format", "labels",
        "-o", "labels.txt",
      ], in: folder)
    #expect(exported.status == 0, "\(exported.messages)")
    let marked = try Self.report(
      ["talk.wav", "--plan", "notes.md", "--marks", "labels.txt"], in: folder)
    #expect(marked.marks_source == .labels)
    #expect(marked.phases.map(\.start_s) == aligned.phases.map(\.start_s))
    #expect(marked.phases.map(\.speech_s) == aligned.phases.map(\.speech_s))
  }

  @Test func `obeys hints by number and by name`() throws {
    let (folder, _) = try Self.talk()
    let report = try Self.report(
      ["talk.wav", "--plan", "notes.md", "--at", "HOW=0:09.5", "--skipped", "2"], in: folder)
    #expect(report.phases[2].start_s == 9.5)
    #expect(report.phases[1].verdict == .skipped)
    #expect(report.phases[1].alignment == nil)
  }

  /// Rehearses a talk with keys at some seconds; the take's folder.
  private static func rehearsed(_ keys: String, in folder: TemporaryFolder) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("talk.wav")))
    let samples = data.dropFirst(44).withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) }
    let microphone = try FileMicrophone(samples, rate: rate, in: folder)
    try folder.write(keys, to: "keys")
    let rehearsed = try CoachProcess.run(
      [
        "rehearse", "notes.md", "--device", microphone.device, "--rate", "\(rate)", "--keys",
        "keys",
      ], in: folder, environment: microphone.environment)
    #expect(rehearsed.status == 0, "\(rehearsed.messages)")
    let takes = folder.file("coach/takes")
    let take = try #require(
      FileManager.default.contentsOfDirectory(atPath: takes).first { !$0.hasPrefix(".") })
    return "\(takes)/\(take)"
  }

  @Test func `leaves a take's marks aside when it is told to`() throws {
    let (folder, starts) = try Self.talk()
    let take = try Self.rehearsed("4 next\n8 next\n33 finish\n", in: folder)
    let marked = try Self.report(["\(take)"], in: folder)
    #expect(marked.marks_source == .take)
    #expect(abs((marked.phases[1].start_s ?? 0) - 4) < 0.2)
    let aligned = try Self.report(["\(take)", "--align"], in: folder)
    #expect(aligned.marks_source == .aligned)
    for (part, start) in zip(aligned.phases, starts) {
      #expect(abs((part.start_s ?? .infinity) - start) <= 0.1)
    }
    // The audio in the folder has cue points; with a plan of one's own they count, unless told.
    let audio = "\(take)/audio.wav"
    #expect(try Self.report([audio, "--plan", "notes.md"], in: folder).marks_source == .cue)
    #expect(
      try Self.report([audio, "--plan", "notes.md", "--align"], in: folder).marks_source
        == .aligned)
  }

  @Test func `of silence measures the whole as before`() throws {
    let (folder, _) = try Self.talk()
    try folder.write(
      WaveBytes.file([Int16](repeating: 0, count: 16_000), rate: Self.rate), to: "silence.wav")
    let report = try Self.report(["silence.wav", "--plan", "notes.md"], in: folder)
    #expect(report.marks_source == .none)
    #expect(report.phases.count == 1)
  }

  @Test func `asks the marked takes of the same plan, and says what came of it`() throws {
    let (folder, starts) = try Self.talk()
    let keys = starts.dropFirst().map { "\($0 - 0.3) next\n" }.joined() + "33 finish\n"
    let take = try Self.rehearsed(keys, in: folder)
    let arguments = ["talk.wav", "--plan", "notes.md"]
    let asked = try Self.report(arguments, in: folder)
    #expect(asked.warnings.contains { $0.contains("take 1") })
    let kept = "\(take)/speech.spectra"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: kept))
    // What is kept is used, and made again when it is damaged.
    #expect(try Self.report(arguments, in: folder) == asked)
    try Data("coach spectra 1\nnonsense".utf8).write(to: URL(fileURLWithPath: kept))
    #expect(try Self.report(arguments, in: folder) == asked)
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == bytes)
    let named = try Self.report(arguments + ["--like", "-1"], in: folder)
    #expect(named.phases == asked.phases)
    let none = try Self.report(arguments + ["--like", "none"], in: folder)
    #expect(!none.warnings.contains { $0.contains("take 1") })
    #expect(none.phases.allSatisfy { $0.alignment?.rests_on == [.pauses] })
  }

  @Test(arguments: [
    (["--like", "talk.wav"], "has no marks of at least two phases", Int32(66)),
    (["--like", "7"], "no take named '7'", 66),
    (["--like", "none", "--marks", "notes.md"], "exclude each other", 64),
  ])
  func `does not ask what has no marks`(
    options: [String], message: String, status: Int32
  ) throws {
    let (folder, _) = try Self.talk()
    _ = try Self.rehearsed("4 next\n33 finish\n", in: folder)
    let result = try CoachProcess.run(
      ["analyse", "talk.wav", "--plan", "notes.md"] + options, in: folder)
    #expect(result.status == status)
    #expect(result.messages.contains(message), "\(result.messages)")
  }
}
