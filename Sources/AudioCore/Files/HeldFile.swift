internal import Glibc

/// A file that was opened once and can be read anywhere, as often as needed.
///
/// What comes through a pipe is copied into a file without a name first, which is gone when nothing holds it any
/// more: so a recording may end with what has to be known at its beginning, and is there for a second reading.
public final class HeldFile: Sendable {
  /// How it was named; `-` is standard input.
  public let name: String
  /// Whether it came through a pipe.
  let isCopied: Bool
  let descriptor: Int32
  /// Bytes, when it was opened.
  let size: Int
  private let changedAt: [Int]

  /// Opens a file, or reads a pipe to its end.
  ///
  /// The corresponding C functions are `open` and `pread`.
  /// - Throws: ``SoundFileError/cannotOpen(file:why:)``, ``SoundFileError/empty(file:)`` and
  ///   ``SoundFileError/cannotCopy(file:why:)``.
  public init(_ name: String) throws(SoundFileError) {
    let isStandardInput = name == "-" || name == "/dev/stdin"
    let opened =
      isStandardInput
      ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard opened >= 0 else { throw Self.failure(name, errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw Self.failure(name, code)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: descriptor = opened
    case S_IFIFO, S_IFSOCK:
      defer { close(opened) }
      descriptor = try Self.copy(opened, name)
      _ = fstat(descriptor, &status)
    default:
      close(opened)
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw .cannotOpen(
        file: name, why: isFolder ? String(cString: strerror(EISDIR)) : "it is a device")
    }
    self.name = name
    isCopied = status.st_nlink == 0
    size = Int(status.st_size)
    changedAt = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    guard size > 0 else {
      close(descriptor)
      throw .empty(file: name)
    }
  }

  deinit { close(descriptor) }

  /// Whether it was written to since it was opened.
  var hasChanged: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return true }
    return Int(status.st_size) != size
      || [status.st_mtim.tv_sec, status.st_mtim.tv_nsec] != changedAt
  }

  /// Reads bytes from a place; fewer only at the end.
  func read(at offset: Int, into bytes: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = pread(descriptor, base + done, bytes.count - done, offset + done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return done
  }

  /// So many bytes from a place; fewer only at the end.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Copies what a pipe gives into a file without a name.
  private static func copy(_ pipe: Int32, _ name: String) throws(SoundFileError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = PendingFile.temporary(folder + "/", Int(UInt32.random(in: 0 ... .max)))
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotCopy(file: name, why: String(cString: strerror(errno))) }
    unlink(path)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(pipe, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      var code = count < 0 ? errno : 0
      if count > 0 {
        code = block.withUnsafeBytes {
          WholeWrite.write(UnsafeRawBufferPointer(rebasing: $0.prefix(count)), to: file)
        }
      }
      guard code == 0 else {
        close(file)
        throw .cannotCopy(file: name, why: String(cString: strerror(code)))
      }
      if count == 0 { return file }
    }
  }

  private static func failure(_ name: String, _ code: Int32) -> SoundFileError {
    .cannotOpen(file: name, why: String(cString: strerror(code)))
  }
}
