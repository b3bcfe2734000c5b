import Coach
import Glibc

/// Appends to a take's journal, one line an event.
struct JournalWriter: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Creates the journal, readable by its owner only.
  ///
  /// - Throws: ``Failure`` when it cannot be created.
  init(creating path: String) throws(Failure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else {
      throw Failure(
        "cannot create '\(path)': \(String(cString: strerror(errno)))",
        remedy: "check the folder's permissions", status: .failure)
    }
  }

  deinit { close(descriptor) }

  /// Appends a line; durable with the next ``flush()``.
  ///
  /// - Throws: ``Failure`` when the disk refuses it.
  func append(_ entry: JournalEntry) throws(Failure) {
    let line = try SharedOptions.json(entry, onOneLine: true)
    var bytes = Array(line.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw Failure(
          "cannot write '\(path)': \(String(cString: strerror(errno)))",
          remedy: "free some space; the audio is kept", status: .lost)
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Makes what was appended durable.
  func flush() { fdatasync(descriptor) }
}
