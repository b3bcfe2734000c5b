/// What came of one recording: the model behind every format.
///
/// Times are in seconds, rounded to the microsecond, so that they still add up to the frame; levels
/// are in dB. Version 1.
public struct Report: Codable, Sendable, Equatable {
  /// The recording.
  public struct Audio: Codable, Sendable, Equatable {
    public let file: String
    public let duration_s: Double
    public let sample_rate_hz: Int
    public let channels: Int
    public let noise_floor_dbfs: Double
    @ExplicitNull public var speech_level_dbfs: Double?
    @ExplicitNull public var snr_db: Double?
    public let threshold_dbfs: Double
    public let peak_dbfs: Double
    public let clipped_frames: Int
    public let lost_frames: Int
  }

  /// Where the marks came from.
  public enum MarksSource: String, Codable, Sendable, Equatable {
    /// The recording's own `cue ` chunk.
    case cue
    /// A file of labels.
    case labels
    /// The journal of a take.
    case take
    /// Found from the contour and the plan alone.
    case aligned
    /// There are none.
    case none
  }

  /// Pauses; their lengths are those of the pauses that begin in the phase, the total is the time in
  /// the phase.
  public struct Pauses: Codable, Sendable, Equatable {
    public let count: Int
    @ExplicitNull public var median_s: Double?
    @ExplicitNull public var longest_s: Double?
    public let total_s: Double
  }

  /// One stall.
  public struct Stall: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    public let duration_s: Double
  }

  /// The stalls of a phase.
  public struct Stalls: Codable, Sendable, Equatable {
    public let count: Int
    public let total_s: Double
    public let list: [Stall]
  }

  /// The times of a phase, or of all of them.
  public struct Part: Codable, Sendable, Equatable {
    @ExplicitNull public var number: Int?
    public let name: String
    @ExplicitNull public var budget: PlanRecord.BudgetRecord?
    @ExplicitNull public var start_s: Double?
    @ExplicitNull public var end_s: Double?
    public let elapsed_s: Double
    public let speaking_s: Double
    /// The speaking time with the detector's threshold moved by 3 dB down and up: least and most.
    public let speaking_range_s: [Double]
    public let speech_s: Double
    public let gaps_s: Double
    public let pauses: Pauses
    public let stalls: Stalls
    @ExplicitNull public var syllables_per_s: Double?
    public let verdict: Verdict.Standing
    public let over_by_s: Double
    public let in_grace: Bool
    /// How much the time that is not the basis is over although the basis is not.
    public let over_on_other_basis_s: Double

    /// Whether the phase is over its budget beyond the grace.
    public var isOverrun: Bool { verdict == .over && !in_grace }
  }

  /// A stretch of speech.
  public struct Segment: Codable, Sendable, Equatable {
    public let start_s: Double
    public let end_s: Double
  }

  /// The version of this format.
  public let schema: Int
  public let title: String
  public let audio: Audio
  public let marks_source: MarksSource
  public let basis: Verdict.Basis
  @ExplicitNull public var slot_s: Double?
  public let lead_in_s: Double
  public let held_s: Double
  public let interruptions_s: Double
  public let tail_s: Double
  public let total: Part
  public let phases: [Part]
  public let segments: [Segment]
  /// What the reader has to know before believing the figures, as sentences.
  public let warnings: [String]

  /// Whether anything is over its budget beyond the grace.
  public var isOverBudget: Bool { total.isOverrun || phases.contains(where: \.isOverrun) }
}
