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
  /// A recording heard live, and what was decided in the end.
  private struct Heard {
    let name: String
    let isHeadline: Bool
    let duration: Double
    let truth: Double
    let final: [Range<Double>]
    /// The live detector's total since its fifth second, and the final one's.
    let live: Double
    let finalSince: Double
    /// How long after each onset, from the fifth second on, the sign was lit; endless when it was not.
    let delays: [Double]
  }

  private static let heard: [Heard] = (try? listen()) ?? []

  private static func listen() throws -> [Heard] {
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
      let truth = labels.split(separator: "\n").reduce(0.0) { sum, line in
        let edges = line.split(separator: "\t").compactMap { Double($0) }
        return edges.count == 2 ? sum + edges[1] - edges[0] : sum
      }
      return try hear(
        folder.appendingPathComponent(name).path, name, truth, column("headline", row) == "1")
    }
  }

  private static func hear(
    _ path: String, _ name: String, _ truth: Double, _ isHeadline: Bool
  ) throws -> Heard {
    var reader = try SoundFileReader(path: path)
    let rate = Double(reader.rate)
    var builder = ContourBuilder(rate: reader.rate, isLive: true)
    var detector = LiveDetector()
    var block = [Int16](repeating: 0, count: reader.rate / 50)
    func time(_ runs: [Range<Int>], since start: Double) -> Double {
      runs.reduce(0) {
        $0 + max(0, Double($1.upperBound) / rate - max(start, Double($1.lowerBound) / rate))
      }
    }
    var lit: [Double] = []
    while true {
      var span = block.mutableSpan
      let count = reader.read(into: &span)
      if count == 0 { break }
      builder.process(block.span.extracting(first: count))
      detector.update(builder)
      if detector.isSpeaking { lit.append(Double(builder.contour.frames) / rate) }
    }
    builder.finish()
    let final = SpeechDetector().track(builder.contour).segments
    return Heard(
      name: name, isHeadline: isHeadline, duration: Double(builder.contour.frames) / rate,
      truth: truth,
      final: final.map { Double($0.lowerBound) / rate..<Double($0.upperBound) / rate },
      live: time(detector.speech, since: 5), finalSince: time(final, since: 5),
      delays: final.map { Double($0.lowerBound) / rate }.filter { $0 > 5 }.map { onset in
        (lit.first { $0 > onset } ?? .infinity) - onset
      })
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  @Test func `are measured to two per cent in the median, and no file is off by twenty`() {
    let errors = Self.heard.filter { $0.isHeadline && $0.truth > 0.5 }.map { heard in
      abs(heard.final.reduce(0) { $0 + $1.upperBound - $1.lowerBound } - heard.truth) / heard.truth
    }
    #expect(errors.count > 50)
    #expect(Self.median(errors) <= 0.02)
    #expect((errors.max() ?? 1) <= 0.2)
  }

  @Test func `of noise alone have no speech`() {
    let noises = Self.heard.filter { $0.truth == 0 }
    #expect(!noises.isEmpty)
    for noise in noises {
      let time = noise.final.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
      #expect(time <= 0.01 * noise.duration, "\(noise.name)")
    }
  }

  @Test func `are heard live as they are in the end, within three per cent in the median`() {
    let differences = Self.heard.filter { $0.isHeadline && $0.finalSince > 1 }.map {
      abs($0.live - $0.finalSince) / $0.finalSince
    }
    #expect(differences.count > 40)
    #expect(Self.median(differences) <= 0.03)
  }

  @Test func `light the sign within 150 milliseconds of 98 onsets in a hundred`() {
    let delays = Self.heard.filter(\.isHeadline).flatMap(\.delays)
    #expect(delays.count > 400)
    #expect(Double(delays.count { $0 <= 0.15 }) >= 0.98 * Double(delays.count))
    #expect(Double(delays.count { $0 <= 0.25 }) >= 0.995 * Double(delays.count))
  }
}
