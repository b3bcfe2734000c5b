import Testing

@testable import AudioCore

@Suite("Buffers that go round between threads")
struct RelayTests {
  private static let turns = 3000

  @Test(arguments: [(1, 2), (2, 2), (4, 3), (3, 4)])
  func `carry everything through every stage, in order, and come back for more`(
    buffers: Int, stages: Int
  ) {
    let relay = Relay([Int](), count: buffers, stages: stages)
    var isIntact = true
    Self.run(relay, from: 0, to: stages - 1) {
      for turn in 0..<Self.turns {
        relay.work(at: stages - 1) { buffer in
          let expected = (0..<stages - 1).flatMap { Self.values(turn, at: $0) }
          isIntact = isIntact && buffer == expected
        }
      }
    }
    #expect(isIntact)
  }

  /// What a stage adds in a turn.
  private static func values(_ turn: Int, at stage: Int) -> [Int] {
    (0...turn % 50).map { turn * 100 + $0 + stage }
  }

  /// Runs all stages but the last in threads of their own, and that one here.
  private static func run(_ relay: Relay<[Int]>, from stage: Int, to last: Int, _ body: () -> Void)
  {
    guard stage < last else { return body() }
    let thread = WorkerThread {
      for turn in 0..<turns {
        relay.work(at: stage) { buffer in
          if stage == 0 { buffer.removeAll(keepingCapacity: true) }
          buffer += values(turn, at: stage)
        }
      }
    }
    run(relay, from: stage + 1, to: last, body)
    thread.join()
  }
}
