internal import Glibc

/// Why a thread cannot be started: too many, or no memory for its stack.
public struct ThreadError: DiagnosableError, Equatable {
  /// The C library's error number.
  public let code: Int32

  /// What went wrong, as one sentence.
  public var summary: String {
    "the system starts no more threads: \(String(cString: strerror(code)))"
  }
}
