/// How lively the voice of a take is over time, to be compared with the speaker's own takes.
public struct VoiceRecord: Codable, Sendable, Equatable {
  /// A stretch of the recording.
  public struct Window: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// Where it ends in the recording; its pauses are in between.
    public let end_s: Double
    /// How lively the voice is in it.
    public let figures: VoiceFigures
    /// The position of its phase, from 0.
    public let phase: Int
  }

  /// Half a minute of speech.
  public struct Stretch: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// Where it ends in the recording.
    public let end_s: Double
    /// The standard deviation of its pitch, in semitones.
    public let pitch_sd_st: Double
    /// How far that may be off: twice its standard error, in semitones.
    public let error_pitch_sd_st: Double
  }

  /// The speech in each window, in seconds; the last of a phase has between half and one and a half of it.
  public let window_s: Double
  /// The median of the pitch's spread in earlier takes, in semitones; null when none is known.
  @ExplicitNull public var usual_pitch_sd_st: Double?
  /// The half minute of speech whose pitch varies least; null below a minute of speech, or where no pitch is
  /// known.
  @ExplicitNull public var flattest: Stretch?
  /// The windows, in the order of the recording.
  public let windows: [Window]
}
