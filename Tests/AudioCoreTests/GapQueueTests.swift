import Testing

@testable import AudioCore

@Suite("Gaps on their way to the reader")
struct GapQueueTests {
  @Test func `arrive in order, through any number of turns`() {
    let queue = GapQueue()
    for index in 1...3 * GapQueue.capacity {
      #expect(queue.first == nil)
      queue.tell(CaptureGap(position: index, frames: 2 * index))
      #expect(queue.first == CaptureGap(position: index, frames: 2 * index))
      queue.removeFirst()
    }
  }

  @Test func `that find no room are told with the next one that does`() {
    let queue = GapQueue()
    for index in 0..<GapQueue.capacity + 3 {
      queue.tell(CaptureGap(position: index, frames: 10))
    }
    for index in 0..<GapQueue.capacity {
      #expect(queue.first == CaptureGap(position: index, frames: 10))
      queue.removeFirst()
    }
    #expect(queue.first == nil)
    queue.tell(CaptureGap(position: 9999, frames: 1))
    #expect(queue.first == CaptureGap(position: 9999, frames: 31))
  }
}
