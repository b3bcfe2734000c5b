import Foundation
import TestSupport
import Testing

@testable import AudioCore

@Suite("Writing sound files")
struct SoundWriterTests {
  private static let speech: [Int16] = {
    var speech = SyntheticSpeech(rate: 16_000, seed: 77)
    for _ in 0..<5 {
      speech.speak(1.5)
      speech.silence(0.5)
    }
    return speech.samples
  }()

  private static func write(
    _ samples: [Int16], _ kind: SoundKind, rate: Int, bitsPerSecond: Int? = nil,
    in folder: TemporaryFolder
  ) throws -> String {
    let path = folder.file("x.\(kind.rawValue)")
    var writer = try SoundWriter(
      creating: path, kind: kind, rate: rate, bitsPerSecond: bitsPerSecond)
    for start in stride(from: 0, to: samples.count, by: 5000) {
      try writer.write(samples.span.extracting(start..<min(samples.count, start + 5000)))
    }
    try writer.finish()
    return path
  }

  private static func read(_ path: String) throws -> [Int16] {
    var reader = try SoundFileReader(path: path)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    return Array(samples.prefix(count))
  }

  @Test(arguments: [8000, 11_025, 16_000, 44_100, 48_000, 96_000, 192_000])
  func `FLAC keeps every sample at every rate`(rate: Int) throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 5)
    let edges: [Int16] = [.min, .max, 0, -1, 1, .min, .min, .max]
    let noise = (0..<30_000).map { _ in Int16.random(in: .min ... .max, using: &generator) }
    for samples in [Self.speech, edges, noise, [5]] {
      let path = try Self.write(samples, .flac, rate: rate, in: folder)
      #expect(try Self.read(path) == samples)
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func `Opus takes about as many bits as it is given`() throws {
    let folder = try TemporaryFolder()
    let samples = Array((0..<6).map { _ in Self.speech }.joined())
    let path = try Self.write(samples, .opus, rate: 16_000, bitsPerSecond: 24_000, in: folder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path)).count
    let seconds = Double(samples.count) / 16_000
    #expect((8_000...30_000).contains(Double(8 * bytes) / seconds))
  }

  @Test func `never writes over a file, and says what this libsndfile does not write`() throws {
    let folder = try TemporaryFolder()
    let path = try Self.write([1, 2, 3], .flac, rate: 8000, in: folder)
    #expect(throws: SoundFileError.self) {
      _ = try SoundWriter(creating: path, kind: .flac, rate: 8000)
    }
    #expect(throws: SoundFileError.self) {
      _ = try SoundWriter(creating: folder.file("x.webm"), kind: .webm, rate: 8000)
    }
    #expect(throws: SoundFileError.self) {
      _ = try SoundWriter(creating: folder.file("x.opus"), kind: .opus, rate: 44_100)
    }
    #expect(folder.names == ["x.flac"])
  }

  @Test(arguments: [
    (44_100, 48_000), (22_050, 48_000), (96_000, 48_000), (11_025, 48_000), (32_000, 48_000),
    (37_800, 24_000),
  ])
  func `another rate keeps tones, levels and places`(rate: Int, wanted: Int) throws {
    func tone(_ rate: Int) -> [Int16] {
      (0..<rate).map { Int16((10_000 * sin(2 * .pi * 1000 * Double($0) / Double(rate))).rounded()) }
    }
    var resampler = Resampler(from: rate, to: wanted)
    let input = tone(rate)
    var output: [Int16] = []
    for start in stride(from: 0, to: input.count, by: 777) {
      output += resampler.process(input.span.extracting(start..<min(input.count, start + 777)))
    }
    output += resampler.finish()
    let expected = tone(wanted)
    #expect(abs(output.count - expected.count) <= 1)
    let worst = (wanted / 10..<wanted * 9 / 10).map { abs(Int(output[$0]) - Int(expected[$0])) }
      .max()
    #expect((worst ?? .max) < 30)
  }
}
