internal import Glibc

/// Room on the disk that is kept while recording: when the disk is full, the end of the journal, the
/// phases' names and take.json still fit.
///
/// It is given back with the value.
struct DiskReserve: ~Copyable, Sendable {
  private static let bytes: off_t = 256 << 10
  private let path: String

  /// Takes the room, as well as the disk allows.
  ///
  /// The corresponding C function is `posix_fallocate`.
  init(in take: TakeFolder) {
    path = take.reserve
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    posix_fallocate(descriptor, 0, Self.bytes)
    close(descriptor)
  }

  deinit { unlink(path) }
}
