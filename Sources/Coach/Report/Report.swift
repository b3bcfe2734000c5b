/// What came of one recording: the model behind every format.
///
/// Times are in seconds, rounded to the microsecond, so that they still add up to the frame; levels
/// are in dB. Version 1.
public struct Report: Codable, Sendable, Equatable {
  /// The recording.
  public struct Audio: Codable, Sendable, Equatable {
    /// How the recording is named.
    public let file: String
    /// How long it is.
    public let duration_s: Double
    /// Frames per second.
    public let sample_rate_hz: Int
    /// Channels; they are mixed to one.
    public let channels: Int
    /// The level of the background.
    public let noise_floor_dbfs: Double
    /// The level of the voice; null when nobody speaks.
    @ExplicitNull public var speech_level_dbfs: Double?
    /// Voice over background; null when nobody speaks.
    @ExplicitNull public var snr_db: Double?
    /// The least power above the background that counts as speech; null when nobody speaks.
    @ExplicitNull public var threshold_dbfs: Double?
    /// The level of the highest sample.
    public let peak_dbfs: Double
    /// Frames at full scale.
    public let clipped_frames: Int
    /// Frames that the device lost.
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
    /// How many.
    public let count: Int
    /// The median of their lengths.
    @ExplicitNull public var median_s: Double?
    /// The longest.
    @ExplicitNull public var longest_s: Double?
    /// Their time in the phase.
    public let total_s: Double
  }

  /// One stall.
  public struct Stall: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// Where it begins in its phase: the time on the phase's clock before it.
    public let into_phase_s: Double
    /// How long it is.
    public let duration_s: Double
  }

  /// The stalls of a phase.
  public struct Stalls: Codable, Sendable, Equatable {
    /// How many.
    public let count: Int
    /// Their time in the phase.
    public let total_s: Double
    /// Each of those that begin in the phase.
    public let list: [Stall]
  }

  /// How sure the boundary is at which an aligned phase begins.
  public struct Alignment: Codable, Sendable, Equatable {
    /// How sure, from 0 to 1.
    public let confidence: Double
    /// The next best place in the recording; null when there is none.
    @ExplicitNull public var second_best_s: Double?
    /// What it rests on; empty where a person said so.
    public let rests_on: [AlignmentEvidence.Source]

    /// A boundary that was found, not marked.
    public init(
      confidence: Double, second_best_s: Double?,
      rests_on: [AlignmentEvidence.Source] = [.pauses]
    ) {
      self.confidence = confidence
      self.second_best_s = second_best_s
      self.rests_on = rests_on
    }
  }

  /// What the interviewer asked for.
  public struct FollowUpRecord: Codable, Sendable, Equatable {
    /// What was wanted.
    public let kind: FollowUp.Kind
    /// What the interviewer said.
    public let words: String
  }

  /// How much of an answer a part took.
  public struct Share: Codable, Sendable, Equatable {
    /// From 0 to 1.
    public let taken: Double
    /// How much it was meant to take, from 0 to 1.
    public let meant: Double
  }

  /// The times of a phase, or of all of them.
  public struct Part: Codable, Sendable, Equatable {
    /// The number of the phase; null where it has none.
    @ExplicitNull public var number: Int?
    /// Its name.
    public let name: String
    /// Whether it is a break, in which silence is right and nothing is asked of.
    public let is_break: Bool
    /// Its trigger words, in their order.
    public let cues: [String]
    /// What the interviewer asked when this was spoken in answer to it; null for phases of the plan.
    @ExplicitNull public var follow_up: FollowUpRecord?
    /// How much of the answer it took; null where the phases are not the parts of an answer, or the
    /// interviewer broke it off.
    @ExplicitNull public internal(set) var share: Share?
    /// Its planned time; null without a plan.
    @ExplicitNull public var budget: BudgetRecord?
    /// How sure its beginning is when the phases were aligned; null when they were marked.
    @ExplicitNull public var alignment: Alignment?
    /// Where it begins in the recording; null when it was not spoken.
    @ExplicitNull public var start_s: Double?
    /// Where it ends in the recording.
    @ExplicitNull public var end_s: Double?
    /// The clock time: speech + pauses + stalls + gaps.
    public let elapsed_s: Double
    /// The time that the material takes to say: speech + pauses.
    public let speaking_s: Double
    /// The least and the most talk time when the thresholds and the shortest pause are moved as
    /// ``Rules`` says, and every edge of speech by what it may be off.
    public let speaking_range_s: [Double]
    /// The least and the most speech under the same changes.
    public let speech_range_s: [Double]
    /// The time of speech (phonation time).
    public let speech_s: Double
    /// The time that the device lost or the microphone was muted.
    public let gaps_s: Double
    /// How much of that the microphone was muted.
    public let muted_s: Double
    /// The pauses.
    public let pauses: Pauses
    /// The stalls.
    public let stalls: Stalls
    /// Syllable nuclei in its speech.
    public let syllables: Int
    /// Syllable nuclei per second without pauses (articulation rate), one over how long a syllable lasts until the
    /// next, of which 0.45 s count at most; null below a second of speech.
    @ExplicitNull public var syllables_per_s: Double?
    /// How far that may be off: twice its standard error; null below a second of speech.
    @ExplicitNull public var error_syllables_per_s: Double?
    /// That rate against the median of the whole take, 1.1 for a tenth faster; null without a median.
    @ExplicitNull public var pace_ratio: Double?
    /// How fluent it is.
    public let fluency: FluencyRecord
    /// How lively the voice is in it.
    public let voice: VoiceFigures
    /// How the basis stands against the budget.
    public let verdict: Verdict.Standing
    /// How much it is over.
    public let over_by_s: Double
    /// How much it may be over and still be tolerated; null without a budget.
    @ExplicitNull public var grace_s: Double?
    /// Whether it is over by no more than that.
    public let in_grace: Bool
    /// How much the time that is not the basis is over although the basis is not.
    public let over_on_other_basis_s: Double
    /// How much longer the basis is than in the latest earlier take in which it was spoken to its end; null
    /// without one.
    @ExplicitNull public internal(set) var change_s: Double?
    /// The words that a recogniser heard in it; null where none are known.
    @ExplicitNull public internal(set) var words: PhaseWordsRecord?

    /// Whether the phase is over its budget beyond what is tolerated.
    public var isOverrun: Bool { verdict == .over && !in_grace }
  }

  /// The rules that the figures rest on.
  public struct Rules: Codable, Sendable, Equatable {
    /// The shortest silence that is a pause.
    public let pause_s: Double
    /// The shortest pause that is a stall.
    public let stall_s: Double
    /// What a phase may be over and still be tolerated.
    public let grace_s: Double
    /// What all of it may be over and still be tolerated.
    public let total_grace_s: Double
    /// The share of its maximum that a time may be over at the most; null where any share is tolerated.
    @ExplicitNull public var grace_share: Double?
    /// By how many dB the thresholds were moved to see how far the times can be off.
    public let threshold_shift_db: Double
    /// By how much the shortest pause was moved for that.
    public let pause_shift_s: Double
  }

  /// A stretch of the recording.
  public struct Segment: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// Where it ends in the recording.
    public let end_s: Double
  }

  /// The version of this format.
  public let schema: Int
  /// What was spoken about: the title.
  public let title: String
  /// The wall clock at the start of a take, ISO 8601 with its offset; null for other recordings.
  @ExplicitNull public var started_at: String?
  /// The recording.
  public let audio: Audio
  /// Where the marks came from.
  public let marks_source: MarksSource
  /// How many phases turned by themselves, where their openings were heard; left out for none.
  public var turned_by_themselves: Int?
  /// The time that verdicts rest on.
  public let basis: Verdict.Basis
  /// The other rules that the figures rest on.
  public let rules: Rules
  /// The time for all of it; null when there is none.
  @ExplicitNull public var slot_s: Double?
  /// The time before the clock starts.
  public let lead_in_s: Double
  /// The time that the rehearsal was held.
  public let held_s: Double
  /// The time that the interviewer spoke.
  public let interruptions_s: Double
  /// The time after the end.
  public let tail_s: Double
  /// All phases together.
  public internal(set) var total: Part
  /// Each phase, in the order of the plan.
  public internal(set) var phases: [Part]
  /// The stretches of speech.
  public let segments: [Segment]
  /// What went on when the clock ran, without gaps in between.
  public let intervals: [Interval]
  /// Every pause and every stall, ascending.
  public let silences: [Silence]
  /// The stretches that the device lost.
  public let gaps: [Segment]
  /// The stretches in which the microphone was muted: digital silence of 3 s and more.
  public let mutes: [Segment]
  /// What the speaker noted while rehearsing.
  public let notes: [Note]
  /// How fast the speech is, and how steady; null below 15 s of speech.
  @ExplicitNull public var pace: PaceRecord?
  /// The words that a recogniser heard; null without any.
  @ExplicitNull public internal(set) var words: WordsRecord?
  /// How lively the voice is over time; null below 15 s of speech.
  @ExplicitNull public var voice: VoiceRecord?
  /// What to change, the most important first.
  public internal(set) var advice: [Advice]
  /// What the reader has to know before believing the figures, as sentences.
  public let warnings: [String]

  /// Whether anything is over its budget beyond what is tolerated.
  public var isOverBudget: Bool { total.isOverrun || phases.contains(where: \.isOverrun) }
}
