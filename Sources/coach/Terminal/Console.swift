import AudioCore
import Coach
import Glibc

/// The standard streams.
///
/// Results go to stdout, messages and the live view to stderr.
enum Console {
  /// Where messages go that hold nothing up; nil while they may.
  private static let droppable = Locked<DroppableStream?>(nil)

  /// Writes a result; a reader that went away is no error.
  ///
  /// While signals are collected, one of them ends it.
  /// - Throws: ``Failure`` when not all of it could be written.
  static func result(_ text: String) throws(Failure) {
    let isStopped = SignalCollector.isCollecting ? { SignalCollector.take() } : nil
    let code = WholeWrite.write(text, to: STDOUT_FILENO, isStopped: isStopped)
    guard code != ECANCELED else {
      throw Failure("stopped while the result was written", remedy: nil, status: .interrupted)
    }
    guard code == 0 || isReaderGone(code, STDOUT_FILENO) else {
      throw Failure(lost: "-", code: code)
    }
  }

  /// Whether an error says that nobody reads any more: a pipe was closed, a terminal is gone.
  static func isReaderGone(_ code: Int32, _ descriptor: Int32) -> Bool {
    var status = stat()
    return code == EPIPE
      || code == EIO && fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
  }

  /// Closes standard output, where some file systems say only now that they have no room.
  ///
  /// - Throws: ``Failure`` when they do.
  static func closeResult() throws(Failure) {
    var status = stat()
    fstat(STDOUT_FILENO, &status)
    guard close(STDOUT_FILENO) != 0, status.st_mode & S_IFMT == S_IFREG,
      [ENOSPC, EDQUOT, EIO].contains(errno)
    else { return }
    throw Failure(lost: "-", code: errno)
  }

  /// Writes a message.
  static func message(_ text: String) {
    if let stream = droppable.withLock({ $0 }) { return stream.write(text) }
    _ = WholeWrite.write(text, to: STDERR_FILENO)
  }

  /// Writes a message whose lines are broken between words where the terminal is narrower than they are.
  static func paragraphs(_ text: String) {
    let width = Terminal.width
    let lines = text.split(separator: "\n").flatMap { line -> [String] in
      guard CellWidth.of(String(line)) > width else { return [String(line)] }
      let lead = String(line.prefix { $0 == " " })
      let rest = CellWidth.wrapped(String(line), to: width - lead.count, indent: 2)
      return rest.map { lead + $0 }
    }
    message(lines.map { $0 + "\n" }.joined())
  }

  /// Messages hold nothing up from now on: where standard error takes none, they are left out.
  static func neverWait() {
    droppable.withLock { $0 = $0 ?? DroppableStream(STDERR_FILENO) }
  }
}
