internal import Glibc

/// A value that several threads change, behind a lock of the C library.
///
/// Not `Mutex` of the standard library: the thread sanitizer cannot see its lock and takes every use for a
/// race. Unchecked, because the value is touched behind the lock only.
public final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// Guards a value.
  public init(_ value: Value) {
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    self.value = value
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Gives a body the value, one thread at a time.
  ///
  /// The corresponding C function is `pthread_mutex_lock`.
  public func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body(&value)
  }
}
