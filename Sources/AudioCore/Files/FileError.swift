internal import Glibc

/// Why a file cannot be written.
public struct FileError: DiagnosableError, Equatable {
  /// The file, as it was named.
  public let file: String
  /// The C library's error number.
  public let code: Int32

  /// What went wrong with a file.
  public init(file: String, code: Int32) {
    self.file = file
    self.code = code
  }

  /// Whether the disk is full or broken: what a user is told with a status of its own.
  public var isDiskTrouble: Bool { [ENOSPC, EDQUOT, EFBIG, EIO].contains(code) }

  /// What went wrong, as one sentence.
  public var summary: String { "cannot write '\(file)': \(String(cString: strerror(code)))" }
}
