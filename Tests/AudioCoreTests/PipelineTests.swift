import Testing

@testable import AudioCore

@Suite("Stages that share threads")
struct PipelineTests {
  private static let turns = 3000

  /// What a stage adds in a turn.
  private static func values(_ turn: Int, at stage: Int) -> [Int] {
    (0...turn % 50).map { turn * 100 + $0 + stage }
  }

  /// The turns in which each stage has found what it expected, of a pipeline that is run.
  private static func intactTurns(buffers: Int, stages: Int, helpers: Int) -> [Int] {
    let intact = UnsafeMutablePointer<Int>.allocate(capacity: stages)
    defer { intact.deallocate() }
    intact.initialize(repeating: 0, count: stages)
    let bodies = (0..<stages).map { stage in
      var turn = 0
      return { (buffer: inout [Int]) in
        if stage == 0 { buffer.removeAll(keepingCapacity: true) }
        if buffer == (0..<stage).flatMap({ values(turn, at: $0) }) { intact[stage] += 1 }
        buffer += values(turn, at: stage)
        turn += 1
      }
    }
    let last = values(turns - 1, at: 0)
    Pipeline([], count: buffers, isLast: { $0 == last }, stages: bodies).run(helpers: helpers)
    return Array(UnsafeBufferPointer(start: intact, count: stages))
  }

  @Test(arguments: [(1, 1, 0), (1, 3, 0), (1, 2, 1), (2, 2, 1), (4, 3, 1), (3, 4, 3), (8, 3, 5)])
  func `carry everything through every stage, in order, and come back for more`(
    buffers: Int, stages: Int, helpers: Int
  ) {
    #expect(
      Self.intactTurns(buffers: buffers, stages: stages, helpers: helpers)
        == Array(repeating: Self.turns, count: stages))
  }
}
