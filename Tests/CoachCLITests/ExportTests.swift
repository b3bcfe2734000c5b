import AudioCore
import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("The export command")
struct ExportTests {
  private static let plan = "# Talk\n## PHASE 1: WHY (3-8 s)\n## PHASE 2: HOW - \"so\" (3-8 s)\n"

  /// A recording of two phases with its plan and marks.
  private static func recording(in folder: TemporaryFolder) throws {
    var speech = SyntheticSpeech(rate: 16_000, seed: 91)
    speech.silence(1)
    speech.speak(4)
    speech.silence(0.5)
    speech.speak(5)
    speech.silence(1)
    try folder.write(WaveBytes.file(speech.samples, rate: 16_000), to: "talk.wav")
    try folder.write(plan, to: "notes.md")
    try folder.write("0:00 1\n0:05.2 2\n", to: "marks.txt")
  }

  private static func export(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> CoachProcess.Result {
    try CoachProcess.run(
      ["export", "talk.wav", "--plan", "notes.md", "--marks", "marks.txt"] + arguments, in: folder)
  }

  private static func analyse(_ marks: String, in folder: TemporaryFolder) throws -> Report {
    let result = try CoachProcess.run(
      ["analyse", "talk.wav", "--plan", "notes.md", "--marks", marks, "--format", "json"],
      in: folder)
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  /// Runs another program and gives what it prints.
  private static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: ["labels", "textgrid", "ffmetadata"])
  func `is read back as the same report, and as a corrected one when corrected`(
    format: String
  ) throws {
    let folder = try TemporaryFolder()
    try Self.recording(in: folder)
    let before = try Self.analyse("marks.txt", in: folder)
    #expect(try Self.export(["--format", format, "-o", "out"], in: folder).status == 0)
    let again = try Self.analyse("out", in: folder)
    #expect(again.phases == before.phases)
    // The second phase begins at 5.2 s, which is frame 83200.
    let text = try String(contentsOfFile: folder.file("out"), encoding: .utf8)
    let corrected = text.replacing(
      format == "ffmetadata" ? "83200" : "5.200000",
      with: format == "ffmetadata" ? "84000" : "5.250000")
    #expect(corrected != text)
    try folder.write(corrected, to: "corrected")
    try folder.write("0:00 1\n0:05.25 2\n", to: "moved.txt")
    let moved = try Self.analyse("moved.txt", in: folder)
    #expect(try Self.analyse("corrected", in: folder).phases == moved.phases)
    #expect(moved.phases != before.phases)
  }

  @Test func `writes a file for each layer of labels`() throws {
    let folder = try TemporaryFolder()
    try Self.recording(in: folder)
    let result = try Self.export(["--layer", "all", "-o", "out.txt"], in: folder)
    #expect(result.output.isEmpty)
    #expect(result.messages == "out.phases.txt\nout.speech.txt\nout.pauses.txt\n")
    let phases = try String(contentsOfFile: folder.file("out.phases.txt"), encoding: .utf8)
    #expect(phases.contains("\t2 HOW - \"so\"\n"))
    #expect(try Self.export(["--layer", "all", "--format", "vtt"], in: folder).status == 64)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/praat")))
  func `gives Praat a TextGrid with every tier, and takes what Praat writes`() throws {
    let folder = try TemporaryFolder()
    try Self.recording(in: folder)
    let before = try Self.analyse("marks.txt", in: folder)
    _ = try Self.export(
      ["--layer", "all", "--format", "textgrid", "-o", "talk.TextGrid"], in: folder)
    try folder.write(
      """
      Read from file: "\(folder.file("talk.TextGrid"))"
      tiers = Get number of tiers
      for tier to tiers
        name$ = Get tier name: tier
        count = Get number of intervals: tier
        writeInfo: ""
        appendFileLine: "\(folder.file("praat.txt"))", name$, " ", count
      endfor
      label$ = Get label of interval: 1, 3
      appendFileLine: "\(folder.file("praat.txt"))", label$
      Save as short text file: "\(folder.file("short.TextGrid"))"
      Save as text file: "\(folder.file("long.TextGrid"))"
      """, to: "read.praat")
    _ = try Self.run("/usr/bin/praat", ["--run", "read.praat"], in: folder)
    let told = try String(contentsOfFile: folder.file("praat.txt"), encoding: .utf8)
    let speech = 2 * before.segments.count + 1
    let pauses = 2 * before.silences.count + 1
    #expect(told == "phases 4\nspeech \(speech)\npauses \(pauses)\n2 HOW - \"so\"\n")
    for file in ["short.TextGrid", "long.TextGrid"] {
      #expect(try Self.analyse(file, in: folder).phases == before.phases)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ffmpeg")))
  func `gives ffmpeg chapters that players show, and takes them from it`() throws {
    let folder = try TemporaryFolder()
    try Self.recording(in: folder)
    let before = try Self.analyse("marks.txt", in: folder)
    _ = try Self.export(["--format", "ffmetadata", "-o", "talk.ffmeta"], in: folder)
    _ = try Self.run(
      "/usr/bin/ffmpeg",
      [
        "-v", "error", "-i", "talk.wav", "-i", "talk.ffmeta", "-map", "0:a", "-map_metadata", "1",
        "-c:a", "flac", "talk.mka",
      ], in: folder)
    let chapters = try Self.run(
      "/usr/bin/ffprobe",
      [
        "-v", "error", "-show_entries", "chapter=start_time:chapter_tags=title", "-of", "csv=p=0",
        "talk.mka",
      ], in: folder)
    let first = TimeText.decimal(before.phases[0].start_s ?? 0, places: 6)
    #expect(chapters == "\(first),1 WHY\n5.200000,\"2 HOW - \"\"so\"\"\"\n")
    _ = try Self.run(
      "/usr/bin/ffmpeg", ["-v", "error", "-i", "talk.mka", "-f", "ffmetadata", "back.ffmeta"],
      in: folder)
    #expect(try Self.analyse("back.ffmeta", in: folder).phases[1].start_s == 5.2)
  }
}
