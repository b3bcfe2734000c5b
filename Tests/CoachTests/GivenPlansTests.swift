import Foundation
import Testing

@testable import Coach

/// Where the given documents lie, if they do.
private let given: URL? = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let folder = root.deletingLastPathComponent().appendingPathComponent("shared/plans")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// The four documents that the project was given lie beside it in some places and are not part of it.
@Suite("The given documents", .enabled(if: given != nil))
struct GivenPlansTests {
  private static func read(_ name: String) throws -> PlanDocument {
    let folder = try #require(given)
    return try PlanDocument(decoding: Data(contentsOf: folder.appendingPathComponent(name)))
  }

  private static func minutes(_ plan: Plan) -> [[Double]] {
    plan.phases.map {
      [($0.budget?.minimum.seconds ?? -1) / 60, ($0.budget?.maximum.seconds ?? -1) / 60]
    }
  }

  @Test func `the walkthrough of ten phases has an overview, a slot and three variants`() throws {
    let document = try Self.read("walkthrough-10-phases.md")
    let plan = document.plan
    #expect(plan.slot == .seconds(1800))
    #expect(plan.phases.map(\.number) == [nil, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(plan.phases[0].name == "PROJECT OVERVIEW")
    #expect(Self.minutes(plan) == [[0.375, 0.5]] + Array(repeating: [2, 3], count: 10))
    #expect(plan.phases[9].cues.first == "Phased rollout")
    #expect(plan.phases[9].cues[1] == "US → Japan → Europe → Asia → Mexico")
    #expect(plan.variants.map(\.length) == [.seconds(300), .seconds(600), .seconds(900)])
    #expect(
      plan.variants.map(\.phaseIndices) == [
        [1, 2, 3, 8, 10], [1, 2, 3, 6, 8, 10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 10],
      ])
    #expect(document.wasRepaired)
  }

  @Test func `the walkthrough of eleven phases ends with two longer ones`() throws {
    let plan = try Self.read("walkthrough-11-phases.md").plan
    #expect(plan.slot == .seconds(1800))
    #expect(plan.phases.map(\.number) == Array(1...11))
    #expect(Self.minutes(plan) == Array(repeating: [2, 3], count: 9) + [[3, 4], [3, 4]])
    #expect(plan.phases[0].cues.last == "2 days → 1 day")
    #expect(plan.variants.isEmpty)
  }

  @Test func `the walkthrough of twelve phases leaves out the story that is told only if asked`()
    throws
  {
    let document = try Self.read("walkthrough-12-phases.md")
    #expect(document.plan.slot == .seconds(1800))
    #expect(
      document.plan.phases.compactMap(\.budget?.maximum.seconds).map { $0 / 60 }
        == [2, 2, 2, 2, 2, 3, 2, 4, 2, 2, 3, 3])
    #expect(document.plan.phases[5].budget?.minimum == .seconds(120))
    #expect(document.plan.phases[7].budget?.minimum == .seconds(180))
    #expect(document.plan.phases.allSatisfy { !$0.cues.isEmpty })
    #expect(document.notices.contains { $0.text.contains("PROJECT SCOTT") })
  }

  @Test func `the question bank has its questions under their principles and two frameworks`()
    throws
  {
    let document = try Self.read("question-bank.md")
    #expect(document.frameworks.map(\.name) == ["SPSIL", "STAR"])
    #expect(document.questions.count == 57)
    #expect(document.questions.allSatisfy { $0.principle != nil })
    let principles = document.questions.compactMap(\.principle)
    #expect(Set(principles).count == 15)
    #expect(principles.first == "Ownseship")
    #expect(document.plan.phases.isEmpty)
  }
}

/// What a person would say of three revisions of one story.
@Suite("Revisions of the given walkthrough", .enabled(if: given != nil))
struct GivenRevisionsTests {
  private static func keys(_ count: Int) throws -> [PhaseMatching.Key] {
    let file = try #require(given).appendingPathComponent("walkthrough-\(count)-phases.md")
    return try PlanDocument(decoding: Data(contentsOf: file)).plan.phases.map {
      PhaseMatching.Key(name: $0.name, cues: $0.cues)
    }
  }

  /// Positions in the later revision and those of the earlier one, from 0; the first document has an
  /// overview before its phase 1.
  private static let truth: [(planned: Int, taken: Int, pairs: [([Int], [Int])])] = [
    (
      11, 10,
      [
        ([0], [1]), ([1], [2]), ([4], [3]), ([5], [4]), ([6], [5]), ([7], [6]), ([8], [7]),
        ([9], [8]), ([10], [9, 10]),
      ]
    ),
    (
      12, 11,
      [
        ([0], [0]), ([1], [1]), ([2], [2]), ([3], [3]), ([4], [4]), ([6], [5]), ([7], [6, 7]),
        ([8], [8]), ([9], [9]), ([10, 11], [10]),
      ]
    ),
    (
      12, 10,
      [
        ([0], [1]), ([1], [2]), ([4], [3]), ([6], [4]), ([7], [5, 6]), ([8], [7]), ([9], [8]),
        ([10], [9]), ([11], [10]),
      ]
    ),
  ]

  @Test(arguments: [0, 1, 2])
  func `are matched phase by phase, with what was joined and split, both ways`(pair: Int) throws {
    let truth = Self.truth[pair]
    let (planned, taken) = (try Self.keys(truth.planned), try Self.keys(truth.taken))
    let matches = PhaseMatching(planned: planned, taken: taken).matches
    #expect(matches.map(\.planned) == truth.pairs.map(\.0))
    #expect(matches.map(\.taken) == truth.pairs.map(\.1))
    #expect(matches.allSatisfy { $0.likeness == 1 || !$0.words.isEmpty })
    let back = PhaseMatching(planned: taken, taken: planned).matches
    #expect(back.map(\.taken) == truth.pairs.map(\.0))
    #expect(back.map(\.planned) == truth.pairs.map(\.1))
  }

  @Test func `are no revisions of anything else`() throws {
    let other = ["INTRODUCTION", "METHOD", "DATA", "RESULTS", "OUTLOOK"].map {
      PhaseMatching.Key(name: $0, cues: [])
    }
    for count in [10, 11, 12] {
      let matching = PhaseMatching(planned: try Self.keys(count), taken: other)
      #expect(matching.coverage < PhaseMatching.leastCoverage)
    }
  }
}
