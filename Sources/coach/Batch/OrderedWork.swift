import AudioCore

/// Numbered pieces of work on several threads, their results handed over in order.
///
/// Not far ahead of what was handed over, so that thousands of pieces need the memory of a few.
enum OrderedWork {
  /// How many results per thread may wait for one before them.
  private static let ahead = 4

  /// Does `count` pieces, on as many threads as the system starts, and gives each result to `body`, in the calling thread and in order.
  ///
  /// - Throws: ``Failure`` when `body` does; what has not begun by then is not done.
  static func run<Output: Sendable>(
    _ count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Output,
    body: (Int, Output) throws(Failure) -> Void
  ) throws(Failure) {
    let board = Board<Output>(count: count, room: jobs * ahead)
    try withThreads(min(jobs, count), { board.work(work) }) { () throws(Failure) in
      defer { board.stop() }
      for index in 0..<count { try body(index, board.output(index)) }
    }
  }

  /// Threads cannot be kept in an array, because they cannot be copied.
  private static func withThreads(
    _ count: Int, isFirst: Bool = true, _ thread: @escaping @Sendable () -> Void,
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 0 else { return try body() }
    let worker: WorkerThread
    do throws(ThreadError) {
      worker = try WorkerThread(thread)
    } catch {
      // With those that there are; without any there is nobody to work.
      guard !isFirst else { throw Failure(error, status: .failure) }
      return try body()
    }
    do {
      try withThreads(count - 1, isFirst: false, thread, body)
    } catch {
      worker.join()
      throw error
    }
    worker.join()
  }

  /// What the threads share.
  private final class Board<Output: Sendable>: Sendable {
    private struct State {
      var next = 0
      var outputs: [Int: Output] = [:]
    }

    private let count: Int
    private let state = Guarded(State())
    /// Room for results that wait.
    private let room = Semaphore()
    /// Results that were finished, in any order.
    private let finished = Semaphore()

    init(count: Int, room size: Int) {
      self.count = count
      for _ in 0..<size { room.post() }
    }

    func work(_ piece: (Int) -> Output) {
      while true {
        // First room, then the number: so the first result that is missing always has room.
        room.wait()
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < count else { return room.post() }
        let output = piece(index)
        state.withLock { $0.outputs[index] = output }
        finished.post()
      }
    }

    func output(_ index: Int) -> Output {
      while true {
        if let output = state.withLock({ $0.outputs.removeValue(forKey: index) }) {
          room.post()
          return output
        }
        finished.wait()
      }
    }

    func stop() {
      state.withLock { $0.next = count }
      room.post()
    }
  }
}
