internal import Glibc
internal import Synchronization

/// Makes files durable on a thread of its own, so that whoever writes them never waits for the disk.
///
/// What was written outlives the process at once, whatever ends it; a power cut it outlives only when
/// it is durable, and a disk may take seconds for that.
public struct BackgroundSync: ~Copyable, Sendable {
  /// Written data that the disk refused afterwards.
  public struct Loss: Sendable, Equatable {
    /// Which of the files, by its position.
    public let file: Int
    /// The C library's error number: EIO, ENOSPC or EDQUOT.
    public let code: Int32

    /// What the system says about it.
    public var message: String { String(cString: strerror(code)) }
  }

  private let state: State
  /// Nil where the system started none: then everything becomes durable at the end.
  private var thread: WorkerThread?

  /// Starts the thread.
  ///
  /// - Parameter descriptors: of the files, to be closed here and nowhere else; see
  ///   ``duplicate(_:)``. They are made durable in this order.
  public init(_ descriptors: [Int32]) {
    let state = State(descriptors)
    self.state = state
    thread = try? WorkerThread { state.run() }
  }

  /// Another descriptor of the same open file, so that neither owner closes it under the other; -1
  /// when the process has none left, and then nothing is made durable in between.
  ///
  /// The corresponding C function is `fcntl` with `F_DUPFD_CLOEXEC`.
  public static func duplicate(_ descriptor: Int32) -> Int32 {
    fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  }

  /// Makes what was written to a file durable and waits for it.
  ///
  /// The corresponding C function is `fdatasync`.
  /// - Returns: nil, or the error number when written data was lost: EIO, ENOSPC or EDQUOT. Others say
  ///   that such a file cannot be made durable.
  public static func sync(_ descriptor: Int32) -> Int32? {
    guard fdatasync(descriptor) != 0 else { return nil }
    return [EIO, ENOSPC, EDQUOT].contains(errno) ? errno : nil
  }

  /// Asks that what was written so far becomes durable; never waits.
  public func request() { state.wanted.post() }

  /// What was lost so far; the system tells it only once, and only here.
  public var loss: Loss? { state.loss }

  /// Waits for what is on its way to the disk, ends the thread and says what was lost.
  public consuming func finish() -> Loss? {
    state.isFinishing.store(true, ordering: .releasing)
    state.wanted.post()
    if let thread = thread.take() { thread.join() } else { state.syncAll() }
    return state.loss
  }

  /// What the thread and its owner share; the last of the two closes the files.
  private final class State: Sendable {
    let wanted = Semaphore()
    let isFinishing = Atomic<Bool>(false)
    private let descriptors: [Int32]
    /// Which file was lost, from 1, and above that the error number; 0 for none.
    private let lost = Atomic<Int>(0)

    init(_ descriptors: [Int32]) { self.descriptors = descriptors }

    deinit { for descriptor in descriptors { close(descriptor) } }

    var loss: Loss? {
      let lost = lost.load(ordering: .acquiring)
      return lost == 0 ? nil : Loss(file: lost & 0xFF - 1, code: Int32(lost >> 8))
    }

    func run() {
      while !isFinishing.load(ordering: .acquiring) {
        wanted.waitForAll()
        syncAll()
      }
    }

    func syncAll() {
      for (index, descriptor) in descriptors.enumerated() {
        guard let code = BackgroundSync.sync(descriptor), loss == nil else { continue }
        lost.store(Int(code) << 8 | (index + 1), ordering: .releasing)
      }
    }
  }
}
