import Foundation
import TestSupport
import Testing

@testable import Coach

/// The sample rehearsal was spoken on a known time line, so its truth is exact.
@Suite("The sample rehearsal")
struct SampleTests {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples")

  private static func numbers(_ name: String) throws -> [[Double]] {
    try String(contentsOf: examples.appendingPathComponent(name), encoding: .utf8)
      .split(separator: "\n").map { $0.split { " \t".contains($0) }.compactMap { Double($0) } }
      .filter { !$0.isEmpty }
  }

  @Test func `is measured as it was spoken, phase by phase`() throws {
    let folder = try TemporaryFolder()
    let keys = try Self.numbers("sample-rehearsal.keys").map { $0[0] }
    let marks = zip([0] + keys, ["1", "2", "3", "4", "5", "END"]).map { "\($0)\t\($0)\t\($1)\n" }
    try folder.write(marks.joined(), to: "marks.txt")
    let result = try CoachProcess.run(
      [
        "analyse", Self.examples.path + "/sample-rehearsal.ogg", "--format", "json", "--plan",
        Self.examples.path + "/sample-rehearsal.md", "--marks", "marks.txt",
      ], in: folder)
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    let truth = try Self.numbers("sample-rehearsal.speech.tsv")
    for (part, (start, end)) in zip(report.phases, zip([0] + keys, keys)) {
      let spoken = truth.filter { $0[0] >= start && $0[1] <= end }.reduce(0) { $0 + $1[1] - $1[0] }
      #expect(abs(part.speech_s - spoken) <= 0.03 * spoken, "\(part.name)")
    }
    #expect(report.phases.map(\.verdict) == [.within, .within, .over, .under, .under])
    #expect(report.phases[3].stalls.count == 1)
    #expect(report.total.verdict == .over)
    #expect(report.total.in_grace)
    // Kept times are those of these rules. When this fails because the detector or the timing got better,
    // raise `TakeTimes.rules`, so that the times of old takes are measured again.
    let plan = try PlanDocument(
      decoding: Data(contentsOf: Self.examples.appendingPathComponent("sample-rehearsal.md"))
    ).plan
    let times = TakeTimes(
      report, plan: plan, variant: nil,
      start: JournalEntry.Start(
        startedAt: "2026-11-21T07:01:11+00:00", device: "sample", rate: 16_000, channels: 1,
        plan: "plan.md", variant: nil, slot: nil),
      source: TakeTimes.Source(audioBytes: 0, journalBytes: 0))
    let text = try JSONText.encode(times) + "\n"
    #expect(Golden.difference(text, from: "sample-times-\(TakeTimes.rules).json") == nil)
  }
}
