internal import Glibc

/// Levels relative to full scale.
///
/// 0 dBFS is the power of a square wave at full scale, so a full-scale sine is at -3.01 dBFS.
public enum Decibels {
  /// The level of a stretch without any signal: below one bit of 16.
  public static let silence = -120.0

  /// The level of a mean square of 16-bit samples, in dBFS; never below ``silence``.
  public static func level(meanSquare: Double) -> Double {
    guard meanSquare > 0 else { return silence }
    return max(silence, 10 * log10(meanSquare / (32768 * 32768)))
  }
}
