internal import Glibc

/// Brings back a file that was removed while it was open: what was written is still there as long as
/// someone holds it.
public enum RemovedFile {
  /// Whether a file has no name any more.
  ///
  /// The corresponding C function is `fstat`.
  public static func isRemoved(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink == 0
  }

  /// Copies a removed file to where it was, in a folder that is made anew, for its owner only; never
  /// over another.
  ///
  /// The descriptor has to be open for reading.
  /// - Returns: whether the file has its name, now or still.
  public static func restore(_ descriptor: Int32, to path: String) -> Bool {
    guard isRemoved(descriptor) else { return true }
    if let slash = path.lastIndex(of: "/") { mkdir(String(path[..<slash]), 0o700) }
    let copy = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard copy >= 0 else { return false }
    defer { close(copy) }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var offset: off_t = 0
    while true {
      let count = pread(descriptor, &block, block.count, offset)
      guard count > 0 else { return count == 0 && fsync(copy) == 0 }
      guard write(copy, block, count) == count else { return false }
      offset += off_t(count)
    }
  }
}
