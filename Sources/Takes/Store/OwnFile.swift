internal import AudioCore
internal import FoundationEssentials
internal import Glibc

/// Files of a take: a take holds its own, so each is a regular file with one name.
///
/// Links, pipes, sockets and devices in a take's folder are never opened for good: a pipe would hang
/// whoever reads it, and what a link leads to is not for reading or completing here.
enum OwnFile {
  /// The largest file that is read as a whole, in bytes: journals and plans are kilobytes.
  private static let limit = 16 << 20

  /// Refuses what is no file of a take; one that is missing is no trouble here.
  ///
  /// The corresponding C function is `lstat`.
  /// - Throws: ``TakeError/foreign(file:what:)``.
  static func check(_ path: String) throws(TakeError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    try check(path, status)
  }

  /// The bytes of a file.
  ///
  /// - Throws: ``TakeError`` when it is missing, unreadable, or no file of a take.
  static func read(_ path: String, what: String) throws(TakeError) -> Data {
    let descriptor = try open(path, what: what)
    defer { close(descriptor) }
    do throws(WholeRead.Fault) {
      return Data(try WholeRead.read(descriptor, limit: limit))
    } catch {
      switch error {
      case .tooLarge: throw .tooLarge(what: what, file: path)
      case .failed(let code): throw .unreadable(what: what, file: path, code: code)
      }
    }
  }

  /// The beginning of a file; nil when it cannot be read or is no file of a take.
  static func beginning(_ path: String, bytes count: Int) -> Data? {
    guard let descriptor = try? open(path, what: "file") else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = pread(descriptor, &bytes, count, 0)
    return Data(bytes.prefix(max(0, found)))
  }

  /// Opens a file for reading without waiting for anything.
  ///
  /// - Throws: ``TakeError``.
  private static func open(_ path: String, what: String) throws(TakeError) -> Int32 {
    try check(path)
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(what: what, file: path, code: errno) }
    // It may have been another a moment ago.
    var status = stat()
    do throws(TakeError) {
      if fstat(descriptor, &status) == 0 { try check(path, status) }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func check(_ path: String, _ status: stat) throws(TakeError) {
    let what: String? =
      switch status.st_mode & S_IFMT {
      case S_IFREG where status.st_nlink <= 1: nil
      case S_IFREG: "has another name elsewhere (a hard link)"
      case S_IFLNK: "is a symbolic link"
      case S_IFIFO: "is a pipe"
      case S_IFSOCK: "is a socket"
      case S_IFDIR: "is a folder"
      default: "is a device"
      }
    if let what { throw .foreign(file: path, what: what) }
  }
}
