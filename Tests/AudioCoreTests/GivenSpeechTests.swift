import Foundation
import Testing

@testable import AudioCore

/// Where the labelled recordings lie, if they do; they are not part of the project.
private let given: URL? = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let folder = root.deletingLastPathComponent().appendingPathComponent("shared/speech")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

@Suite("The labelled recordings", .enabled(if: given != nil))
struct GivenSpeechTests {
  private static let heard: [(recording: HeardSpeech, isHeadline: Bool)] = (try? listen()) ?? []

  private static func listen() throws -> [(HeardSpeech, Bool)] {
    let folder = try #require(given)
    let manifest = try String(
      contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
    let rows = manifest.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let head = rows[0].map(String.init)
    func column(_ name: String, _ row: [Substring]) -> String {
      head.firstIndex(of: name).map { String(row[$0]) } ?? ""
    }
    return try rows.dropFirst().map { row in
      let name = column("file", row)
      let labels = try String(
        contentsOf: folder.appendingPathComponent(column("labels", row)), encoding: .utf8)
      let heard = try HeardSpeech(
        folder.appendingPathComponent(name).path, name: name, truth: HeardSpeech.labels(labels))
      return (heard, column("headline", row) == "1")
    }
  }

  private static let headline = heard.filter(\.isHeadline).map(\.recording)

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  @Test func `are measured to two per cent in the median, and no file is off by twenty`() {
    let errors = Self.headline.compactMap { heard -> Double? in
      let truth = HeardSpeech.total(heard.truth)
      return truth > 0.5 ? abs(HeardSpeech.total(heard.final) - truth) / truth : nil
    }
    #expect(errors.count > 50)
    #expect(Self.median(errors) <= 0.02)
    #expect((errors.max() ?? 1) <= 0.2)
  }

  @Test func `of noise alone have no speech`() {
    let noises = Self.heard.map(\.recording).filter { HeardSpeech.total($0.truth) == 0 }
    #expect(!noises.isEmpty)
    for noise in noises {
      #expect(HeardSpeech.total(noise.final) <= 0.01 * noise.duration, "\(noise.name)")
    }
  }

  @Test func `are heard live as they are in the end, within three per cent in the median`() {
    let differences = Self.headline.filter { $0.finalSince > 1 }.map {
      abs($0.live - $0.finalSince) / $0.finalSince
    }
    #expect(differences.count > 40)
    #expect(Self.median(differences) <= 0.03)
  }

  @Test func `light the sign within 150 milliseconds of 98 onsets in a hundred`() {
    let delays = Self.headline.flatMap { $0.delays(after: $0.final) }
    #expect(delays.count > 400)
    #expect(Double(delays.count { $0 <= 0.15 }) >= 0.98 * Double(delays.count))
    #expect(Double(delays.count { $0 <= 0.25 }) >= 0.995 * Double(delays.count))
  }
}
