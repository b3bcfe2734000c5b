import Glibc

/// The terminal's alternate screen, drawn line by line and given back on every way out.
///
/// It writes to a descriptor of its own that never blocks: a frozen terminal must not hold up keys and
/// signals, so what it does not take is left out.
struct TerminalScreen: ~Copyable {
  private let descriptor: Int32
  private let inColour: Bool
  private var shown: [StyledLine] = []
  private var size = Size(columns: 0, rows: 0)
  private var unsent: [UInt8] = []

  struct Size: Equatable {
    var columns: Int
    var rows: Int
  }

  /// Alternate screen, no cursor, no wrapping; and back.
  private static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[2J"
  private static let leave = "\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  /// Opens the terminal that messages go to; nil when there is none.
  ///
  /// The corresponding C function is `ttyname`.
  init?(inColour: Bool) {
    guard let name = ttyname(STDERR_FILENO) else { return nil }
    let descriptor = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    self.inColour = inColour
    CrashGuard.arm(writing: Self.leave, to: descriptor)
    unsent = Array(Self.enter.utf8)
    flush()
  }

  deinit {
    // What is half written has to be finished, or the terminal takes the rest for its end.
    var rest = unsent + Array(Self.leave.utf8)
    var patience = 20
    while !rest.isEmpty, patience > 0 {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&ready, 1, 25)
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest.removeFirst(count) } else { patience -= 1 }
    }
    CrashGuard.disarm()
    close(descriptor)
  }

  /// The size of the terminal now.
  ///
  /// The corresponding C function is `ioctl` with `TIOCGWINSZ`.
  var currentSize: Size {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return Size(columns: 80, rows: 24) }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// Shows the lines from the top; only those that changed are written.
  ///
  /// While the terminal does not take what was written before, nothing is drawn.
  mutating func draw(_ lines: [StyledLine], size newSize: Size) {
    flush()
    guard unsent.isEmpty else { return }
    var text = ""
    if newSize != size {
      text += "\u{1B}[0m\u{1B}[2J"
      shown = []
      size = newSize
    }
    for row in 0..<size.rows {
      let line = row < lines.count ? lines[row].clipped(to: size.columns) : .empty
      guard row >= shown.count || shown[row] != line else { continue }
      text += "\u{1B}[\(row + 1);1H\(line.encoded(inColour: inColour))"
      // At the last column the cursor stays on what was just written.
      if line.width < size.columns { text += "\u{1B}[K" }
      if row < shown.count { shown[row] = line } else { shown.append(line) }
    }
    unsent = Array(text.utf8)
    flush()
  }

  /// Rings the terminal's bell.
  mutating func ring() {
    unsent.append(7)
    flush()
  }

  private mutating func flush() {
    while !unsent.isEmpty {
      let count = unsent.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      unsent.removeFirst(count)
    }
  }
}
