/// Something that a speaker has to be told at once while recording.
public struct Trouble: Sendable, Equatable {
  /// What it is.
  public enum Kind: Sendable, Equatable {
    /// The device delivers so many frames a second and not what it claims.
    case wrongRate(measured: Int, claimed: Int)
    /// The device is gone; its return is awaited.
    case deviceGone
    /// The device is back.
    case deviceBack
    /// Nothing has arrived for a while.
    case deviceSilent
    /// The device lost audio, in seconds.
    case lost(seconds: Double)
    /// The take's folder was removed.
    case removed
    /// The audio is no longer where it was created.
    case moved(to: String)
    /// The disk lasts for so many seconds.
    case diskNearlyFull(seconds: Int)
  }

  /// What it is.
  public let kind: Kind
  /// When, in seconds of the recording.
  public let at: Double

  /// Trouble at a moment.
  public init(kind: Kind, at: Double) {
    self.kind = kind
    self.at = at
  }
}
