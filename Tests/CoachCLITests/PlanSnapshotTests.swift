import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("The plan of a take") struct PlanSnapshotTests {
  private static func report(in folder: TemporaryFolder) throws -> Report {
    let result = try CoachProcess.run(["report", "--format", "json"], in: folder)
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  /// The notes as another version would read them: one phase more in front.
  private static func misread(_ take: TakeFolder) throws {
    let plan = take.own(try #require(take.start?.plan))
    let notes = try String(contentsOfFile: plan, encoding: .utf8)
    try ("## OTHER (1 min)\n\n" + notes).write(toFile: plan, atomically: true, encoding: .utf8)
  }

  @Test("is what was rehearsed, however its notes are read later") func later() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    let before = try Self.report(in: folder)
    try Self.misread(take)
    let after = try Self.report(in: folder)
    #expect(after.phases == before.phases)
    #expect(after.slot_s == before.slot_s)
    #expect(after.warnings == before.warnings)
  }

  @Test("is doubted where an old take's notes are read otherwise today") func old() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    let lines = try String(contentsOfFile: take.journal, encoding: .utf8).split(separator: "\n")
    var first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    var start = try #require(first["start"] as? [String: Any])
    try #require(start.removeValue(forKey: "understood") != nil)
    first["start"] = start
    let line = String(decoding: try JSONSerialization.data(withJSONObject: first), as: UTF8.self)
    try ([line] + lines.dropFirst().map(String.init)).joined(separator: "\n").appending("\n")
      .write(toFile: take.journal, atomically: true, encoding: .utf8)
    #expect(try !Self.report(in: folder).warnings.contains { $0.contains("earlier version") })
    try Self.misread(take)
    #expect(try Self.report(in: folder).warnings.contains { $0.contains("earlier version") })
  }
}
