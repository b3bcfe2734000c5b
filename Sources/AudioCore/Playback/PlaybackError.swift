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

  /// What the user can do about it.
  public var remedy: String? {
    switch self {
    case .cannotOpen(_, let code) where code == EBUSY:
      "close the other program that plays, or choose another with --device"
    case .cannotOpen:
      "connect a loudspeaker, or choose another with --device; 'aplay -L' lists them"
    case .unsuitable(let device, _, _):
      device.hasPrefix("hw:")
        ? "let alsa-lib convert: --device plug\(device)" : "choose another with --device"
    case .lost: "connect it again, or choose another with --device"
    }
  }

  private static func message(_ code: Int32) -> String { String(cString: snd_strerror(-code)) }
}
