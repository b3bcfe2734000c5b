import Glibc

/// Where the results of many pieces of work go, one after another: standard output, or a file that
/// appears when it is complete.
struct ResultStream: ~Copyable {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  /// - Parameter path: of the file; `-` is standard output.
  /// - Throws: ``Failure`` when the file cannot be created.
  init(_ path: String) throws(Failure) {
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    guard path != "-" else {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit {
    guard descriptor > STDERR_FILENO else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Appends a text.
  ///
  /// - Throws: ``Failure`` with the system's words.
  mutating func write(_ text: String) throws(Failure) {
    guard path != "-" else { return Console.result(text) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Flushes the file and gives it its name.
  ///
  /// - Throws: ``Failure`` with the system's words.
  consuming func finish() throws(Failure) {
    guard path != "-" else { return }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(
      "cannot write '\(path)': \(String(cString: strerror(errno)))",
      remedy: "check the folder's permissions and free space",
      status: errno == ENOSPC || errno == EDQUOT ? .lost : .failure)
  }
}
