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
    plan.phases.map { [$0.budget.minimum.seconds / 60, $0.budget.maximum.seconds / 60] }
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
      document.plan.phases.map(\.budget.maximum.seconds).map { $0 / 60 }
        == [2, 2, 2, 2, 2, 3, 2, 4, 2, 2, 3, 3])
    #expect(document.plan.phases[5].budget.minimum == .seconds(120))
    #expect(document.plan.phases[7].budget.minimum == .seconds(180))
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
