public import FoundationEssentials

/// The times of a take, `times.json` in its folder: what history needs of it, without its audio.
///
/// Version 1.
///
/// It is made from the journal, the plan and the audio, and made again when one of them has changed or
/// the rules have.
public struct TakeTimes: Codable, Sendable, Equatable {
  /// A stall and its place.
  public struct StallRecord: Codable, Sendable, Equatable {
    /// The time on the phase's clock before it.
    public let into_phase_s: Double
    /// How long it is.
    public let duration_s: Double
  }

  /// What the interviewer asked for, and how long it was spoken.
  public struct FollowUpRecord: Codable, Sendable, Equatable {
    /// What was wanted.
    public let kind: FollowUp.Kind
    /// Its times.
    public let phase: PhaseRecord
  }

  /// The times of one phase.
  public struct PhaseRecord: Codable, Sendable, Equatable {
    /// The number of the phase; null where it has none.
    @ExplicitNull public var number: Int?
    /// Its name.
    public let name: String
    /// Its trigger words, by which it is known again under another name.
    public let cues: [String]
    /// Its planned time; null for a part without an end.
    @ExplicitNull public var budget: BudgetRecord?
    /// The clock time; 0 when it was not spoken.
    public let elapsed_s: Double
    /// Speech with its natural pauses.
    public let speaking_s: Double
    /// The time of speech.
    public let speech_s: Double
    /// The time in pauses.
    public let pauses_s: Double
    /// The time that the device lost.
    public let gaps_s: Double
    /// The stalls that begin in it.
    public let stalls: [StallRecord]
    /// Syllable nuclei per second without pauses; null below a second of speech.
    @ExplicitNull public var syllables_per_s: Double?

    /// The time that a basis looks at.
    public func time(_ basis: Verdict.Basis) -> Double {
      basis == .speaking ? speaking_s : elapsed_s
    }

    /// The time in stalls that begin in it.
    public var stalled: Double { stalls.reduce(0) { $0 + $1.duration_s } }
  }

  /// The sizes in bytes of what the times were made from, and the corrected marks: how a change is noticed.
  public struct Source: Codable, Sendable, Equatable {
    /// Of the audio.
    public let audio_bytes: Int
    /// Of the journal.
    public let journal_bytes: Int
    /// The frames of the marks as they were corrected afterwards; left out where they were not.
    public var corrected_frames: [Int]?

    /// The sizes of a take's files, and the frames of its corrected marks.
    public init(audioBytes: Int, journalBytes: Int, correctedFrames: [Int]? = nil) {
      audio_bytes = audioBytes
      journal_bytes = journalBytes
      corrected_frames = correctedFrames
    }
  }

  /// The version of the rules by which times are measured.
  ///
  /// It is raised whenever the detector or the timing gives other times for the same recording, so that
  /// old and new takes stay comparable. A test holds the sample rehearsal's times against it.
  public static let rules = 4

  /// The version of this format.
  public let schema: Int
  /// The version of the rules by which it was measured.
  public let rules: Int
  /// What it was made from.
  public var source: Source
  /// The wall clock at frame 0, ISO 8601 with its offset.
  public let started_at: String
  /// What was spoken about: the title.
  public let title: String
  /// The variant that was rehearsed, or null.
  @ExplicitNull public var variant: String?
  /// Whether only a part of the plan was to be spoken: such a take says nothing about the whole.
  public let is_partial: Bool
  /// The time for all of it, or null.
  @ExplicitNull public var slot_s: Double?
  /// The time that the interviewer spoke.
  public let interruptions_s: Double
  /// The median of its articulation rate, in syllable nuclei per second without pauses; null for little speech.
  @ExplicitNull public var median_syllables_per_s: Double?
  /// How fluent it is as a whole; null in times that were kept before this was measured.
  @ExplicitNull public var fluency: FluencyRecord?
  /// How lively the voice is as a whole; null in times that were kept before this was measured.
  @ExplicitNull public var voice: VoiceFigures?
  /// Each phase, in the order of the plan.
  public let phases: [PhaseRecord]
  /// What was drilled; left out for a rehearsal.
  public var drill: JournalEntry.Drill?
  /// What the interviewer asked for in between; left out when nothing was asked.
  public var follow_up: FollowUpRecord?
}

extension TakeTimes {
  /// The times of a take.
  ///
  /// - Parameters:
  ///   - report: the take's report, on any basis.
  ///   - plan: the plan of the take, its variant chosen.
  ///   - variant: the name that the plan gives the variant.
  public init(
    _ report: Report, plan: Plan, variant: String?, start: JournalEntry.Start, source: Source
  ) {
    let followUp = report.phases.last.flatMap { part in
      part.follow_up.map {
        FollowUpRecord(kind: $0.kind, phase: PhaseRecord(part, of: part.phase))
      }
    }
    let isBrokenOff = followUp?.kind == .short_version
    self.init(
      schema: 1, rules: Self.rules, source: source, started_at: start.started_at,
      title: plan.title, variant: variant, is_partial: start.only_phases != nil || isBrokenOff,
      slot_s: report.slot_s,
      interruptions_s: report.interruptions_s,
      median_syllables_per_s: report.pace?.median_syllables_per_s,
      fluency: report.total.fluency, voice: report.total.voice,
      phases: zip(report.phases, plan.phases).map { PhaseRecord($0, of: $1) },
      drill: start.drill, follow_up: followUp)
  }

  /// Reads `times.json`; nil when it is of another version or holds numbers that cannot be.
  public init?(decoding data: Data) {
    guard let times = try? JSONDecoder().decode(TakeTimes.self, from: data), times.schema == 1,
      times.isPlausible
    else { return nil }
    self = times
  }

  /// Whether these times hold for files of these sizes.
  public func isCurrent(for source: Source) -> Bool {
    schema == 1 && rules == Self.rules && self.source == source
  }

  /// The time of all phases on a basis, without interruptions.
  public func total(_ basis: Verdict.Basis) -> Double {
    phases.reduce(0) { $0 + $1.time(basis) }
  }

  /// Whether the interviewer wanted the short version instead of the rest.
  public var isBrokenOff: Bool { follow_up?.kind == .short_version }

  /// Whether it ended in its first phase, before that had used its time: such a take says nothing.
  public var isFalseStart: Bool {
    guard let first = phases.first, phases.count > 1, !is_partial, drill == nil else {
      return false
    }
    return phases.dropFirst().allSatisfy { $0.elapsed_s == 0 }
      && first.elapsed_s < first.budget?.max_s ?? Self.longestFalseStart
  }

  /// The longest false start where the first phase has no budget, in seconds; our own figure.
  private static let longestFalseStart = 60.0

  /// Whether every phase was spoken, so that the sum says something about the whole.
  public var isComplete: Bool { !is_partial && phases.allSatisfy { $0.elapsed_s > 0 } }
}

extension Report.Part {
  /// It as a phase of a plan.
  fileprivate var phase: Phase {
    Phase(
      number: number, name: name, line: 0,
      budget: budget.map { Budget(minimum: .seconds($0.min_s), maximum: .seconds($0.max_s)) },
      cues: cues)
  }
}

extension TakeTimes.PhaseRecord {
  fileprivate init(_ part: Report.Part, of phase: Phase) {
    self.init(
      number: phase.number, name: phase.name, cues: phase.cues,
      budget: phase.budget.map(BudgetRecord.init), elapsed_s: part.elapsed_s,
      speaking_s: part.speaking_s, speech_s: part.speech_s, pauses_s: part.pauses.total_s,
      gaps_s: part.gaps_s,
      stalls: part.stalls.list.map {
        TakeTimes.StallRecord(into_phase_s: $0.into_phase_s, duration_s: $0.duration_s)
      }, syllables_per_s: part.syllables_per_s)
  }
}
