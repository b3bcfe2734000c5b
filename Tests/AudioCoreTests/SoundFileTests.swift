import Foundation
import TestSupport
import Testing

@testable import AudioCore

@Suite("Sound files")
struct SoundFileTests {
  private static let ramp = (0..<1000).map { Int16($0 * 30 - 15_000) }

  private static func read(_ path: String) throws -> [Int16] {
    var reader = try SoundFileReader(path: path)
    var all: [Int16] = []
    var block = [Int16](repeating: 0, count: 333)
    while true {
      var span = block.mutableSpan
      let count = reader.read(into: &span)
      if count == 0 { return all }
      all += block[..<count]
    }
  }

  @Test(arguments: WaveBytes.Encoding.allCases)
  func `are read in every sample width`(encoding: WaveBytes.Encoding) throws {
    let folder = try TemporaryFolder()
    let bytes = WaveBytes.file(Self.ramp, rate: 16_000, encoding: encoding)
    let samples = try Self.read(folder.write(bytes, to: "a.wav"))
    let tolerance = encoding == .pcm8 ? 256 : 0
    #expect(samples.count == Self.ramp.count)
    for (read, written) in zip(samples, Self.ramp) {
      #expect(abs(Int(read) - Int(written)) <= tolerance)
    }
  }

  @Test func `are mixed to mono`() throws {
    let folder = try TemporaryFolder()
    let stereo = Self.ramp.flatMap { [$0, Int16(1000)] }
    let bytes = WaveBytes.file(stereo, rate: 44_100, channels: 2)
    let samples = try Self.read(folder.write(bytes, to: "a.wav"))
    #expect(samples == Self.ramp.map { Int16((Int($0) + 1000) / 2) })
  }

  @Test func `clip floats over full scale and take not-a-number for silence`() throws {
    let folder = try TemporaryFolder()
    var bytes = WaveBytes.file([0, 0, 0], rate: 8000, encoding: .float32)
    let values: [Float] = [2.5, -.infinity, .nan]
    bytes.replaceSubrange(
      (bytes.count - 12)..., with: values.flatMap { WaveBytes.little($0.bitPattern) })
    #expect(try Self.read(folder.write(bytes, to: "a.wav")) == [32767, -32768, 0])
  }

  @Test func `that end before their header says are read as far as they go, and it is told`() throws
  {
    let folder = try TemporaryFolder()
    let bytes = WaveBytes.file(Self.ramp, rate: 16_000)
    let path = try folder.write(Array(bytes.dropLast(500)), to: "a.wav")
    #expect(try Self.read(path) == Array(Self.ramp.dropLast(250)))
    #expect(try Self.fault(path) == .promisesMore)
    #expect(try Self.fault(folder.write(bytes, to: "b.wav")) == nil)
  }

  /// Sizes of `data` and `RIFF` that killed or careless recorders leave.
  @Test(arguments: [
    (0, 8), (0, 36), (0, 0xFFFF_FFFF), (1000, 1036), (1001, 1037), (0x7FFF_FFD8, 0x7FFF_FFFC),
    (0xFFFF_FFFF, 0xFFFF_FFFF), (0x8000_0000, 0x8000_0024), (1998, 0), (2001, 2037),
  ])
  func `with broken sizes are read as far as there is audio`(data: UInt32, riff: UInt32) throws {
    let folder = try TemporaryFolder()
    var bytes = WaveBytes.file(Self.ramp, rate: 16_000)
    bytes.replaceSubrange(4..<8, with: WaveBytes.little(riff))
    bytes.replaceSubrange(40..<44, with: WaveBytes.little(data))
    let samples = try Self.read(folder.write(bytes, to: "a.wav"))
    let fault = try Self.fault(folder.file("a.wav"))
    if data == 1998 {
      // A byte or two after the end are padding.
      #expect(samples == Self.ramp.dropLast() && fault == nil)
    } else {
      #expect(samples == Self.ramp)
      #expect(fault == (data > 2000 ? .promisesMore : .promisesLess))
    }
  }

  @Test(arguments: [WaveBytes.Encoding.pcm8, .pcm24, .float32])
  func `of every sample width are read behind a stale size`(encoding: WaveBytes.Encoding) throws {
    let folder = try TemporaryFolder()
    var bytes = WaveBytes.file(Self.ramp, rate: 16_000, channels: 2, encoding: encoding)
    let whole = try Self.read(folder.write(bytes, to: "whole.wav"))
    bytes.replaceSubrange(40..<44, with: WaveBytes.little(UInt32(0)))
    #expect(try Self.read(folder.write(bytes + [0], to: "a.wav")) == whole)
  }

  @Test func `with chunks behind their samples are no broken ones`() throws {
    let folder = try TemporaryFolder()
    let chunk = Array("LIST".utf8) + WaveBytes.little(UInt32(4)) + Array("INFO".utf8)
    let path = try folder.write(WaveBytes.file(Self.ramp, rate: 8000) + chunk, to: "a.wav")
    #expect(try Self.fault(path) == nil)
    #expect(try Self.read(path) == Self.ramp)
  }

  // Macros cannot look into values that are not copyable.
  private static func cues(_ path: String) throws -> [CuePoint] {
    let reader = try SoundFileReader(path: path)
    return reader.cues
  }

  private static func fault(_ path: String) throws -> SizeFault? {
    let reader = try SoundFileReader(path: path)
    return reader.fault
  }

  @Test func `that cannot be used say why`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("missing.wav")
    #expect(throws: SoundFileError.cannotOpen(file: missing, why: "No such file or directory")) {
      try Self.read(missing)
    }
    let empty = try folder.write([UInt8](), to: "empty.wav")
    #expect(throws: SoundFileError.empty(file: empty)) { try Self.read(empty) }
    let silent = try folder.write(WaveBytes.file([], rate: 8000), to: "none.wav")
    #expect(throws: SoundFileError.empty(file: silent)) { try Self.read(silent) }
    let slow = try folder.write(WaveBytes.file([1], rate: 4000), to: "slow.wav")
    #expect(throws: SoundFileError.unsuitableRate(file: slow, rate: 4000)) { try Self.read(slow) }
    let text = try folder.write("this is no sound at all, but text", to: "text.wav")
    #expect(throws: SoundFileError.notAudio(file: text, why: "Format not recognised")) {
      try Self.read(text)
    }
  }

  @Test func `that cannot be used say why while others are opened in other threads`() async throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(WaveBytes.file(Self.ramp, rate: 8000), to: "good.wav")
    let text = try folder.write("this is no sound at all, but text", to: "text.wav")
    let expected = SoundFileError.notAudio(file: text, why: "Format not recognised")
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<200 {
            _ = try? Self.read(good)
            #expect(throws: expected) { try Self.read(text) }
          }
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 999])
  func `carry their cues and samples through writing and reading`(count: Int) throws {
    let folder = try TemporaryFolder()
    let cues = [
      CuePoint(frame: 0, name: "1 WHY"), CuePoint(frame: count / 2, name: "Übergang → zwei"),
      CuePoint(frame: count, name: ""),
    ]
    var writer = try WaveWriter(creating: folder.file("a.wav"), rate: 48_000)
    try writer.write(Self.ramp.span.extracting(first: count))
    try writer.close(naming: cues)
    guard count > 0 else {
      #expect(throws: SoundFileError.empty(file: folder.file("a.wav"))) {
        try Self.read(folder.file("a.wav"))
      }
      return
    }
    #expect(try Self.cues(folder.file("a.wav")) == cues)
    #expect(try Self.fault(folder.file("a.wav")) == nil)
    #expect(try Self.read(folder.file("a.wav")) == Array(Self.ramp.prefix(count)))
  }

  @Test func `carry more cues than libsndfile's own structure holds`() throws {
    let folder = try TemporaryFolder()
    let cues = (0..<500).map { CuePoint(frame: $0, name: "mark \($0)") }
    var writer = try WaveWriter(creating: folder.file("a.wav"), rate: 48_000)
    try writer.write(Self.ramp.span)
    try writer.close(naming: cues)
    #expect(try Self.cues(folder.file("a.wav")) == cues)
  }

  @Test func `can be read while they are written, up to the last header`() throws {
    let folder = try TemporaryFolder()
    var writer = try WaveWriter(creating: folder.file("a.wav"), rate: 48_000)
    for round in 1...3 {
      try writer.write(Self.ramp.span)
      writer.updateHeader()
      #expect(try Self.read(folder.file("a.wav")).count == 1000 * round)
    }
    let frames = writer.frames
    #expect(frames == 3000)
  }

  @Test func `are never overwritten, and belong to their owner alone`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("precious", to: "a.wav")
    #expect(throws: SoundFileError.cannotCreate(file: path, why: "File exists")) {
      _ = try WaveWriter(creating: path, rate: 48_000).frames
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    let writer = try WaveWriter(creating: folder.file("b.wav"), rate: 48_000)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("b.wav"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try writer.close(naming: [])
  }
}
