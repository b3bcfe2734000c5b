import FoundationEssentials
import Glibc

/// Writes files that must survive: to a temporary name, flushed, then renamed.
enum DurableFile {
  /// Puts `text` at `path`, which then holds either the old text or all of the new one.
  ///
  /// - Throws: ``Failure`` with the system's words.
  static func write(_ text: String, to path: String, mode: mode_t = 0o644) throws(Failure) {
    try write(Data(text.utf8), to: path, mode: mode)
  }

  /// Puts `bytes` at `path`, which then holds either the old bytes or all of the new ones.
  ///
  /// - Throws: ``Failure`` with the system's words.
  static func write(_ bytes: Data, to path: String, mode: mode_t) throws(Failure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        offset += count
      }
      return fsync(descriptor) == 0
    }
    let error = errno
    close(descriptor)
    guard isWritten, rename(temporary, path) == 0 else {
      let error = isWritten ? errno : error
      unlink(temporary)
      errno = error
      throw failure(path)
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(
      "cannot write '\(path)': \(String(cString: strerror(errno)))",
      remedy: "check the folder's permissions and free space",
      status: errno == ENOSPC || errno == EDQUOT ? .lost : .failure)
  }
}
