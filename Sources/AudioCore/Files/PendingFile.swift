internal import Glibc

/// A file that appears whole or not at all: written under another name in the same folder, flushed,
/// then renamed.
public struct PendingFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isPlaced = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: where it is going to be; links are not followed.
  ///   - mode: its permissions, less the process's mask, unless it replaces a file.
  ///   - isLikeBefore: whether a file that it replaces leaves it its mode, owner and access control list.
  /// - Throws: ``FileError``.
  public init(_ path: String, mode: UInt32, isLikeBefore: Bool = false) throws(FileError) {
    let (temporary, descriptor) = try Self.create(beside: path, mode: mode)
    if isLikeBefore, let code = FileAttributes(of: path)?.apply(to: descriptor), code != 0 {
      close(descriptor)
      unlink(temporary)
      throw FileError(file: path, code: code)
    }
    self.path = path
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    if !isPlaced { unlink(temporary) }
  }

  /// Appends bytes.
  ///
  /// - Throws: ``FileError``.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    try check(bytes.withUnsafeBytes { WholeWrite.write($0, to: descriptor) })
  }

  /// Appends a text.
  ///
  /// - Throws: ``FileError``.
  public mutating func write(_ text: String) throws(FileError) {
    try check(WholeWrite.write(text, to: descriptor))
  }

  /// Gives the file its name; what had it before is gone then.
  ///
  /// - Parameters:
  ///   - isFlushed: whether it has to be durable first; a file that is written anew every second has not.
  ///   - isNew: whether a file that has the name by now keeps it.
  /// - Throws: ``FileError``, with `EEXIST` when the name is to be new and is taken.
  public consuming func place(isFlushed: Bool = true, isNew: Bool = false) throws(FileError) {
    guard !isFlushed || fsync(descriptor) == 0 else { throw FileError(file: path, code: errno) }
    if isNew {
      try Self.place(temporary, at: path)
    } else if rename(temporary, path) != 0 {
      throw FileError(file: path, code: errno)
    }
    isPlaced = true
  }

  /// Gives a finished file its name, in the same folder, and never takes it from another file.
  ///
  /// The name is taken first, so that this needs neither hard links nor a system call that file systems
  /// over a network do not have.
  /// - Throws: ``FileError`` with `EEXIST` when the name is taken.
  public static func place(_ temporary: String, at path: String) throws(FileError) {
    let reserved = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard reserved >= 0 else { throw FileError(file: path, code: errno) }
    close(reserved)
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(path)
      throw FileError(file: path, code: code)
    }
  }

  /// A name in a file's folder that is no longer than any file's may be.
  public static func temporary(_ path: String, _ attempt: Int = 0) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return "\(folder).coach-\(getpid())-\(attempt).tmp"
  }

  /// Whether a file's name is one of those: what a killed process left behind.
  public static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".coach-") && name.hasSuffix(".tmp")
  }

  /// Whether a file's name is one of those, and the process that wrote it is gone.
  ///
  /// The corresponding C function is `kill`.
  public static func isAbandoned(_ name: String) -> Bool {
    guard isTemporary(name),
      let process = name.dropFirst(".coach-".count).split(separator: "-").first.flatMap({
        pid_t($0)
      }),
      process > 0
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  private static func create(
    beside path: String, mode: UInt32
  ) throws(FileError) -> (temporary: String, descriptor: Int32) {
    // What a killed process left behind may have the name.
    for attempt in 0..<100 {
      let temporary = Self.temporary(path, attempt)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if descriptor >= 0 { return (temporary, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw FileError(file: path, code: errno)
  }

  private func check(_ code: Int32) throws(FileError) {
    guard code == 0 else { throw FileError(file: path, code: code) }
  }
}
