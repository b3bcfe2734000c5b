internal import Glibc

/// The lock of a take's journal: while it is held, nobody records, completes, changes, packs or removes the take.
public struct TakeLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, and never waits for whoever has it.
  ///
  /// - Throws: ``TakeError/isRecording(name:)`` where somebody has it, or ``TakeError/unreadable(what:file:code:)``.
  public init(_ take: TakeFolder) throws(TakeError) {
    descriptor = try Self.held(take)
  }

  private static func held(_ take: TakeFolder) throws(TakeError) -> Int32 {
    try OwnFile.check(take.journal)
    let flags = O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC
    // File systems over a network lock only what is open for writing.
    let writing = open(take.journal, O_RDWR | flags)
    let descriptor = writing >= 0 ? writing : open(take.journal, O_RDONLY | flags)
    guard descriptor >= 0 else {
      throw .unreadable(what: "journal", file: take.journal, code: errno)
    }
    let isFree =
      switch RecordingLock.take(descriptor) {
      case .held: true
      case .taken: false
      case .unsupported: !RecordingLock.isWritten(take)
      }
    guard isFree else {
      close(descriptor)
      throw .isRecording(name: take.name)
    }
    return descriptor
  }

  deinit { close(descriptor) }

  /// Lets go of it.
  public consuming func release() {}
}
