import AudioCore
import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("Playing and cutting")
struct PlaybackTests {
  private static let rate = 16_000
  private static let samples: [Int16] = {
    var speech = SyntheticSpeech(rate: rate, seed: 101)
    speech.silence(1)
    for (spoken, silent) in [(4.0, 0.5), (3.0, 4.0), (2.0, 0.6), (5.0, 1.0)] {
      speech.speak(spoken)
      speech.silence(silent)
    }
    return speech.samples
  }()

  /// A recording with a plan and marks, and a loudspeaker that writes what it hears into a file.
  private static func folder(
    samples: [Int16] = samples, channels: Int = 1
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      WaveBytes.file(samples, rate: rate, channels: channels), to: "talk.wav")
    try folder.write(
      "# Talk\n## 1. WHY (3-8 s)\n## 2. HOW (3-8 s)\n## 3. END (3-8 s)\n", to: "notes.md")
    try folder.write("0:00 1\n0:05.2 2\n0:12.7 1\n0:15 3\n", to: "marks.txt")
    try folder.write(
      """
      <confdir:alsa.conf>
      pcm.speaker {
        type file
        slave.pcm "null"
        file "\(folder.file("heard.raw"))"
        format "raw"
      }
      """, to: "alsa.conf")
    return folder
  }

  private static let source = ["talk.wav", "--plan", "notes.md", "--marks", "marks.txt"]

  /// Whether the same was heard; the samples themselves would fill a screen.
  private static func isSame(_ heard: [Int16], _ expected: some Sequence<Int16>) -> Bool {
    !heard.isEmpty && heard.elementsEqual(expected)
  }

  private static func play(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> (CoachProcess.Result, heard: [Int16]) {
    let result = try CoachProcess.run(
      ["play"] + arguments + ["--device", "speaker"], in: folder,
      environment: ["ALSA_CONFIG_PATH": folder.file("alsa.conf")])
    let data = (try? Data(contentsOf: URL(fileURLWithPath: folder.file("heard.raw")))) ?? Data()
    return (result, data.withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) })
  }

  /// The frames of a phase, from the analysis.
  private static func intervals(_ phase: Int, in folder: TemporaryFolder) throws -> [Range<Int>] {
    let result = try CoachProcess.run(["analyse"] + source + ["--format", "json"], in: folder)
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    func frame(_ seconds: Double) -> Int { Int((seconds * Double(rate)).rounded()) }
    return report.intervals.filter { $0.phase == phase }
      .map { frame($0.start_s)..<frame($0.end_s) }
  }

  @Test func `a phase is heard to the sample, wherever it was told`() throws {
    let folder = try Self.folder()
    let (result, heard) = try Self.play(Self.source + ["1"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(
      result.messages
        == "playing 1 WHY, 0:01 to 0:05 (0:04)\nplaying 1 WHY, 0:13 to 0:15 (0:02)\n")
    let intervals = try Self.intervals(0, in: folder)
    #expect(intervals.count == 2)
    #expect(Self.isSame(heard, intervals.flatMap { Self.samples[$0] }))
  }

  @Test func `all of it, a stretch of it and its stalls are heard to the sample`() throws {
    let whole = try Self.folder()
    #expect(Self.isSame(try Self.play(Self.source, in: whole).heard, Self.samples))
    let stretch = try Self.folder()
    let (_, heard) = try Self.play(Self.source + ["--from", "2s", "--to", "3.5s"], in: stretch)
    #expect(Self.isSame(heard, Self.samples[32_000..<56_000]))
    let stalls = try Self.folder()
    let (result, around) = try Self.play(Self.source + ["--stalls"], in: stalls)
    #expect(result.messages.hasPrefix("playing stall of 4 s in 2 HOW"))
    // Four seconds of silence, and three of speech on both sides.
    #expect(abs(around.count - 10 * Self.rate) < Self.rate / 5)
    let text = try CoachProcess.run(
      ["analyse"] + Self.source + ["--format", "json"], in: stalls
    ).output
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    let stall = try #require(report.silences.first { $0.kind == .stall })
    let start = Int(((stall.start_s - 3) * Double(Self.rate)).rounded())
    #expect(Self.isSame(around, Self.samples[start..<start + around.count]))
  }

  @Test func `a digest plays what stands out, and the same passage of the best other take`() throws
  {
    let folder = try Self.folder()
    for day in 1...2 {
      try folder.write("0:00 1\n0:05.2 2\n0:15 3\n", to: "talk.labels.txt")
      let time = day == 1 ? 1_700_000_000 : 1_700_100_000
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: TimeInterval(time))],
        ofItemAtPath: folder.file("talk.wav"))
      let kept = try CoachProcess.run(
        ["mark", "talk.wav", "--plan", "notes.md", "--keep"], in: folder)
      #expect(kept.status == 0, "\(kept.messages)")
    }
    let (result, heard) = try Self.play(["--digest"], in: folder)
    #expect(result.status == 0)
    let lines = result.messages.split(separator: "\n")
    #expect(lines.first?.hasPrefix("playing the longest stall, 4 s in 2 HOW") == true)
    #expect(lines.dropFirst().first?.hasPrefix("playing the same in take 1") == true)
    #expect(!heard.isEmpty)
    for other in [["--stalls"], ["2"], ["--from", "1s"]] {
      #expect(try Self.play(["--digest"] + other, in: folder).0.status == 64)
    }
  }

  @Test func `a phase is cut out to the sample, with its name, and is never written over`() throws {
    let folder = try Self.folder()
    let result = try CoachProcess.run(
      ["cut"] + Self.source + ["HOW", "3", "-o", "p.wav"], in: folder)
    #expect(result.status == 0)
    var reader = try SoundFileReader(path: folder.file("p.wav"))
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    let cues = reader.cues
    let (second, third) = (
      try Self.intervals(1, in: folder)[0], try Self.intervals(2, in: folder)[0]
    )
    #expect(count == second.count + third.count)
    #expect(Self.isSame(samples, Self.samples[second] + Self.samples[third]))
    #expect(cues.map(\.name) == ["2 HOW", "3 END"])
    #expect(cues.map(\.frame) == [0, second.count])
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file("p.wav")))
    let again = try CoachProcess.run(["cut"] + Self.source + ["1", "-o", "p.wav"], in: folder)
    #expect(again.status == 64)
    #expect(again.messages.contains("is there already"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("p.wav"))) == before)
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test(arguments: SoundKind.allCases)
  func `a cut is of the kind that its name says`(kind: SoundKind) throws {
    let folder = try Self.folder()
    let name = "p.\(kind.rawValue)"
    let result = try CoachProcess.run(["cut"] + Self.source + ["HOW", "-o", name], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    let begin: [SoundKind: [UInt8]] = [
      .wav: Array("RIFF".utf8), .aiff: Array("FORM".utf8), .flac: Array("fLaC".utf8),
      .ogg: Array("OggS".utf8), .opus: Array("OggS".utf8), .mka: [0x1A, 0x45, 0xDF, 0xA3],
      .webm: [0x1A, 0x45, 0xDF, 0xA3],
    ]
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
    if let bytes = begin[kind] { #expect(data.starts(with: bytes)) }
    let reader = try SoundFileReader(path: folder.file(name))
    let expected = try Self.intervals(1, in: folder)[0].count
    // Encoders add up to a block at the end.
    #expect(abs(reader.frames * Self.rate / reader.rate - expected) < Self.rate / 4)
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test func `a cut that cannot be of the kind that its name says is refused`() throws {
    let folder = try Self.folder()
    let unknown = try CoachProcess.run(["cut"] + Self.source + ["1", "-o", "p.xyz"], in: folder)
    #expect(unknown.status == 64 && unknown.messages.contains(".flac"))
    let missing = try CoachProcess.run(
      ["cut"] + Self.source + ["1", "-o", "p.m4a"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(missing.status == 1 && missing.messages.contains("install ffmpeg"))
    #expect(folder.names.allSatisfy { !$0.hasPrefix("p.") && !$0.hasSuffix(".tmp") })
  }

  @Test func `two channels are mixed to the one that was analysed`() throws {
    let stereo = Self.samples.flatMap { [$0, $0] }
    let folder = try Self.folder(samples: stereo, channels: 2)
    #expect(Self.isSame(try Self.play(Self.source, in: folder).heard, Self.samples))
  }

  @Test(arguments: [
    (["7"], 64, "there is no phase '7'"), (["--from", "10m"], 64, "the recording is 0:2"),
    (["1", "--stalls"], 66, "no stalls"),
    (["--device", "nowhere"], 69, "playback device 'nowhere'"),
  ])
  func `what cannot be played is told`(words: [String], status: Int32, message: String) throws {
    let folder = try Self.folder()
    let result = try CoachProcess.run(["play"] + Self.source + words, in: folder)
    #expect(result.status == status)
    #expect(result.messages.contains(message))
  }

  @Test func `without a take there is nothing to play, and a cut needs a file`() throws {
    let folder = try Self.folder()
    #expect(try CoachProcess.run(["play"], in: folder).status == 66)
    #expect(try CoachProcess.run(["play", "5"], in: folder).status == 66)
    #expect(try CoachProcess.run(["play", "nowhere.wav"], in: folder).status == 66)
    #expect(try CoachProcess.run(["cut"] + Self.source, in: folder).status == 64)
  }
}
