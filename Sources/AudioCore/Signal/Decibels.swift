internal import Glibc

/// Levels relative to full scale.
///
/// 0 dBFS is the power of a square wave at full scale, so a full-scale sine is at -3.01 dBFS.
public enum Decibels {
  /// The level of a stretch without any signal: below one bit of 16.
  public static let silence = -120.0

  /// The level of a power, where full scale squared is 1, in dBFS; never below ``silence``.
  public static func level(power: Double) -> Double {
    power > 0 ? max(silence, 10 * log10(power)) : silence
  }
}
