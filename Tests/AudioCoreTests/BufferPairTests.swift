import Testing

@testable import AudioCore

@Suite("Two buffers between two threads")
struct BufferPairTests {
  @Test func `carry everything, in order, and come back for more`() {
    let pair = BufferPair([Int]())
    let thread = WorkerThread {
      for turn in 0..<5000 {
        pair.fill { buffer in
          buffer.removeAll(keepingCapacity: true)
          for value in 0...turn % 50 { buffer.append(turn * 100 + value) }
        }
      }
    }
    var isIntact = true
    for turn in 0..<5000 {
      pair.empty { buffer in
        isIntact = isIntact && buffer == (0...turn % 50).map { turn * 100 + $0 }
      }
    }
    thread.join()
    #expect(isIntact)
  }
}
