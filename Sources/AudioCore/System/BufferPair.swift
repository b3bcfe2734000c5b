/// Two buffers between a thread that fills them and one that empties them, in turns: while one is filled,
/// the other is emptied.
public final class BufferPair<Buffer: Sendable>: @unchecked Sendable {
  // Unchecked: the semaphores let only one thread at a time to a buffer.
  private let buffers: UnsafeMutablePointer<Buffer>
  private let empty = Semaphore()
  private let full = Semaphore()
  /// How many were filled, which only the filling thread knows, and how many were emptied.
  private var filled = 0
  private var emptied = 0

  /// Two copies of an empty buffer.
  public init(_ buffer: Buffer) {
    buffers = .allocate(capacity: 2)
    buffers.initialize(repeating: buffer, count: 2)
    empty.post()
    empty.post()
  }

  deinit {
    buffers.deinitialize(count: 2)
    buffers.deallocate()
  }

  /// Lets `body` fill the next buffer, as soon as it is empty; in one thread only.
  public func fill<Result>(_ body: (inout Buffer) -> Result) -> Result {
    empty.wait()
    defer {
      filled += 1
      full.post()
    }
    return body(&buffers[filled % 2])
  }

  /// Lets `body` empty the next buffer, as soon as it is full; in one thread only.
  public func empty<Result>(_ body: (inout Buffer) -> Result) -> Result {
    full.wait()
    defer {
      emptied += 1
      empty.post()
    }
    return body(&buffers[emptied % 2])
  }
}
