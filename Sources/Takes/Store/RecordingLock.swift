internal import Glibc

/// Whether somebody records a take at this moment.
///
/// Whoever writes a journal holds its lock, and a process that dies lets go of it.
enum RecordingLock {
  /// What came of asking for the lock.
  enum Outcome: Equatable {
    /// It is held now.
    case held
    /// Somebody else holds it.
    case taken
    /// The file system has no locks: some over a network, some of virtual machines.
    case unsupported
  }

  /// Asks for the lock of an open journal, and never waits.
  ///
  /// The corresponding C function is `flock`.
  static func take(_ descriptor: Int32) -> Outcome {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      return errno == EWOULDBLOCK ? .taken : .unsupported
    }
    return .held
  }

  /// Without locks: whether the audio is still written.
  ///
  /// Its header is written anew twice a second while recording, so two seconds tell. Each look opens the
  /// file, which makes a file system over a network ask for its true state.
  static func isWritten(_ take: TakeFolder) -> Bool {
    let before = lastChange(take.audio)
    for _ in 0..<20 {
      usleep(100_000)
      if lastChange(take.audio) != before { return true }
    }
    return false
  }

  private static func lastChange(_ path: String) -> [Int] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return [] }
    return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size]
  }
}
