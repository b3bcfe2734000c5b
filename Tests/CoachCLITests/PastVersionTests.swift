import Foundation
import TestSupport
import Testing

@testable import Coach

/// What docs/promises.md says of takes on the disk.
@Suite("Takes of version 0.1.0")
struct PastVersionTests {
  private static let whole = "2026-11-26T20-09-56-talk"
  private static let killed = "2026-11-26T20-10-39-talk"
  private static let answer = "2026-11-26T20-11-20-drill-tell-me-about-a-decision-nobody-wanted"

  /// A home with a copy of them.
  private static func home() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let stored = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Takes-0.1.0")
    try FileManager.default.createDirectory(
      atPath: folder.file("coach/takes"), withIntermediateDirectories: true)
    for take in [whole, killed, answer] {
      try FileManager.default.copyItem(
        at: stored.appendingPathComponent(take),
        to: URL(fileURLWithPath: folder.file("coach/takes/" + take)))
    }
    return folder
  }

  private static func report(_ take: String, in folder: TemporaryFolder) throws -> Report {
    let result = try CoachProcess.run(["report", take, "--format", "json"], in: folder)
    try #require(result.status == 0, "\(result.messages)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func `are reported with the marks, the interruption and the note that they hold`() throws {
    let folder = try Self.home()
    let report = try Self.report(Self.whole, in: folder)
    #expect(report.title == "How we moved the town library")
    #expect(
      report.phases.map(\.name) == [
        "WHY - The old catalogue", "HOW - Moving the records", "RESULT - What changed",
      ])
    #expect(report.phases.map(\.elapsed_s) == [1.9, 4.4, 1])
    #expect(report.interruptions_s == 0.6)
    #expect(report.notes.map(\.at_s) == [5])
    #expect(report.slot_s == 10)
  }

  @Test func `that were killed are completed, with the gap in its place`() throws {
    let folder = try Self.home()
    let result = try CoachProcess.run(["recover"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    for name in ["take.json", "report.html", "times.json"] {
      #expect(
        FileManager.default.fileExists(atPath: folder.file("coach/takes/\(Self.killed)/\(name)")))
    }
    let report = try Self.report(Self.killed, in: folder)
    #expect(report.phases.map(\.elapsed_s) == [2, 3.47, 0])
    #expect(report.gaps.map(\.start_s) == [1.5])
    #expect(report.phases[0].gaps_s == 0.499875)
  }

  @Test func `of a drill count as answers, with the parts of their framework`() throws {
    let folder = try Self.home()
    let report = try Self.report(Self.answer, in: folder)
    #expect(report.phases.map(\.name) == ["Situation", "Task", "Action", "Result"])
    #expect(report.phases.map(\.elapsed_s) == [1.5, 1, 2, 1.06])
    try folder.write(
      """
      # Questions

      #### Situation-->Task--->Action--->Result

      ### Courage Section
      - #### Tell me about a decision nobody wanted?
      - #### When did you last say no?
      """, to: "bank.md")
    let list = try CoachProcess.run(["drill", "bank.md", "--list"], in: folder)
    let line = list.output.split(separator: "\n").first { $0.contains("nobody wanted") }
    #expect(line?.contains("2026-11-27") == true, "\(list.output)")
  }

  @Test func `count in the history of their plan, and play, cut and diff know them`() throws {
    let folder = try Self.home()
    _ = try CoachProcess.run(["recover"], in: folder)
    let notes = folder.file("coach/takes/\(Self.whole)/plan.md")
    try FileManager.default.copyItem(atPath: notes, toPath: folder.file("talk.md"))
    let commands = [
      ["history", "talk.md", "--format", "json"], ["diff", Self.whole, Self.killed],
      ["cut", Self.whole, "2", "-o", "how.wav"],
      ["export", folder.file("coach/takes/" + Self.whole), "--format", "labels"],
      ["analyse", folder.file("coach/takes/\(Self.whole)/audio.wav")],
    ]
    for command in commands {
      let result = try CoachProcess.run(command, in: folder)
      #expect(result.status == 0, "\(command): \(result.messages)")
      if command[0] == "history" { #expect(result.output.contains("\"takes\"")) }
    }
    let cut = try FileManager.default.attributesOfItem(atPath: folder.file("how.wav"))
    // Two seconds and more of phase 2, on both sides of the interruption.
    #expect((cut[.size] as? Int ?? 0) > 2 * 2 * 8000)
  }
}
