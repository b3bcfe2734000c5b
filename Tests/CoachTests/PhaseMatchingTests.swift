import Testing

@testable import Coach

@Suite("Phases of revisions")
struct PhaseMatchingTests {
  private static func match(
    _ planned: [String], _ taken: [String], cues: [String: [String]] = [:]
  ) -> PhaseMatching {
    PhaseMatching(
      planned: planned.map { .init(name: $0, cues: cues[$0] ?? []) },
      taken: taken.map { .init(name: $0, cues: cues[$0] ?? []) })
  }

  @Test func `are found by name in whatever order, with whatever number`() {
    let names = ["WHY - The Problem", "WHAT - Scope", "HOW", "RESULT"]
    let matching = Self.match(names, names.reversed())
    #expect(matching.matches.map(\.taken) == [[3], [2], [1], [0]])
    #expect(matching.matches.allSatisfy { $0.likeness == 1 && $0.words.isEmpty })
    #expect(matching.coverage == 1)
  }

  @Test func `are found in spite of case, marks, little words and slips of the pen`() {
    let matching = Self.match(
      ["Why: the Problem", "ARCHITECTURE", "INTRODUCTION", "LABELING THE DATA"],
      ["WHY - PROBLEM", "ARCHITECTRUE", "INTRO", "Data labelling"])
    #expect(matching.matches.map(\.planned) == [[0], [1], [2], [3]])
    #expect(matching.matches.map(\.taken) == [[0], [1], [2], [3]])
  }

  @Test func `are found by their trigger words when the name is new`() {
    let matching = Self.match(
      ["WHY", "MOVING HOUSE", "RESULT"], ["WHY", "MIGRATION", "RESULT"],
      cues: [
        "MOVING HOUSE": ["ninety thousand records", "school volunteers", "one weekend"],
        "MIGRATION": ["ninety thousand records", "volunteers", "a weekend"],
      ])
    #expect(matching.matches.count == 3)
    #expect(matching.matches[1].words.contains("ninety"))
    #expect(matching.matches[1].likeness < 1)
  }

  @Test func `that have nothing in common stay apart`() {
    let matching = Self.match(["ALPHA", "BETA"], ["GAMMA", "DELTA", "PHASE"])
    #expect(matching.matches.isEmpty)
    #expect(matching.coverage == 0)
    #expect(Self.match([], ["A"]).coverage == 0)
  }

  @Test func `with the same name twice are matched in their order`() {
    let matching = Self.match(["DEMO", "TALK", "DEMO"], ["DEMO", "DEMO"])
    #expect(matching.matches.map(\.planned) == [[0], [2]])
    #expect(matching.matches.map(\.taken) == [[0], [1]])
  }
}
