import Foundation
import TestSupport
import Testing

@testable import AudioCore

/// Files as phones, recorders and broken copies leave them, made by the tests; other programs make those that only
/// they write.
@Suite("Any recording")
struct AnyRecordingTests {
  private static let rate = 16_000
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: rate, seed: 17)
    for _ in 0..<4 {
      speech.silence(0.6)
      speech.speak(1.9)
    }
    return speech
  }()
  private static let wave = WaveBytes.file(speech.samples, rate: rate)
  private static let format = Array(wave[12..<36])
  private static let data = Array(wave[44...])
  private static let hasFFmpeg = ProgramPath.find("ffmpeg") != nil

  private static func recording(
    _ bytes: [UInt8], _ folder: TemporaryFolder, _ name: String = "a.wav"
  ) throws -> Recording {
    try Recording(reading: folder.write(bytes, to: name))
  }

  /// Lets ffmpeg make a file of the speech.
  private static func encoded(_ folder: TemporaryFolder, _ name: String, _ options: [String] = [])
    throws -> [UInt8]
  {
    try folder.write(wave, to: "source.wav")
    _ = try ChildProgram.output(
      of: "ffmpeg",
      ["-loglevel", "error", "-y", "-i", folder.file("source.wav")] + options + [folder.file(name)],
      limit: 1000, seconds: 60)
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file(name))))
  }

  @Test(arguments: ["LGWV", "axml", "Xyz1"])
  func `has its length from its own header where chunks of any name lie behind the samples`(
    name: String
  ) throws {
    let folder = try TemporaryFolder()
    let trailer = WaveBytes.chunk(name, (0..<9001).map { UInt8(truncatingIfNeeded: $0 &* 7919) })
    let heard = try Self.recording(
      WaveBytes.riff(Self.format + WaveBytes.chunk("data", Self.data) + trailer), folder)
    #expect(heard.contour.frames == Self.speech.samples.count)
    #expect(heard.summary.fault == nil)
  }

  private static func cues(isByPosition: Bool = false) -> [UInt8] {
    let points = (1...3).flatMap {
      WaveBytes.cue(identifier: $0, frame: 8000 * $0, isByPosition: isByPosition)
    }
    return WaveBytes.chunk("cue ", WaveBytes.little(UInt32(3)) + points)
  }

  /// Labels ONE, Ü in windows-1252, and a region without one.
  private static let labels: [UInt8] = {
    let one = WaveBytes.chunk("labl", WaveBytes.little(UInt32(1)) + Array("ONE".utf8) + [0])
    let two = WaveBytes.chunk("labl", WaveBytes.little(UInt32(2)) + [0xDC, 0])
    let region = (1...3).flatMap {
      WaveBytes.chunk(
        "ltxt",
        WaveBytes.little(UInt32($0)) + WaveBytes.little(UInt32(800)) + Array("rgn ".utf8)
          + [UInt8](repeating: 0, count: 8))
    }
    return WaveBytes.chunk("LIST", Array("adtl".utf8) + region + one + two)
  }()

  @Test(arguments: [0, 1, 2, 3, 4])
  func `keeps its cue points, wherever and in whatever order its chunks lie`(layout: Int) throws {
    let folder = try TemporaryFolder()
    let data = WaveBytes.chunk("data", Self.data)
    let bytes =
      switch layout {
      case 0: WaveBytes.riff(Self.format + data + Self.cues() + Self.labels)
      case 1: WaveBytes.riff(Self.format + data + Self.labels + Self.cues())
      case 2: WaveBytes.riff(Self.format + Self.labels + Self.cues() + data)
      case 3: WaveBytes.large(Self.format, Self.data, behind: Self.cues() + Self.labels)
      default: WaveBytes.riff(Self.format + data + Self.cues(isByPosition: true) + Self.labels)
      }
    let heard = try Self.recording(bytes, folder)
    #expect(heard.contour.frames == Self.speech.samples.count && heard.summary.fault == nil)
    #expect(
      heard.cues == [
        CuePoint(frame: 8000, name: "ONE"), CuePoint(frame: 16_000, name: "Ü"),
        CuePoint(frame: 24_000, name: ""),
      ])
  }

  @Test(arguments: [0, 1000])
  func `of 64-bit sizes that are stale is read to its end`(promised: Int) throws {
    let folder = try TemporaryFolder()
    let heard = try Self.recording(
      WaveBytes.large(Self.format, Self.data, promised: promised), folder)
    #expect(heard.contour.frames == Self.speech.samples.count)
    #expect(heard.summary.fault == .promisesLess)
  }

  @Test func `with a megabyte in front of its samples is read although its recorder was killed`()
    throws
  {
    let folder = try TemporaryFolder()
    var bytes = WaveBytes.riff(
      Self.format + WaveBytes.chunk("JUNK", [UInt8](repeating: 0, count: 3 << 20))
        + WaveBytes.chunk("data", Self.data))
    bytes.replaceSubrange(4..<8, with: [0, 0, 0, 0])
    let place = bytes.count - Self.data.count - 4
    bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0, 0])
    let heard = try Self.recording(bytes, folder)
    #expect(heard.contour.frames == Self.speech.samples.count)
  }

  @Test(arguments: ["aiff", "au", "w64"], [1.0, 0.6])
  func `that breaks off is told in every format`(format: String, share: Double) throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    let bytes = try Self.encoded(folder, "a.\(format)")
    let part = Array(bytes.prefix(Int(Double(bytes.count) * share)))
    let heard = try Self.recording(part, folder, "b.\(format)")
    #expect(heard.summary.fault == (share < 1 ? .promisesMore : nil))
  }

  @Test(arguments: ["flac", "mp3", "ogg", "opus"], [1.0, 0.6])
  func `that is compressed and breaks off is told, and read as far as it goes`(
    format: String, share: Double
  ) throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    let bytes = try Self.encoded(folder, "a.\(format)")
    let part = Array(bytes.prefix(Int(Double(bytes.count) * share)))
    let heard = try Self.recording(part, folder, "b.\(format)")
    let seconds = Double(heard.contour.frames) / Double(heard.contour.rate)
    #expect(abs(seconds - 10 * share) < 1)
    #expect((heard.summary.fault == nil) == (share == 1))
  }

  @Test(arguments: [true, false])
  func `of MPEG frames is as long as they are, whatever its tag says`(isTagWrong: Bool) throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    let options = ["-q:a", "6", "-write_xing", isTagWrong ? "1" : "0"]
    var bytes = try Self.encoded(folder, "a.mp3", options)
    if isTagWrong {
      let tag = try #require(
        bytes.firstRange(of: Array("Xing".utf8)) ?? bytes.firstRange(of: Array("Info".utf8)))
      bytes.replaceSubrange(tag.upperBound + 4..<tag.upperBound + 8, with: [0, 0, 0, 50])
    }
    let heard = try Self.recording(bytes, folder, "b.mp3")
    #expect(abs(heard.contour.frames - Self.speech.samples.count) < Self.rate / 5)
    #expect(heard.summary.fault == nil)
  }

  @Test func `of several put one behind the other is read to its end`() throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    let one = try Self.encoded(folder, "a.opus")
    let single = try Self.recording(one, folder, "b.opus").contour.frames
    let both = try Recording(reading: folder.write(one + one, to: "c.opus"))
    #expect(both.contour.frames == 2 * single && both.summary.fault == nil)
    var reader = try SoundFileReader(path: folder.file("c.opus"))
    try reader.seek(toFrame: single + 1000)
    let left = reader.withBlock(of: 2 * single) { $0.count }
    #expect(left > 0)
  }

  @Test(arguments: ["m4a", "mka", "webm", "mov", "wma", "aac"])
  func `that libsndfile cannot read comes through ffmpeg`(format: String) throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    let name = "-x:\n'\(format).\(format)"
    let bytes = try Self.encoded(folder, "a.\(format)")
    let heard = try Self.recording(bytes, folder, name)
    let seconds = Double(heard.contour.frames) / Double(heard.contour.rate)
    #expect(abs(seconds - 10) < 0.2)
    let segments = SpeechDetector().track(heard.contour).segments
    #expect(segments.count == 4)
  }

  @Test func `that ffmpeg decodes is what ffmpeg would make of it, frame by frame`() throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    _ = try Self.encoded(folder, "a.m4a")
    _ = try ChildProgram.output(
      of: "ffmpeg",
      ["-loglevel", "error", "-i", folder.file("a.m4a"), "-bitexact", folder.file("b.wav")],
      limit: 1000, seconds: 60)
    let (coded, plain) = (
      try Recording(reading: folder.file("a.m4a")), try Recording(reading: folder.file("b.wav"))
    )
    #expect(coded.contour == plain.contour)
  }

  @Test func `without a decoder is refused with the command that converts it`() {
    let error = SoundFileError.notAudio(file: "my talk's.m4a", why: "Format not recognised")
    let remedy = error.remedy ?? ""
    #expect(Self.hasFFmpeg || remedy.contains("ffmpeg -i 'my talk'\\''s.m4a' 'my talk'\\''s.wav'"))
  }

  @Test func `without sound, or without that track, says so`() throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    _ = try ChildProgram.output(
      of: "ffmpeg",
      [
        "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:d=1", "-an",
        folder.file("film.mp4"),
      ],
      limit: 1000, seconds: 60)
    let film = folder.file("film.mp4")
    #expect(throws: SoundFileError.noTrack(file: film, track: 1, tracks: 0)) {
      try Recording(reading: film)
    }
    let bytes = try Self.encoded(folder, "a.m4a")
    let path = try folder.write(bytes, to: "b.m4a")
    var options = ReadingOptions()
    options.track = 2
    #expect(throws: SoundFileError.noTrack(file: path, track: 2, tracks: 1)) {
      try Recording(reading: HeldFile(path), options)
    }
  }

  @Test func `whose header is all there is holds nothing that can be decoded`() throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    let bytes = try Self.encoded(folder, "a.flac")
    let frame = try #require(
      bytes.indices.dropFirst(4).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xF8 })
    let path = try folder.write(Array(bytes[..<frame]), to: "b.flac")
    #expect(throws: SoundFileError.nothingDecoded(file: path)) { try Recording(reading: path) }
  }

  @Test func `is read where a decoder goes on behind what is damaged`() throws {
    try #require(Self.hasFFmpeg)
    let folder = try TemporaryFolder()
    var bytes = try Self.encoded(folder, "a.flac")
    let place = bytes.count / 3
    bytes.replaceSubrange(place..<place + 64, with: [UInt8](repeating: 0, count: 64))
    let heard = try Self.recording(bytes, folder, "b.flac")
    #expect(heard.contour.frames > Self.speech.samples.count * 9 / 10)
    #expect(heard.summary.fault == .damaged)
  }
}
