/// The list of takes as JSON: what `coach takes --format json` prints.
///
/// Times are in seconds. Version 1.
public struct TakesRecord: Codable, Sendable, Equatable {
  /// A note that was made afterwards.
  public struct Note: Codable, Sendable, Equatable {
    /// The second of the recording.
    public let at_s: Double
    /// What is to be remembered.
    public let text: String
  }

  /// A take.
  public struct Take: Codable, Sendable, Equatable {
    /// Its number, from 1 for the oldest.
    public let number: Int
    /// The name of its folder.
    public let take: String
    /// The wall clock at frame 0, ISO 8601; empty where the journal cannot be read.
    public let started_at: String
    /// What was told.
    public let title: String
    /// What the speaker calls it, or null.
    @ExplicitNull public var name: String?
    /// In which state it is.
    public let state: TakeSummary.State
    /// How long its sound is, or null.
    @ExplicitNull public var length_s: Double?
    /// How talk time stands against the plan; null where not all of it was spoken.
    @ExplicitNull public var verdict: Verdict.Standing?
    /// How far talk time is over, or null.
    @ExplicitNull public var over_by_s: Double?
    /// Whether it is over by no more than is tolerated, or null.
    @ExplicitNull public var in_grace: Bool?
    /// How many phases were spoken, or null.
    @ExplicitNull public var phases_spoken: Int?
    /// How many phases were to be spoken, or null.
    @ExplicitNull public var phases: Int?
    /// Whether it was given up at the beginning.
    public let is_false_start: Bool
    /// What was noted afterwards.
    public let notes: [Note]
    /// Whether it is to be kept.
    public let is_kept: Bool
    /// Whether its sound is packed.
    public let is_packed: Bool
    /// What its files take on the disk.
    public let bytes: Int
  }

  /// The version of this format.
  public let schema: Int
  /// The takes, oldest first.
  public let takes: [Take]

  /// The record of a list.
  public init(_ takes: [TakeSummary]) {
    schema = 1
    self.takes = takes.map(Take.init)
  }
}

extension TakesRecord.Take {
  fileprivate init(_ take: TakeSummary) {
    let verdict = take.times?.verdict
    self.init(
      number: take.number, take: take.folder, started_at: take.startedAt, title: take.title,
      state: take.state,
      notes: take.notes.map {
        TakesRecord.Note(at_s: Rounded.seconds($0.seconds), text: $0.text)
      },
      is_false_start: take.times?.isFalseStart ?? false, is_kept: take.record?.is_kept ?? false,
      is_packed: take.isPacked, bytes: take.bytes)
    name = take.record?.name
    length_s = take.seconds.map(Rounded.seconds)
    self.verdict = verdict?.standing
    over_by_s = verdict.map { Rounded.seconds($0.overBy) }
    in_grace = verdict?.isInGrace
    phases_spoken = take.times?.phases.count { $0.elapsed_s > 0 }
    phases = take.times?.phases.count
  }

  private init(
    number: Int, take: String, started_at: String, title: String, state: TakeSummary.State,
    notes: [TakesRecord.Note], is_false_start: Bool, is_kept: Bool, is_packed: Bool, bytes: Int
  ) {
    self.number = number
    self.take = take
    self.started_at = started_at
    self.title = title
    self.state = state
    self.notes = notes
    self.is_false_start = is_false_start
    self.is_kept = is_kept
    self.is_packed = is_packed
    self.bytes = bytes
  }
}
