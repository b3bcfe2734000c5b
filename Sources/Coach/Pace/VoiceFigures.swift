/// How lively a voice is in a stretch of speech, each figure null where too little of it is known.
public struct VoiceFigures: Codable, Sendable, Equatable {
  /// The standard deviation of the pitch, in semitones.
  @ExplicitNull public var pitch_sd_st: Double?
  /// How far that may be off: twice its standard error, in semitones.
  @ExplicitNull public var error_pitch_sd_st: Double?
  /// The range of the middle 80 % of the pitch, in semitones.
  @ExplicitNull public var pitch_range_st: Double?
  /// The share of the speech whose pitch is known, from 0 to 1; below an eighth, or a second, the pitch's
  /// figures are null.
  public let voiced_share: Double
  /// The range of the middle 80 % of the syllables' levels, in dB; null below twenty syllables.
  @ExplicitNull public var loudness_range_db: Double?
}
