/// How fast the speech of a take is and how steady, without words.
///
/// Syllable nuclei per second without pauses (articulation rate), to be compared with the speaker's own and
/// with nothing else: the counter overlooks unstressed syllables, and languages differ.
public struct PaceRecord: Codable, Sendable, Equatable {
  /// The rate in a stretch of speech.
  public struct Window: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// Where it ends in the recording; its pauses are in between.
    public let end_s: Double
    /// Syllable nuclei per second in it, without pauses.
    public let syllables_per_s: Double
    /// How far that may be off: twice its standard error.
    public let error_syllables_per_s: Double
    /// The position of its phase, from 0.
    public let phase: Int
  }

  /// The speech in each window, in seconds; the last of a phase has between half and one and a half of it.
  public let window_s: Double
  /// The median of the windows: the speaker's own pace in this take.
  public let median_syllables_per_s: Double
  /// How far that may be off against another pace of the same speaker: twice its standard error.
  ///
  /// All of a speaker's syllables may be counted up to 15 % too low or too high besides, in every take alike.
  public let error_syllables_per_s: Double
  /// About as many English words a minute of speech, to tens.
  public let words_per_min: Int
  /// The quartile under which a fourth of the windows lies.
  public let lower_quartile_syllables_per_s: Double
  /// The quartile above which a fourth of the windows lies.
  public let upper_quartile_syllables_per_s: Double
  /// The distance of the quartiles against the median: 0.1 means that the middle half of the take
  /// stays within a tenth.
  public let spread: Double
  /// The median of the medians of earlier takes; null when none are known.
  @ExplicitNull public var usual_syllables_per_s: Double?
  /// The windows, in the order of the recording.
  public let windows: [Window]
}

extension PaceRecord {
  /// The median rate of some windows and its error; nil of none.
  static func median(of windows: [Window]) -> (rate: Double, error: Double)? {
    guard let rate = Quantile.of(windows.map(\.syllables_per_s), 0.5) else { return nil }
    let squares = windows.reduce(0) { $0 + $1.error_syllables_per_s * $1.error_syllables_per_s }
    let error = squares.squareRoot() / Double(windows.count)
    return (rate, windows.count > 1 ? error * PaceMeter.medianFactor : error)
  }

  /// Whether a rate differs from the median by more than both may be off.
  func differs(_ rate: Double, error: Double) -> Bool {
    SamplingError.differ(rate, error, median_syllables_per_s, error_syllables_per_s)
  }
}
