import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// What `diff` compares where no takes, or one, are named.
@Suite("The take before another")
struct TakeKindTests {
  private static let pitch =
    "# Pitch\n## Hook: a costly leak (5-20 s)\n## Offer: sensors (5-20 s)\n"

  /// 1 and 5 are whole takes of the talk, 6 is a false start; the others are something else.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    try StoredTake.make(day: 2, start: #","only_phases":[0,1]"#, in: folder)
    try StoredTake.make(day: 3, stem: "pitch", plan: pitch, in: folder)
    try StoredTake.make(day: 4, start: #","drill":{"question":"Why?"}"#, in: folder)
    try StoredTake.make(day: 5, in: folder)
    try StoredTake.make(
      day: 6, samples: Array(StoredTake.samples.prefix(2 * StoredTake.rate)), next: [], in: folder)
    return folder
  }

  private static func diff(
    _ words: [String], in folder: TemporaryFolder
  ) throws -> (days: [Int], CoachProcess.Result) {
    let result = try CoachProcess.run(["diff"] + words + ["-f", "json"], in: folder)
    guard
      let record = try? JSONDecoder().decode(ComparisonRecord.self, from: Data(result.output.utf8))
    else { return ([], result) }
    return ([record.before, record.after].compactMap { Int($0.dropFirst(8).prefix(2)) }, result)
  }

  @Test(arguments: [
    ([], [1, 5]), (["-2"], [1, 5]), (["1"], [1, 5]), (["talk.md"], [5, 6]), (["6"], [6, 5]),
    (["2", "4"], [2, 4]),
  ])
  func `is of the same plan and kind, and no false start`(words: [String], days: [Int]) throws {
    let folder = try Self.folder()
    try folder.write(StoredTake.plan, to: "talk.md")
    let (found, result) = try Self.diff(words, in: folder)
    #expect(found == days, "\(result.messages)")
  }

  @Test func `is missed where there is none`() throws {
    let folder = try Self.folder()
    try folder.write(Self.pitch, to: "pitch.md")
    let (_, result) = try Self.diff(["pitch.md"], in: folder)
    #expect(result.status == 66)
    #expect(result.messages.contains("before '2026-11-03"))
  }
}
