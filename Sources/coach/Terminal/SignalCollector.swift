import AudioCore
import Glibc

/// Collects the signals that end a rehearsal, without signal handlers.
///
/// They are blocked before any thread starts and taken by the main thread when it looks.
enum SignalCollector {
  /// Everything whose default would end the program in the middle of a take, except crashes.
  private static let signals =
    [
      SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF,
      SIGPWR, SIGIO, SIGSTKFLT,
    ] + (__libc_current_sigrtmin()...__libc_current_sigrtmax())
  /// Whether they are blocked, and whether the processor's time was used up: that signal comes again every second.
  private static let state = Locked((isCollecting: false, hasRunOut: false))

  /// Blocks the signals in this thread and those that it starts; messages hold nothing up from now on.
  ///
  /// The corresponding C function is `pthread_sigmask`.
  static func block() {
    var set = self.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
    state.withLock { $0.isCollecting = true }
    Console.neverWait()
  }

  /// Lets them through again.
  static func unblock() {
    let hasRunOut = state.withLock { state in
      state.isCollecting = false
      return state.hasRunOut
    }
    // What was heard is still to be reported.
    if hasRunOut { signal(SIGXCPU, SIG_IGN) }
    var set = self.set
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Whether signals wait to be taken instead of ending the program.
  static var isCollecting: Bool { state.withLock { $0.isCollecting } }

  /// Whether one has arrived since the last look.
  ///
  /// Never waits.
  ///
  /// The corresponding C function is `sigtimedwait`.
  static func take() -> Bool {
    var set = self.set
    var now = timespec()
    while true {
      let signal = sigtimedwait(&set, nil, &now)
      guard signal > 0 else { return false }
      let isRepeated = state.withLock { state in
        defer { state.hasRunOut = state.hasRunOut || signal == SIGXCPU }
        return signal == SIGXCPU && state.hasRunOut
      }
      if !isRepeated { return true }
    }
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
