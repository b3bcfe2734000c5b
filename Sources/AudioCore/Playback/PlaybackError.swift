internal import CAlsa
internal import Glibc

/// Why something cannot be played.
public enum PlaybackError: DiagnosableError, Equatable {
  /// The device cannot be opened; the error number.
  case cannotOpen(device: String, code: Int32)
  /// The device has no format for this; the error number.
  case unsuitable(device: String, rate: Int, code: Int32)
  /// The device went away while playing; the error number.
  case lost(device: String, code: Int32)

  /// What went wrong, as one sentence.
  public var summary: String {
    switch self {
    case .cannotOpen(let device, let code):
      "cannot open playback device '\(device)': \(Self.message(code))"
    case .unsuitable(let device, let rate, let code):
      "playback device '\(device)' cannot play 16-bit audio of \(rate) Hz: \(Self.message(code))"
    case .lost(let device, let code):
      "playback device '\(device)' stopped working: \(Self.message(code))"
    }
  }

  private static func message(_ code: Int32) -> String { String(cString: snd_strerror(-code)) }
}
