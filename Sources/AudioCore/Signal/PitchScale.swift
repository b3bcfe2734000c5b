internal import Glibc

/// How a pitch is kept in a byte: in sevenths of a semitone above 70 Hz, from 1 on; 0 is no pitch.
///
/// A seventh rounds by 0.04 semitones on average, a tenth of what two instruments differ by.
enum PitchScale {
  /// The lowest pitch, in Hz.
  static let lowest = 70.0
  /// The highest pitch, in Hz.
  static let highest = 500.0
  private static let stepsPerSemitone: Float = 7

  /// The byte of a pitch in semitones above the lowest.
  static func byte(semitones: Float) -> UInt8 {
    UInt8(1 + max(0, min(254, (semitones * stepsPerSemitone).rounded())))
  }

  /// The pitch of a byte in semitones above the lowest; nil where there is none.
  static func semitones(ofByte byte: UInt8) -> Double? {
    byte > 0 ? Double(byte - 1) / Double(stepsPerSemitone) : nil
  }

  /// The steps of a byte in an interval.
  static func steps(ofSemitones interval: Double) -> Double { interval * Double(stepsPerSemitone) }

  /// A frequency in semitones above the lowest.
  static func semitones(ofFrequency frequency: Float) -> Float {
    12 * log2f(frequency / Float(lowest))
  }
}
