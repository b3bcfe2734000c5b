import Coach
import Glibc

/// A named pipe from which a rehearsal takes commands, line by line, whoever writes them.
///
/// It is open for writing here as well, so that it has no end: writers come and go.
struct CommandPipe: ~Copyable {
  /// What was written to it.
  enum Line: Equatable {
    case said(FollowedLine)
    /// No command: its beginning.
    case unreadable(String)
    /// So many lines came that no more are read.
    case tooMany
  }

  private let descriptor: Int32
  private var rest: [UInt8] = []
  /// Whether the line that is being read is too long, and is left out up to its end.
  private var isSkipping = false
  private var allowance = 10_000

  /// The bytes of the longest line, and of all that are read at once.
  private static let (longestLine, atOnce) = (1000, 16_384)

  /// Follows a pipe that somebody made.
  ///
  /// The corresponding C function is `open` with `O_RDWR`, which Linux allows for pipes.
  /// - Throws: ``Failure`` when there is none.
  init(following path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      throw Failure(
        "cannot follow '\(path)': \(String(cString: strerror(code)))",
        remedy: "make a named pipe there first: mkfifo '\(path)'", status: .noInput)
    }
    guard status.st_mode & S_IFMT == S_IFIFO, let descriptor = Self.open(path) else {
      throw Failure(
        "cannot follow '\(path)': it is no named pipe of yours",
        remedy: "make one at another place: mkfifo FILE", status: .noInput)
    }
    self.descriptor = descriptor
  }

  /// Takes commands from an open pipe, which is closed in the end.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens a pipe for reading without waiting for anything; nil when it is none.
  static func open(_ path: String) -> Int32? {
    let descriptor = Glibc.open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0 else { return nil }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// The lines that have come since the last time; never waits.
  mutating func lines() -> [Line] {
    guard allowance > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Self.atOnce)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return [] }
    return take(bytes[..<count])
  }

  /// The lines in some more bytes.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    for byte in bytes {
      guard byte != UInt8(ascii: "\n") else {
        if let line = end() { lines.append(line) }
        continue
      }
      if rest.count < Self.longestLine { rest.append(byte) } else { isSkipping = true }
    }
    guard allowance > 0 else { return lines + [.tooMany] }
    return lines
  }

  /// Whether nothing more is read.
  var isExhausted: Bool { allowance <= 0 }

  /// What to poll for reading; nil when nothing more is read.
  var polled: Int32? { isExhausted ? nil : descriptor }

  /// What the line that has ended says; nil for an empty one.
  private mutating func end() -> Line? {
    defer { (rest, isSkipping) = ([], false) }
    guard allowance > 0 else { return nil }
    allowance -= 1
    let text = String(decoding: rest, as: UTF8.self)
    if !isSkipping, text.allSatisfy(\.isWhitespace) { return nil }
    if !isSkipping, let line = FollowedLine(text) { return .said(line) }
    return .unreadable(String(text.prefix(40)))
  }
}
