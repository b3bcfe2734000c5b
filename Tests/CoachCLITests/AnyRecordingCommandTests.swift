import AudioCore
import Foundation
import TestSupport
import Testing

@Suite("Commands take any recording")
struct AnyRecordingCommandTests {
  private static let hasFFmpeg = ProgramPath.find("ffmpeg") != nil

  private static func speech(seed: UInt64 = 31, seconds: Double = 2) -> [UInt8] {
    var speech = SyntheticSpeech(rate: 16_000, seed: seed)
    for _ in 0..<3 {
      speech.silence(0.7)
      speech.speak(seconds)
    }
    return WaveBytes.file(speech.samples, rate: 16_000)
  }

  private static func shell(
    _ command: String, in folder: TemporaryFolder
  ) throws -> CoachProcess.Result {
    try CoachProcess.run(
      ["-c", command.replacingOccurrences(of: "coach ", with: CoachProcess.binary + " ")],
      in: folder,
      launcher: ["/usr/bin/timeout", "60", "/bin/bash"], isOwn: false)
  }

  @Test func `through pipes that are opened once`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.speech(), to: "a.wav")
    let expected = try CoachProcess.run(["export", "a.wav", "--layer", "speech"], in: folder).output
    #expect(expected.split(separator: "\n").count == 3)
    for command in [
      "cat a.wav | coach export - --layer speech",
      "cat a.wav | coach export /dev/stdin --layer speech",
      "coach export - --layer speech < a.wav", "coach export <(cat a.wav) --layer speech",
      "mkfifo fifo && (cat a.wav > fifo & coach export fifo --layer speech)",
    ] {
      let result = try Self.shell(command, in: folder)
      #expect(result.status == 0 && result.output == expected, "\(command): \(result.messages)")
    }
    let cut = try Self.shell("cat a.wav | coach cut - --from 0.5 --to 0:02 -o part.wav", in: folder)
    #expect(cut.status == 0, "\(cut.messages)")
    #expect(try Recording(reading: folder.file("part.wav")).contour.frames == 24_000)
    let report = try Self.shell("cat a.wav | coach analyse - --format json", in: folder)
    #expect(report.output.contains("\"file\" : \"-\""))
  }

  @Test func `whether or not ffmpeg is there`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.speech(), to: "a.wav")
    // A file with the signature of MP4 and nothing else.
    try folder.write(
      [0, 0, 0, 24] + Array("ftypM4A ".utf8) + [UInt8](repeating: 0, count: 900), to: "my talk.m4a")
    let without = try CoachProcess.run(
      ["analyse", "my talk.m4a"], in: folder, environment: ["PATH": folder.path])
    #expect(without.status == 66)
    #expect(
      without.messages.contains(
        "try: install ffmpeg, or convert it where that is: ffmpeg -i 'my talk.m4a' 'my talk.wav'"))
    try #require(Self.hasFFmpeg)
    let broken = try CoachProcess.run(["analyse", "my talk.m4a"], in: folder)
    #expect(broken.status == 66 && broken.messages.split(separator: "\n").count == 2)
    _ = try ChildProgram.output(
      of: "ffmpeg", ["-loglevel", "error", "-i", folder.file("a.wav"), folder.file("b.m4a")],
      limit: 100, seconds: 60)
    let speech = try ["a.wav", "b.m4a"].map {
      try CoachProcess.run(["export", $0, "--layer", "speech"], in: folder).output.split(
        separator: "\n"
      ).count
    }
    #expect(speech == [3, 3])
    let cut = try CoachProcess.run(
      ["cut", "b.m4a", "--from", "1:00", "--to", "2:00", "-o", "c.wav"], in: folder)
    #expect(cut.status == 64)
    #expect(
      try CoachProcess.run(
        ["cut", "b.m4a", "--from", "2", "--to", "4s", "-o", "c.wav"], in: folder
      ).status == 0)
    #expect(try Recording(reading: folder.file("c.wav")).contour.frames == 32_000)
  }

  @Test func `that no decoder can seek in, to the frame`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.speech(), to: "a.wav")
    try #require(Self.hasFFmpeg)
    _ = try ChildProgram.output(
      of: "ffmpeg",
      [
        "-loglevel", "error", "-i", folder.file("a.wav"), "-ar", "8000", "-c:a", "libgsm_ms",
        folder.file("g.wav"),
      ],
      limit: 100, seconds: 60)
    #expect(
      try CoachProcess.run(["cut", "g.wav", "--from", "3", "--to", "5", "-o", "p.wav"], in: folder)
        .status == 0)
    func samples(_ name: String, from first: Int, count: Int) throws -> [Int16] {
      var reader = try SoundFileReader(path: folder.file(name))
      var all: [Int16] = []
      var block = [Int16](repeating: 0, count: 4096)
      while all.count < first + count {
        var span = block.mutableSpan
        let got = reader.read(into: &span)
        if got == 0 { break }
        all += block[..<got]
      }
      return Array(all.dropFirst(first).prefix(count))
    }
    #expect(
      try samples("p.wav", from: 0, count: 16_000) == samples("g.wav", from: 24_000, count: 16_000))
  }

  @Test func `and say which channel they heard`() throws {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 8000, seed: 32)
    for _ in 0..<3 {
      speech.silence(0.8)
      speech.speak(2)
    }
    let stereo = speech.samples.flatMap { [$0, $0 == .min ? .max : -$0] }
    try folder.write(WaveBytes.file(stereo, rate: 8000, channels: 2), to: "a.wav")
    #expect(
      try CoachProcess.run(["analyse", "a.wav"], in: folder).output.contains(
        "channel 1 was analysed alone"))
    let second = try CoachProcess.run(["analyse", "a.wav", "--channel", "2"], in: folder)
    #expect(second.status == 0 && !second.output.contains("cancel"))
    for value in ["3", "0", "left"] {
      #expect(
        try CoachProcess.run(["analyse", "a.wav", "--channel", value], in: folder).status == 64)
    }
  }

  @Test func `and tell when the microphone was muted, as a gap of its own`() throws {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 8000, seed: 33)
    speech.silence(0.5)
    speech.speak(3)
    speech.silence(0.5)
    var samples = speech.samples.map { $0 == 0 ? 1 : $0 }
    samples += [Int16](repeating: 0, count: 5 * 8000) + samples
    try folder.write(WaveBytes.file(samples, rate: 8000), to: "a.wav")
    let text = try CoachProcess.run(["analyse", "a.wav"], in: folder).output
    #expect(text.contains("the microphone was muted from 0:04 to 0:09"))
    let json = try CoachProcess.run(["analyse", "a.wav", "--format", "json"], in: folder).output
    let report = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let total = try #require(report["total"] as? [String: Any])
    #expect(total["muted_s"] as? Double == 5 && total["gaps_s"] as? Double == 5)
    #expect((report["gaps"] as? [Any])?.isEmpty == true && (report["mutes"] as? [Any])?.count == 1)
  }
}
