internal import Glibc

/// Makes what was named, renamed or removed in a folder durable.
enum FolderSync {
  /// Waits until it is; a file system that has no such thing is no trouble.
  ///
  /// The corresponding C function is `fsync`.
  static func flush(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
