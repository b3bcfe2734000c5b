/// Numbered pieces of work on several threads, their results handed over in order, or as they are done.
///
/// Not far ahead of what was handed over, so that thousands of pieces need the memory of a few.
public enum OrderedWork {
  /// How many results per thread may wait for one before them.
  private static let ahead = 4

  /// Does `count` pieces, on as many threads as the system starts, and gives each result to `body`, in the
  /// calling thread.
  ///
  /// - Parameter isOrdered: whether results wait for those before them.
  /// - Throws: what `body` throws; what has not begun by then is not done.
  public static func run<Output: Sendable, E: Error>(
    _ count: Int, jobs: Int, isOrdered: Bool = true, work: @escaping @Sendable (Int) -> Output,
    body: (Int, Output) throws(E) -> Void
  ) throws(E) {
    let results = OrderedResults<Output>(count: count, slots: jobs * ahead)
    try withThreads(min(jobs, count), 0, { results.work(work) }) { (threads) throws(E) in
      defer { results.stop() }
      for index in 0..<count {
        guard threads > 0 else {
          try body(index, work(index))
          continue
        }
        let done = results.output(isOrdered ? index : nil)
        try body(done.index, done.output)
      }
    }
  }

  /// Threads cannot be kept in an array, because they cannot be copied.
  private static func withThreads<E: Error>(
    _ count: Int, _ started: Int, _ thread: @escaping @Sendable () -> Void,
    _ body: (_ threads: Int) throws(E) -> Void
  ) throws(E) {
    guard count > 0, let worker = try? WorkerThread(thread) else { return try body(started) }
    do throws(E) {
      try withThreads(count - 1, started + 1, thread, body)
    } catch {
      worker.join()
      throw error
    }
    worker.join()
  }

  /// What the threads share.
  private final class OrderedResults<Output: Sendable>: Sendable {
    private struct State {
      var next = 0
      var outputs: [Int: Output] = [:]
    }

    private let count: Int
    private let state = Locked(State())
    /// Room for results that wait.
    private let slots = Semaphore()
    /// Results that were finished, in any order.
    private let finished = Semaphore()

    init(count: Int, slots size: Int) {
      self.count = count
      for _ in 0..<size { slots.post() }
    }

    func work(_ piece: (Int) -> Output) {
      while true {
        // First slots, then the number: so the first result that is missing always has slots.
        slots.wait()
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < count else { return slots.post() }
        let output = piece(index)
        state.withLock { $0.outputs[index] = output }
        finished.post()
      }
    }

    /// One result, or whichever is done for nil.
    func output(_ wanted: Int?) -> (index: Int, output: Output) {
      while true {
        let done = state.withLock { state in
          (wanted ?? state.outputs.keys.first).flatMap { index in
            state.outputs.removeValue(forKey: index).map { (index: index, output: $0) }
          }
        }
        if let done {
          slots.post()
          return done
        }
        finished.wait()
      }
    }

    func stop() {
      state.withLock { $0.next = count }
      slots.post()
    }
  }
}
