internal import Glibc

/// Whether the system still gives memory: Swift ends a program that is refused some.
public enum Memory {
  /// Asks for so many bytes and gives them back untouched.
  ///
  /// The corresponding C function is `malloc`, which says no only where a limit is set for the process or
  /// the system does not promise more than it has.
  public static func isThere(bytes: Int) -> Bool {
    guard let memory = malloc(bytes) else { return false }
    free(memory)
    return true
  }
}
