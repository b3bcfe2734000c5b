internal import CAlsa  // for poll.h, which Glibc's module leaves to it
internal import Glibc

/// Writes to a descriptor until everything is out.
public enum WholeWrite {
  /// Writes all of the bytes, waiting where the descriptor takes none at the moment.
  ///
  /// The corresponding C functions are `write` and `poll`.
  /// - Returns: 0, or the error number of the write that failed; what it took before is out.
  public static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = Glibc.write(descriptor, base, rest.count)
      if count < 0 && errno == EAGAIN {
        wait(for: descriptor)
      } else if count < 0 && errno != EINTR {
        return errno
      } else if count == 0 {
        return EIO
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
    }
    return 0
  }

  /// Writes all of a text; see ``write(_:to:)-(UnsafeRawBufferPointer,_)``.
  public static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func wait(for descriptor: Int32) {
    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&ready, 1, -1)
  }
}
