internal import Glibc

/// Why another program was of no help.
public enum ProgramError: DiagnosableError, Equatable {
  /// It is not installed.
  case missing(program: String)
  /// The system does not start it; the C library's error number.
  case cannotStart(program: String, code: Int32)
  /// It ended with another status than 0; the last line that it said, if any.
  case failed(program: String, why: String)
  /// It wrote more than was asked for.
  case tooMuch(program: String, bytes: Int)
  /// It took longer than was allowed.
  case tooSlow(program: String, seconds: Int)

  /// What went wrong, as one sentence.
  public var summary: String {
    switch self {
    case .missing(let program): "the program '\(program)' is not installed"
    case .cannotStart(let program, let code):
      "cannot start '\(program)': \(String(cString: strerror(code)))"
    case .failed(let program, let why): "'\(program)' failed\(why.isEmpty ? "" : ": \(why)")"
    case .tooMuch(let program, let bytes): "'\(program)' wrote more than \(bytes) bytes"
    case .tooSlow(let program, let seconds): "'\(program)' took longer than \(seconds) s"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    switch self {
    case .missing(let program): "install \(program)"
    case .cannotStart(let program, _): "check that '\(program)' runs by itself"
    case .failed, .tooMuch, .tooSlow: nil
    }
  }
}
