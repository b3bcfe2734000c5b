import Glibc

/// Gives the terminal back when the program crashes.
///
/// What it needs lies ready in plain memory, because a signal handler may do next to nothing.
enum CrashGuard {
  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS]
  private nonisolated(unsafe) static var descriptor: Int32 = -1
  private nonisolated(unsafe) static var bytes: UnsafeMutableBufferPointer<UInt8>?
  private nonisolated(unsafe) static var settings: UnsafeMutablePointer<termios>?

  /// Remembers how standard input was before it was changed.
  static func remember(_ original: termios) {
    let place = settings ?? .allocate(capacity: 1)
    place.initialize(to: original)
    settings = place
  }

  /// Writes `sequence` to a terminal and restores standard input when the program crashes from now on.
  ///
  /// The corresponding C function is `sigaction`.
  static func arm(writing sequence: String, to terminal: Int32) {
    disarm()
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: sequence.utf8.count)
    _ = copy.initialize(from: sequence.utf8)
    bytes = copy
    descriptor = terminal
    for signal in signals { install(handler, for: signal) }
  }

  /// Leaves crashes to themselves again.
  static func disarm() {
    guard descriptor >= 0 else { return }
    for signal in signals { Glibc.signal(signal, SIG_DFL) }
    descriptor = -1
    bytes?.deallocate()
    bytes = nil
  }

  private static func install(
    _ handler: @escaping @convention(c) (Int32) -> Void, for signal: Int32
  ) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    // Once: the handler raises the signal again, and that ends the program.
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
    sigaction(signal, &action, nil)
  }

  private static let handler: @convention(c) (Int32) -> Void = { signal in
    if let bytes { _ = write(descriptor, bytes.baseAddress, bytes.count) }
    if let settings { tcsetattr(STDIN_FILENO, TCSANOW, settings) }
    raise(signal)
  }
}
