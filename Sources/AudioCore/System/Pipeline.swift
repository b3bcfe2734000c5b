/// Stages that work on buffers one after the other, each on one at a time and in order.
///
/// A thread belongs to no stage: whoever is free takes the furthest stage that has something to do. So a thread
/// sleeps only when all that could be done is being done, and two share three stages evenly.
final class Pipeline<Buffer>: @unchecked Sendable {
  // Unchecked: a stage and a buffer are touched by one thread at a time, and the lock lies between two of them.

  /// What a stage does with a buffer.
  typealias Stage = (inout Buffer) -> Void

  private enum Next {
    case work(stage: Int, turn: Int)
    case wait
    case end
  }

  private struct State {
    /// How many buffers each stage has passed on.
    var passed: [Int]
    var isBusy: [Bool]
    /// How many buffers there will be, once that is known.
    var turns = Int.max
    var waiting = 0

    /// Notes that a stage has passed a buffer on, and says how many threads wait for such arrivals.
    mutating func finish(_ stage: Int, isLast: Bool) -> Int {
      isBusy[stage] = false
      passed[stage] += 1
      if isLast { turns = passed[stage] }
      defer { waiting = 0 }
      return waiting
    }
  }

  private let buffers: UnsafeMutablePointer<Buffer>
  private let count: Int
  private let stages: [Stage]
  private let isLast: (Buffer) -> Bool
  private let state: Locked<State>
  private let arrivals = Semaphore()

  /// A pipeline of stages.
  ///
  /// - Parameters:
  ///   - buffer: what each buffer is at first; they come back to the first stage as the last one left them.
  ///   - count: how many there are; so many stages can be busy at once.
  ///   - isLast: whether none follows a buffer that the first stage has filled.
  init(
    _ buffer: Buffer, count: Int, isLast: @escaping (Buffer) -> Bool, stages: [Stage]
  ) {
    buffers = .allocate(capacity: count)
    buffers.initialize(repeating: buffer, count: count)
    self.count = count
    self.stages = stages
    self.isLast = isLast
    state = Locked(
      State(
        passed: Array(repeating: 0, count: stages.count),
        isBusy: Array(repeating: false, count: stages.count)))
  }

  deinit {
    buffers.deinitialize(count: count)
    buffers.deallocate()
  }

  /// Works until the last buffer has passed the last stage, in this thread and in so many others, or as many as
  /// the system starts.
  func run(helpers: Int = 0) {
    guard helpers > 0, let helper = try? WorkerThread({ self.work() }) else { return work() }
    run(helpers: helpers - 1)
    helper.join()
  }

  private func work() {
    while true {
      switch state.withLock({ next(&$0) }) {
      case .work(let stage, let turn):
        let buffer = buffers + turn % count
        stages[stage](&buffer.pointee)
        let isLast = stage == 0 && isLast(buffer.pointee)
        let waiting = state.withLock { $0.finish(stage, isLast: isLast) }
        for _ in 0..<waiting { arrivals.post() }
      case .wait: arrivals.wait()
      case .end: return
      }
    }
  }

  private func next(_ state: inout State) -> Next {
    for stage in stages.indices.reversed() where !state.isBusy[stage] {
      let turn = state.passed[stage]
      // The first stage takes the buffers that the last one has given back.
      let limit =
        stage > 0
        ? state.passed[stage - 1] : min(state.turns, state.passed[stages.count - 1] + count)
      if turn < limit {
        state.isBusy[stage] = true
        return .work(stage: stage, turn: turn)
      }
    }
    if state.passed[stages.count - 1] == state.turns { return .end }
    state.waiting += 1
    return .wait
  }
}
