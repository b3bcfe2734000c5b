internal import CAlsa  // for poll.h, which Glibc's module leaves to it
internal import Glibc

/// Interrupts a thread that waits in `poll`.
public final class WakePipe: Sendable {
  /// The end to poll for reading.
  public let readEnd: Int32
  private let writeEnd: Int32

  /// Opens the pipe; nil when the process has no file descriptors left.
  ///
  /// The corresponding C function is `pipe`.
  public init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Wakes the waiting thread, now and at every later `poll`.
  public func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes back what has woken it, so that the next `poll` waits again.
  public func clear() {
    var bytes: (UInt64, UInt64) = (0, 0)
    while read(readEnd, &bytes, 16) == 16 {}
  }

  /// Waits until it is woken or the time is over.
  ///
  /// Real-time safe.
  ///
  /// The corresponding C function is `poll`.
  func wait(milliseconds: Int32) {
    var end = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&end, 1, milliseconds)
  }
}
