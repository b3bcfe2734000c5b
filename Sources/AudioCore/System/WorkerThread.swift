internal import CAlsa  // for pthread_attr_t, which Glibc's module leaves to it
internal import Glibc
internal import Synchronization

/// A POSIX thread with a body, joined once.
///
/// Blocking reads from a device do not belong in Swift's cooperative pool, so threads are explicit.
public struct WorkerThread: ~Copyable, Sendable {
  private let handle: pthread_t
  /// Bytes of its stack: nothing here calls itself deeply, and the usual 8 MB a thread are too many
  /// where memory is limited.
  private static let stack = 1 << 20

  /// Starts a thread; signals stay with the thread that collects them.
  ///
  /// The corresponding C function is `pthread_create`.
  /// - Throws: ``ThreadError`` when the system refuses.
  public init(_ body: @escaping @Sendable () -> Void) throws(ThreadError) {
    let box = Unmanaged.passRetained(Body(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stack)
    var handle = pthread_t()
    let status = pthread_create(
      &handle, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      throw ThreadError(code: status)
    }
    self.handle = handle
  }

  /// Waits for the thread to end.
  ///
  /// The corresponding C function is `pthread_join`.
  public consuming func join() { pthread_join(handle, nil) }

  /// Leaves the thread to itself: nobody waits for its end.
  ///
  /// The corresponding C function is `pthread_detach`.
  public consuming func abandon() { pthread_detach(handle) }

  /// Asks for real-time scheduling of the calling thread; refused for ordinary users, which is fine.
  static func preferRealTime() {
    var parameters = sched_param(sched_priority: 10)
    _ = pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters)
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

/// Moves a value that cannot be copied into a thread's body.
public final class Handoff<Value: ~Copyable & Sendable>: Sendable {
  private let value: Mutex<Value?>

  /// Holds `value` until it is taken.
  public init(_ value: consuming sending Value) { self.value = Mutex(value) }

  /// Holds nothing yet.
  public init() { value = Mutex(nil) }

  /// Holds `value` until it is taken.
  public func give(_ value: consuming sending Value) {
    var given: Value? = consume value
    self.value.withLock { held in held = given.take() }
  }

  /// The value; nil when it was taken before.
  public func take() -> sending Value? {
    value.withLock { held in
      let taken = held.take()
      return taken
    }
  }
}
