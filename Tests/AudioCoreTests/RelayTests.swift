import Testing

@testable import AudioCore

@Suite("Buffers that go round between threads")
struct RelayTests {
  @Test(arguments: [(1, 2), (2, 2), (4, 3), (3, 4)])
  func `carry everything through every stage, in order, and come back for more`(
    buffers: Int, stages: Int
  ) {
    let relay = Relay([Int](), count: buffers, stages: stages)
    let turns = 3000
    let threads = (0..<stages - 1).map { stage in
      WorkerThread {
        for turn in 0..<turns {
          relay.work(at: stage) { buffer in
            if stage == 0 { buffer.removeAll(keepingCapacity: true) }
            for value in 0...turn % 50 { buffer.append(turn * 100 + value + stage) }
          }
        }
      }
    }
    var isIntact = true
    for turn in 0..<turns {
      relay.work(at: stages - 1) { buffer in
        let expected = (0..<stages - 1).flatMap { stage in
          (0...turn % 50).map { turn * 100 + $0 + stage }
        }
        isIntact = isIntact && buffer == expected
      }
    }
    for thread in threads { thread.join() }
    #expect(isIntact)
  }
}
