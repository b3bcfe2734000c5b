import Glibc

/// A second way to a pipe or a terminal, on which nothing ever waits.
///
/// Flags that are set on the descriptor itself would be those of every program that shares it.
enum NonBlockingTwin {
  /// Opens what a descriptor leads to once more; nil where that cannot be: with a socket, with a terminal of
  /// someone else, with a file, which has one place to read at.
  ///
  /// The corresponding C function is `open` with `O_NONBLOCK`.
  static func open(_ descriptor: Int32, _ access: Int32) -> Int32? {
    var status = stat()
    guard fstat(descriptor, &status) == 0,
      [S_IFIFO, S_IFCHR].contains(status.st_mode & S_IFMT)
    else { return nil }
    let twin = Glibc.open(
      "/proc/self/fd/\(descriptor)", access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return twin >= 0 ? twin : nil
  }
}
