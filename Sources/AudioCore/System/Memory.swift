internal import Glibc

/// Whether the system still gives memory: Swift ends a program that is refused some.
public enum Memory {
  /// Asks for so many bytes and gives them back untouched.
  ///
  /// The corresponding C function is `mmap`, which says no only where a limit is set for the process or
  /// the system does not promise more than it has. Not `malloc`: compilers leave out what is freed unused.
  public static func isThere(bytes: Int) -> Bool {
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return false }
    munmap(memory, bytes)
    return true
  }
}
