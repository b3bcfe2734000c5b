import Glibc

/// Follows symbolic links to what a result is to be written to.
enum LinkedPath {
  /// What a path leads to.
  enum Target: Equatable {
    /// A descriptor of this process, as in `/dev/stdout`, `/dev/fd/63` or `>( )`.
    case descriptor(Int32)
    /// What is there, or may be made there.
    case path(String)
  }

  /// Links in a row after which a path leads nowhere, as in Linux.
  private static let limit = 40

  /// Follows the last part of a path through its links; those before it are followed when it is opened.
  ///
  /// The corresponding C function is `readlink`.
  /// - Throws: ``Failure`` when links lead round in a circle.
  static func follow(_ path: String) throws(Failure) -> Target {
    var path = path
    for _ in 0..<limit {
      if let descriptor = descriptor(path) { return .descriptor(descriptor) }
      guard let next = link(path) else { return .path(path) }
      if next.hasPrefix("/") {
        path = next
      } else if let slash = path.lastIndex(of: "/") {
        path = path[...slash] + next
      } else {
        path = next
      }
    }
    throw Destination.failure(path, ELOOP)
  }

  /// The descriptor that a path means: opening it anew would begin a file again at its start, and cannot be
  /// done with a socket.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    case "/dev/stdin": return STDIN_FILENO
    default:
      let folders = ["/dev/fd/", "/proc/self/fd/", "/proc/\(getpid())/fd/"]
      guard let folder = folders.first(where: path.hasPrefix) else { return nil }
      return Int32(path.dropFirst(folder.count))
    }
  }

  private static func link(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(validating: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
