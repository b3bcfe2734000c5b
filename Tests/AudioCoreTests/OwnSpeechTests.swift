import Foundation
import Testing

@testable import AudioCore

/// Two synthetic voices on known time lines, of `Speech/make.py`.
///
/// When they were made, 0.989 and 0.987 of the hops agreed, the speech time was off by 2.1 and 0.0 %, one
/// edge of each by 0.17 s and the others by 0.05 s at most, and 46 of 61 and 61 of 62 syllables were counted.
@Suite("The recordings in the repository")
struct OwnSpeechTests {
  private static func heard(_ voice: String) throws -> (HeardSpeech, syllables: Int) {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Speech")
    let labels = try String(
      contentsOf: folder.appendingPathComponent(voice + ".tsv"), encoding: .utf8)
    let syllables = labels.split(separator: "\n").compactMap { line in
      line.split(separator: "\t").last.flatMap { Int($0) }
    }
    let recording = try HeardSpeech(
      folder.appendingPathComponent(voice + ".ogg").path, name: voice,
      truth: HeardSpeech.labels(labels))
    return (recording, syllables.reduce(0, +))
  }

  /// Of the hops of 10 ms that are speech or were found, the share on which both agree, as F1.
  private static func agreement(_ heard: HeardSpeech) -> Double {
    func flags(_ stretches: [Range<Double>]) -> [Bool] {
      (0..<Int(heard.duration * 100)).map { hop in
        stretches.contains { $0.contains((Double(hop) + 0.5) / 100) }
      }
    }
    let pairs = zip(flags(heard.truth), flags(heard.final))
    let (both, different) = (pairs.count { $0 && $1 }, pairs.count { $0 != $1 })
    return 2 * Double(both) / Double(2 * both + different)
  }

  @Test(arguments: ["slt", "rms"])
  func `are heard on 98 of 100 hops, and to 60 milliseconds at all edges but one`(voice: String)
    throws
  {
    let (heard, _) = try Self.heard(voice)
    #expect(heard.truth.count == 6)
    #expect(Self.agreement(heard) > 0.98)
    try #require(heard.final.count == heard.truth.count)
    let errors = zip(heard.final, heard.truth).flatMap { found, truth in
      [found.lowerBound - truth.lowerBound, found.upperBound - truth.upperBound].map(\.magnitude)
    }
    #expect(errors.count { $0 > 0.06 } <= 1)
    #expect(errors.allSatisfy { $0 < 0.2 })
    let time = HeardSpeech.total(heard.truth)
    #expect(abs(HeardSpeech.total(heard.final) - time) < 0.03 * time)
  }

  @Test(arguments: ["slt", "rms"])
  func `are heard live as they are in the end`(voice: String) throws {
    let (heard, _) = try Self.heard(voice)
    #expect(abs(heard.live - heard.finalSince) < 0.03 * heard.finalSince)
    let delays = heard.delays(after: heard.truth)
    #expect(delays.count == 4)
    #expect(delays.allSatisfy { $0 < 0.15 })
  }

  @Test(arguments: ["slt", "rms"])
  func `have about as many syllables as were spoken`(voice: String) throws {
    let (heard, syllables) = try Self.heard(voice)
    #expect(abs(Double(heard.syllables - syllables)) < 0.3 * Double(syllables))
  }
}
