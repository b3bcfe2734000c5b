/// What a report says of the words that a recogniser heard, over all of the recording.
public struct WordsRecord: Codable, Sendable, Equatable {
  /// A filler and how often it comes.
  public struct Filler: Codable, Sendable, Equatable {
    /// The word or words, as the list of fillers has them.
    public let text: String
    /// How often.
    public let count: Int
  }

  /// What has times of its own in the transcript.
  public enum Timing: String, Codable, Sendable, Equatable {
    /// Each word.
    case words
    /// Phrases; the times of the words are estimated from their lengths.
    case phrases
  }

  /// How the file of the words is called.
  public let source: String
  /// Its form.
  public let format: TranscriptFormat
  /// What has times of its own.
  public let timing: Timing
  /// How many of its words did not fit the recording and were left out.
  public let left_out: Int
  /// The fillers that were heard in the phases, those that come most often first.
  public let fillers: [Filler]
  /// The fillers that were counted.
  public let filler_list: [String]
}

/// What a report says of the words of a phase.
public struct PhaseWordsRecord: Codable, Sendable, Equatable {
  /// A trigger and where it was said.
  public struct Trigger: Codable, Sendable, Equatable {
    /// The trigger words, as the notes have them.
    public let text: String
    /// Where they were heard in the phase; null where they were not.
    @ExplicitNull public var at_s: Double?
    /// Where they were heard in another phase, if not in their own; null where they were not.
    @ExplicitNull public var elsewhere_s: Double?
  }

  /// How many words were heard in it.
  public let count: Int
  /// Words per minute of talk time; null below 5 s.
  @ExplicitNull public var words_per_min: Double?
  /// How many fillers were heard in it.
  public let fillers: Int
  /// Its triggers, in the order of the notes; none for the whole.
  public let triggers: [Trigger]
}
