import Glibc

/// Collects the signals that end a rehearsal, without signal handlers.
///
/// They are blocked before any thread starts and taken by the main thread when it looks.
enum SignalCollector {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Blocks the signals in this thread and those that it starts.
  ///
  /// The corresponding C function is `pthread_sigmask`.
  static func block() {
    var set = self.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Lets them through again.
  static func unblock() {
    var set = self.set
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Whether one has arrived since the last look.
  ///
  /// Never waits.
  ///
  /// The corresponding C function is `sigtimedwait`.
  static func take() -> Bool {
    var set = self.set
    var now = timespec()
    return sigtimedwait(&set, nil, &now) > 0
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
