import AudioCore
import Foundation
import TestSupport
import Testing

@testable import Coach

/// `docs/report.schema.json` against what is really written; Debian's python3-jsonschema judges (`make test`
/// installs it).
@Suite("The schema of reports", .enabled(if: SchemaTool.isInstalled, "no python3-jsonschema"))
struct ReportSchemaTests {
  private static func validate(_ json: [String]) throws -> (status: Int32, output: String) {
    let folder = try TemporaryFolder()
    let files = try json.enumerated().map { try folder.write($1, to: "\($0).json") }
    return try SchemaTool.validate(files)
  }

  /// Reports in which everything that can be null is so once, and once is not.
  private static func reports() throws -> [String] {
    var silence = ContourBuilder(rate: 8000)
    silence.process([Int16](repeating: 0, count: 80_000).span)
    silence.finish()
    let past = EarlierTake(
      times: [0: .init(elapsed: 20, speaking: 18), 1: .init(elapsed: 30, speaking: 30)],
      stalls: [.init(phase: 1, into_phase_s: 17)], median_syllables_per_s: 4)
    return try [
      SampleReport.builder().report(file: "a.wav"),
      SampleReport.builder(slot: 40, basis: .elapsed, past: [past]).report(file: "b.wav"),
      SampleReport.builder(alignments: [
        Report.Alignment(confidence: 0.9, second_best_s: 3),
        Report.Alignment(confidence: 0.4, second_best_s: nil),
      ]).report(file: "c.wav"),
      SampleReport.builder(
        heard: Transcript(
          .ctm,
          [
            Transcript.Phrase("standards", start: 2, end: 3),
            Transcript.Phrase("um", start: 3, end: 4),
          ]), cues: ["org standards", "never said"]
      ).report(file: "e.wav"),
      ReportBuilder(
        contour: silence.contour, summary: RecordingSummary(silence.contour, channels: 2),
        timeline: Timeline(
          frames: 80_000, marks: [], gaps: [10..<20], notes: [.init(frame: 5, text: "here")]),
        agenda: Agenda(labels: []), source: .none, startedAt: "2026-11-21T14:05:00+01:00"
      ).report(file: "d.wav"),
    ].map { try JSONText.encode($0) }
  }

  @Test func `describes every key that is written`() throws {
    let result = try Self.validate(Self.reports())
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(arguments: [
    ("\"schema\" : 1", "\"schema\" : 2"), ("\"lead_in_s\"", "\"lead_in\""),
    ("\"verdict\" : \"over\"", "\"verdict\" : \"OVER\""), ("\"count\" : 3", "\"count\" : -3"),
    ("\"file\" : \"a.wav\"", "\"file\" : null"),
  ])
  func `refuses what is no report`(_ right: String, _ wrong: String) throws {
    let report = try Self.reports()[0]
    #expect(report.contains(right))
    let result = try Self.validate([report.replacingOccurrences(of: right, with: wrong)])
    #expect(result.status == 1)
  }
}

/// `Tests/Page/validate.py`.
private enum SchemaTool {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let isInstalled = (try? run(["-c", "import jsonschema"]).status) == 0

  static func validate(_ files: [String]) throws -> (status: Int32, output: String) {
    let tool = root.appendingPathComponent("Tests/Page/validate.py").path
    let schema = root.appendingPathComponent("docs/report.schema.json").path
    return try run([tool, schema] + files)
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
