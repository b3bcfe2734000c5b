internal import CSystem
internal import Glibc

/// What libraries print by themselves, kept from the terminal: libmpg123 tells there what is wrong with a file.
enum LibraryMessages {
  private struct State: @unchecked Sendable {  // the streams are touched behind the lock
    var users = 0
    var stream: UnsafeMutablePointer<FILE>?
    lazy var nowhere = fopen("/dev/null", "we")
  }

  private static let state = Locked(State())

  /// Does something while nothing that is printed to the C stream goes anywhere.
  static func hushed<Result>(_ body: () -> Result) -> Result {
    state.withLock { state in
      state.users += 1
      if state.users == 1, let nowhere = state.nowhere {
        state.stream = coach_swap_error_stream(nowhere)
      }
    }
    defer {
      state.withLock { state in
        state.users -= 1
        if state.users == 0, let stream = state.stream { _ = coach_swap_error_stream(stream) }
      }
    }
    return body()
  }
}
