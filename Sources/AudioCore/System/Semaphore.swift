internal import CSystem
internal import Glibc

/// A counting semaphore: how one thread tells another that there is something to do.
///
/// `sem_post` takes no lock, so it may be called from the capture thread.
final class Semaphore: @unchecked Sendable {
  // Unchecked: a semaphore of the C library is made for sharing.
  private let storage: UnsafeMutablePointer<sem_t>

  /// A semaphore at which a `wait` waits.
  init() {
    storage = .allocate(capacity: 1)
    sem_init(storage, 0, 0)
  }

  deinit {
    sem_destroy(storage)
    storage.deallocate()
  }

  /// Lets one `wait` through.
  ///
  /// Real-time safe.
  ///
  /// The corresponding C function is `sem_post`.
  func post() { sem_post(storage) }

  /// Waits for a `post` and takes that one.
  ///
  /// The corresponding C function is `sem_wait`.
  func wait() { while sem_wait(storage) != 0 && errno == EINTR {} }

  /// Waits for a `post` and takes all posts at once.
  ///
  /// The corresponding C functions are `sem_wait` and `sem_trywait`.
  func waitForAll() {
    wait()
    while sem_trywait(storage) == 0 {}
  }

  /// Waits for a `post`, or until the time is over; takes all posts at once.
  ///
  /// On the monotonic clock: who sets the wall clock back must not make anybody wait.
  ///
  /// The corresponding C functions are `sem_clockwait` and `sem_trywait`.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  func wait(milliseconds: Int) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    end.tv_nsec += milliseconds * 1_000_000
    end.tv_sec += end.tv_nsec / 1_000_000_000
    end.tv_nsec %= 1_000_000_000
    var status = sem_clockwait(storage, CLOCK_MONOTONIC, &end)
    while status != 0 && errno == EINTR { status = sem_clockwait(storage, CLOCK_MONOTONIC, &end) }
    while sem_trywait(storage) == 0 {}
    return status == 0
  }
}
