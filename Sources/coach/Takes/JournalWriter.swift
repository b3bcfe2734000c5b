import AudioCore
import Coach
import Glibc

/// Appends to a take's journal, one line an event.
struct JournalWriter: ~Copyable {
  private let descriptor: Int32
  private let path: String
  /// Whether the last line broke off, because the disk was full.
  private var isLineOpen = false

  /// Creates the journal, readable by its owner only.
  ///
  /// - Throws: ``Failure`` when it cannot be created.
  init(creating path: String) throws(Failure) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else {
      throw Failure(
        "cannot create '\(path)': \(String(cString: strerror(errno)))",
        remedy: "check the folder's permissions", status: .failure)
    }
    _ = RecordingLock.take(descriptor)
  }

  /// Goes on with the journal of a take that was cut off; nil while that is being recorded.
  ///
  /// A line that was cut off is ended.
  /// - Throws: ``Failure`` when it cannot be opened.
  init?(completing take: TakeFolder) throws(Failure) {
    path = take.journal
    descriptor = open(path, O_RDWR | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        "cannot open '\(path)': \(String(cString: strerror(errno)))",
        remedy: "check the permissions", status: .noInput)
    }
    switch RecordingLock.take(descriptor) {
    case .held: break
    case .taken: return nil
    case .unsupported: guard !RecordingLock.isWritten(take) else { return nil }
    }
    var last: UInt8 = 0
    let end = lseek(descriptor, 0, SEEK_END)
    if end > 0, pread(descriptor, &last, 1, end - 1) == 1, last != UInt8(ascii: "\n") {
      _ = write(descriptor, "\n", 1)
    }
  }

  deinit { Glibc.close(descriptor) }

  /// Closes it and lets go of its lock.
  consuming func close() {}

  /// Appends a line; durable with the next ``flush()``.
  ///
  /// - Throws: ``Failure`` when the disk refuses it.
  mutating func append(_ entry: JournalEntry) throws(Failure) {
    let line = try (isLineOpen ? "\n" : "") + SharedOptions.json(entry, onOneLine: true)
    let code = WholeWrite.write(line, to: descriptor)
    isLineOpen = code != 0
    guard code == 0 else { throw refusal(code) }
  }

  /// Brings the journal back if it was removed.
  func restore() { _ = RemovedFile.restore(descriptor, to: path) }

  /// Makes what was appended durable, and waits for it.
  ///
  /// - Throws: ``Failure`` when the disk lost it.
  func flush() throws(Failure) {
    if let code = BackgroundSync.sync(descriptor) { throw refusal(code) }
  }

  private func refusal(_ code: Int32) -> Failure {
    Failure(
      "cannot write '\(path)': \(String(cString: strerror(code)))",
      remedy: "free some space, or check the disk; the audio is kept", status: .lost)
  }

  /// Another descriptor of the file, for ``BackgroundSync``; the lock is let go with the last of them.
  func duplicateDescriptor() -> Int32 { BackgroundSync.duplicate(descriptor) }
}
