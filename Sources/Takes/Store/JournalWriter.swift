internal import AudioCore
public import Coach
internal import Glibc

/// Appends to a take's journal, one line an event.
public struct JournalWriter: ~Copyable, Sendable {
  private let descriptor: Int32
  private let path: String
  /// Whether the last line broke off, because the disk was full.
  private var isLineOpen = false

  /// Begins the journal of a take, readable by its owner only, and makes its first line durable.
  ///
  /// - Throws: ``TakeError`` when it cannot be created or written.
  public init(beginning take: TakeFolder, with start: JournalEntry.Start) throws(TakeError) {
    let path = take.journal
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else {
      throw .file(FileError(file: path, code: errno))
    }
    _ = RecordingLock.take(descriptor)
    try append(.start(start))
    try flush()
  }

  /// Goes on with the journal of a take that was cut off; nil while that is being recorded.
  ///
  /// A line that was cut off is ended.
  /// - Throws: ``TakeError`` when it cannot be opened.
  public init?(completing take: TakeFolder) throws(TakeError) {
    path = take.journal
    descriptor = open(path, O_RDWR | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(what: "journal", file: path, code: errno)
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
  public consuming func close() {}

  /// Appends a line; durable with the next ``flush()``.
  ///
  /// - Throws: ``TakeError`` when the disk refuses it.
  public mutating func append(_ entry: JournalEntry) throws(TakeError) {
    guard let json = try? JSONText.encode(entry, onOneLine: true) else { throw .notJSON }
    let line = (isLineOpen ? "\n" : "") + json + "\n"
    let code = WholeWrite.write(line, to: descriptor)
    isLineOpen = code != 0
    guard code == 0 else { throw refusal(code) }
  }

  /// Brings the journal back if it was removed.
  func restore() { _ = RemovedFile.restore(descriptor, to: path) }

  /// Makes what was appended durable, and waits for it.
  ///
  /// - Throws: ``TakeError`` when the disk lost it.
  public func flush() throws(TakeError) {
    if let code = BackgroundSync.sync(descriptor) { throw refusal(code) }
  }

  private func refusal(_ code: Int32) -> TakeError { .journal(file: path, code: code) }

  /// Another descriptor of the file, for ``BackgroundSync``; the lock is let go with the last of them.
  func duplicateDescriptor() -> Int32 { BackgroundSync.duplicate(descriptor) }
}
