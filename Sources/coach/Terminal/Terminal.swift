import Glibc

/// The terminal: whether there is one, how wide it is, and single keys from it.
struct Terminal: ~Copyable {
  private let saved: termios

  /// Switches standard input to single keys without echo; nil when it is no terminal.
  ///
  /// Ctrl-C stays a signal; Ctrl-Z and Ctrl-S are no more than keys, because a rehearsal cannot be
  /// suspended and its screen should not freeze.
  ///
  /// The corresponding C function is `tcsetattr`.
  init?() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    saved = settings
    CrashGuard.remember(settings)
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    settings.c_iflag &= ~tcflag_t(IXON)
    settings.c_cc.10 = 0  // VSUSP: none
    settings.c_cc.6 = 1  // VMIN: a key at a time
    settings.c_cc.5 = 0  // VTIME
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  deinit {
    var settings = saved
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Columns of the terminal that messages go to; 80 where there is none.
  static var width: Int { width(of: STDERR_FILENO) }

  /// Columns of the terminal behind a descriptor; 80 where there is none.
  ///
  /// The corresponding C function is `ioctl` with `TIOCGWINSZ`.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(20, Int(size.ws_col))
  }

  /// Whether messages may move the cursor: on a terminal that can.
  static var canRedraw: Bool {
    let kind = environment("TERM") ?? ""
    return isatty(STDERR_FILENO) == 1 && kind != "dumb" && !kind.isEmpty
  }

  /// Whether results may be coloured: the user wants it, and the terminal is not a dumb one.
  static var canColour: Bool {
    wantsColour && !["", "dumb"].contains(environment("TERM") ?? "")
  }

  /// Whether the user wants colours (no-color.org).
  static var wantsColour: Bool { (environment("NO_COLOR") ?? "").isEmpty }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
