/// Buffers that go round between the threads of a pipeline: each works on the next buffer when the one
/// before it has passed it on, and the last one gives it back to the first.
///
/// Threads that wait cost nothing, so that a pipeline may have more of them than there are processors:
/// whoever has something to do gets one.
public final class Relay<Buffer: Sendable>: @unchecked Sendable {
  // Unchecked: the semaphores let only one thread at a time to a buffer.
  private let buffers: UnsafeMutablePointer<Buffer>
  private let count: Int
  /// How many buffers wait for each stage.
  private let waiting: [Semaphore]
  /// How many each stage has passed on, which only its own thread knows.
  private let passed: UnsafeMutablePointer<Int>

  /// So many copies of a buffer for a pipeline of `stages` threads; all wait for the first one.
  public init(_ buffer: Buffer, count: Int, stages: Int) {
    self.count = count
    buffers = .allocate(capacity: count)
    buffers.initialize(repeating: buffer, count: count)
    passed = .allocate(capacity: stages)
    passed.initialize(repeating: 0, count: stages)
    waiting = (0..<stages).map { _ in Semaphore() }
    for _ in 0..<count { waiting[0].post() }
  }

  deinit {
    buffers.deinitialize(count: count)
    buffers.deallocate()
    passed.deallocate()
  }

  /// Lets `body` work on the next buffer as soon as it is there, and passes it on; in one thread only for
  /// each stage.
  public func work<Result>(at stage: Int, _ body: (inout Buffer) -> Result) -> Result {
    waiting[stage].wait()
    defer {
      passed[stage] += 1
      waiting[(stage + 1) % waiting.count].post()
    }
    return body(&buffers[passed[stage] % count])
  }
}
