import AudioCore
import Coach
import Glibc

/// Messages to a stream that may stall: a pager that waits, a frozen terminal.
///
/// What it does not take soon is left out, because nothing may hold up whoever records.
final class DroppableStream: Sendable {
  private struct State {
    /// Whether it did not take what was offered last.
    var isStalled = false
    /// Whether a line was broken off.
    var isLineOpen = false
  }

  /// How long it may take nothing before the rest is left out, in milliseconds.
  private static let patience: Int32 = 100
  /// What a stream that blocks takes at once when it says that it is ready.
  private static let portion = 512

  /// Of our own where the stream can be opened anew without blocking, so that nobody else's flags change.
  private let descriptor: Int32
  private let isOwn: Bool
  private let state = Locked(State())

  /// Offers messages to an open stream.
  init(_ stream: Int32) {
    let twin = NonBlockingTwin.open(stream, O_WRONLY)
    isOwn = twin != nil
    descriptor = twin ?? stream
  }

  deinit { if isOwn { close(descriptor) } }

  /// Writes a text, or as much of it as is taken soon.
  func write(_ text: String) {
    state.withLock { state in
      // Lines that were broken off are ended before the next.
      var text = state.isLineOpen ? "\n" + text : text
      text.withUTF8 { bytes in
        let rest = Self.offer(UnsafeRawBufferPointer(bytes), &state, descriptor, isOwn)
        guard rest.count < bytes.count else { return }
        state.isLineOpen =
          !rest.isEmpty && bytes[bytes.count - rest.count - 1] != UInt8(ascii: "\n")
      }
    }
  }

  private static func offer(
    _ bytes: UnsafeRawBufferPointer, _ state: inout State, _ descriptor: Int32, _ isOwn: Bool
  ) -> UnsafeRawBufferPointer {
    var rest = bytes
    while !rest.isEmpty {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&ready, 1, state.isStalled ? 0 : patience) > 0 else {
        state.isStalled = true
        return rest
      }
      let size = isOwn ? rest.count : min(portion, rest.count)
      let count = Glibc.write(descriptor, rest.baseAddress, size)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        state.isStalled = count < 0 && errno == EAGAIN
        return rest
      }
      state.isStalled = false
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return rest
  }
}
