import AudioCore
import Glibc

/// The standard streams.
///
/// Results go to stdout, messages and the live view to stderr.
enum Console {
  /// Writes a result; a reader that went away is no error.
  ///
  /// - Throws: ``Failure`` when not all of it could be written.
  static func result(_ text: String) throws(Failure) {
    let code = WholeWrite.write(text, to: STDOUT_FILENO)
    guard code == 0 || code == EPIPE else { throw Failure(lost: "-", code: code) }
  }

  /// Closes standard output, where some file systems say only now that they have no room.
  ///
  /// - Throws: ``Failure`` when they do.
  static func closeResult() throws(Failure) {
    guard close(STDOUT_FILENO) != 0, [ENOSPC, EDQUOT, EIO].contains(errno) else { return }
    throw Failure(lost: "-", code: errno)
  }

  /// Writes a message.
  static func message(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Writes everything; a reader that went away is no error.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, base, rest.count)
        if count < 0 && errno != EINTR && errno != EAGAIN { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
      }
    }
  }

  /// The text without control characters: a file name must not command the terminal.
  static func printable(_ text: String) -> String {
    // Most texts have none, and the screen asks for some thirty of them eight times a second.
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    let clean = text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(clean))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F }
    return [.control, .format].contains(scalar.properties.generalCategory)
  }
}
