internal import CAlsa  // for poll.h, which Glibc's module leaves to it
internal import Glibc

/// Writes to a descriptor until everything is out.
public enum WholeWrite {
  /// What a pipe takes at once when it says that it is ready.
  private static let portion = 4096

  /// Writes all of the bytes, waiting where the descriptor takes none at the moment.
  ///
  /// The corresponding C functions are `write` and `poll`.
  /// - Parameter isStopped: asked every tenth of a second while it waits; nil to wait for as long as it takes.
  /// - Returns: 0, or the error number of the write that failed, `ECANCELED` when it was stopped; what it took
  ///   before is out.
  public static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, isStopped: (() -> Bool)? = nil
  ) -> Int32 {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      if let isStopped, !wait(for: descriptor, milliseconds: 100) {
        if isStopped() { return ECANCELED }
        continue
      }
      let count = Glibc.write(
        descriptor, base, isStopped == nil ? rest.count : min(rest.count, portion))
      if count < 0 && errno == EAGAIN {
        _ = wait(for: descriptor, milliseconds: 100)
      } else if count < 0 && errno != EINTR {
        return errno
      } else if count == 0 {
        return EIO
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
    }
    return 0
  }

  /// Writes all of a text, as the bytes of it are written.
  public static func write(
    _ text: String, to descriptor: Int32, isStopped: (() -> Bool)? = nil
  ) -> Int32 {
    var text = text
    return text.withUTF8 {
      write(UnsafeRawBufferPointer($0), to: descriptor, isStopped: isStopped)
    }
  }

  /// Whether it takes something by then.
  private static func wait(for descriptor: Int32, milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&ready, 1, milliseconds) > 0
  }
}
