import Foundation
import TestSupport

extension FuzzSubject {
  /// Inputs that are in order, and those that once were not taken well (`Corpus`).
  public func seeds() throws -> [[UInt8]] {
    try Self.corpus(rawValue) + made()
  }

  /// The files of a kind in the corpus.
  public static func corpus(_ kind: String) throws -> [[UInt8]] {
    let folder = here.appendingPathComponent("Corpus/" + kind)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      Array(try Data(contentsOf: folder.appendingPathComponent($0)))
    }
  }

  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Audio that the tests make themselves.
  private func made() throws -> [[UInt8]] {
    let tone = (0..<4000).map { Int16($0 % 80 * 300 - 12_000) }
    switch self {
    case .plan, .labels, .words, .journal, .times: return []
    case .recovery:
      let file = WaveBytes.file(tone, rate: 8000)
      return [file, Array(file.prefix(3000))]
    case .sound:
      let waves = WaveBytes.Encoding.allCases.flatMap { encoding in
        [1, 2].map { WaveBytes.file(tone, rate: 8000, channels: $0, encoding: encoding) }
      }
      let rehearsal = Self.here.appendingPathComponent("../../Examples/sample-rehearsal.ogg")
      let ogg = Array(try Data(contentsOf: rehearsal).prefix(20_000))
      return waves + [ogg, ogg + ogg] + containers(tone)
    }
  }

  /// Files that other headers than a plain WAV's begin: marks, chunks behind the samples, 64-bit sizes, MPEG frames.
  private func containers(_ tone: [Int16]) -> [[UInt8]] {
    let wave = WaveBytes.file(tone, rate: 8000)
    let format = Array(wave[12..<36])
    let data = Array(wave[44...])
    let cues =
      WaveBytes.chunk(
        "LIST",
        Array("adtl".utf8) + WaveBytes.chunk("labl", WaveBytes.little(UInt32(1)) + [0x41, 0xFC, 0]))
      + WaveBytes.chunk(
        "cue ", WaveBytes.little(UInt32(1)) + WaveBytes.cue(identifier: 1, frame: 900))
    let large = WaveBytes.large(format, data, behind: cues)
    let big = { (value: UInt32) in WaveBytes.little(value).reversed() }
    let au = Array(".snd".utf8) + [24, UInt32(data.count), 3, 8000, 1].flatMap(big) + data
    let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0xC4] + [UInt8](repeating: 0, count: 413)
    return [
      WaveBytes.riff(format + WaveBytes.chunk("data", data) + WaveBytes.chunk("LGWV", data) + cues),
      large, Array(large.prefix(large.count / 2)), au,
      Array(repeating: frame, count: 40).flatMap(\.self),
      Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 10] + [UInt8](repeating: 0, count: 10)
        + Array(repeating: frame, count: 20).flatMap(\.self),
    ]
  }
}
