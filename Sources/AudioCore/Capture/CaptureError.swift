internal import CAlsa
internal import Glibc

/// Why a device cannot be used.
public enum CaptureError: DiagnosableError, Equatable {
  /// The device cannot be opened; its name and the C library's error number.
  case cannotOpen(device: String, code: Int32)
  /// The device has no format that can be recorded.
  case unsuitable(device: String, step: String, code: Int32)
  /// The device cannot be started.
  case cannotStart(device: String, code: Int32)
  /// The process has no file descriptors left.
  case noDescriptors
  /// The system starts no thread for it.
  case noThread(ThreadError)
  /// The user had enough of waiting for a device that does not answer.
  case abandoned(device: String)

  /// What went wrong, as one sentence.
  public var summary: String {
    switch self {
    case .cannotOpen(let device, let code):
      "cannot open capture device '\(device)': \(Self.message(code))"
    case .unsuitable(let device, let step, let code):
      "capture device '\(device)' has no suitable \(step): \(Self.message(code))"
    case .cannotStart(let device, let code):
      "cannot start capture device '\(device)': \(Self.message(code))"
    case .noDescriptors: "the system has no file descriptors left"
    case .noThread(let error): error.summary
    case .abandoned(let device): "capture device '\(device)' did not answer"
    }
  }

  private static func message(_ code: Int32) -> String {
    String(cString: snd_strerror(-code))
  }
}
