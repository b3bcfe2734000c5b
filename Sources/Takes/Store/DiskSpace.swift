internal import Glibc

/// Whether a disk can hold a take.
public enum DiskSpace {
  /// The bytes that an ordinary user can still write to the file system of a folder.
  ///
  /// The corresponding C function is `statvfs`.
  public static func free(at folder: String) -> Int? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  /// Bytes as people read them.
  public static func text(_ bytes: Int) -> String {
    bytes >= 10 << 30 ? "\(bytes >> 30) GB" : "\(bytes >> 20) MB"
  }
}
