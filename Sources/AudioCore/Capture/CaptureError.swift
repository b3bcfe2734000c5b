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

  /// What the user can do about it.
  public var remedy: String? {
    switch self {
    case .cannotOpen(_, let code) where code == EBUSY:
      "close the other program that records, or choose another with --device"
    case .cannotOpen(_, let code) where code == EACCES || code == EPERM:
      "join the group 'audio' (sudo usermod -aG audio $USER) and log in again"
    case .cannotOpen:
      "connect a microphone; 'coach devices' lists what there is for --device"
    case .unsuitable(let device, _, _):
      device.hasPrefix("hw:")
        ? "let alsa-lib convert: --device plug\(device)" : "choose another with --device"
    case .cannotStart: "choose another with --device; 'coach devices' lists them"
    case .noDescriptors: "close other programs and try again"
    case .noThread(let error): error.remedy
    case .abandoned: nil
    }
  }

  private static func message(_ code: Int32) -> String {
    String(cString: snd_strerror(-code))
  }
}
