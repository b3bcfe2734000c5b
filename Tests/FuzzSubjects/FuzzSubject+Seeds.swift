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
    case .plan, .labels, .journal, .times: return []
    case .recovery:
      let file = WaveBytes.file(tone, rate: 8000)
      return [file, Array(file.prefix(3000))]
    case .sound:
      let waves = WaveBytes.Encoding.allCases.flatMap { encoding in
        [1, 2].map { WaveBytes.file(tone, rate: 8000, channels: $0, encoding: encoding) }
      }
      let rehearsal = Self.here.appendingPathComponent("../../Examples/sample-rehearsal.ogg")
      let ogg = Array(try Data(contentsOf: rehearsal).prefix(20_000))
      return waves + [ogg]
    }
  }
}
