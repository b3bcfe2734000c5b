extension Report {
  /// What goes on in a stretch of the recording.
  public enum IntervalActivity: String, Codable, Sendable, Equatable {
    /// A phase is spoken.
    case phase
    /// The rehearsal was held.
    case held
    /// The interviewer speaks.
    case interruption
  }

  /// A stretch of the recording with one activity.
  public struct Interval: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// Where it ends in the recording.
    public let end_s: Double
    /// What goes on.
    public let activity: IntervalActivity
    /// The position of its phase in ``Report/phases``, from 0; null in no phase.
    @ExplicitNull public var phase: Int?
  }

  /// Whether a silence belongs to the speech or stopped it.
  public enum SilenceKind: String, Codable, Sendable, Equatable {
    /// A natural pause.
    case pause
    /// A pause of 3 s and more.
    case stall
  }

  /// A pause or a stall.
  public struct Silence: Codable, Sendable, Equatable {
    /// Where it begins in the recording.
    public let start_s: Double
    /// How long it is by the clock.
    public let duration_s: Double
    /// Which of the two it is.
    public let kind: SilenceKind
    /// The position of the phase that it begins in, from 0.
    public let phase: Int
  }

  /// A word that the speaker left at a place.
  public struct Note: Codable, Sendable, Equatable {
    /// The place in the recording.
    public let at_s: Double
    /// The word; may be empty.
    public let text: String

    /// A note at a place.
    public init(at_s: Double, text: String) {
      self.at_s = at_s
      self.text = text
    }
  }

  /// The time of a part that verdicts rest on, in seconds.
  func basisTime(_ part: Part) -> Double { basis == .speaking ? part.speaking_s : part.elapsed_s }

  /// From which confidence on an estimated start of a phase is reliable.
  static let reliable = Coach.Alignment.reliable

  /// Whether a part's times hang on an estimate that could well be wrong: its own start, or the next one's.
  func isUnsure(_ part: Part) -> Bool {
    guard let index = phases.firstIndex(of: part) else { return false }
    let starts = phases[index...].filter { $0.start_s != nil }.prefix(2)
    return starts.contains { ($0.alignment?.confidence ?? 1) < Self.reliable }
  }

  /// Whether there is an earlier take to compare a phase with.
  var hasChanges: Bool { phases.contains { $0.change_s != nil } }

  /// Whether there is more than one measured whole to show.
  var hasParts: Bool { phases.count > 1 || phases.contains { $0.budget != nil } }
}

extension Report.Part {
  /// How sentences name it: `phase 3`, or its name in quotes.
  var reference: String { number.map { "phase \($0)" } ?? nameInQuotes(name) }

  /// How sentences name it with the beginning of its name: `phase 3 (HOW)`.
  var fullReference: String {
    number.map { "phase \($0) (\(shortName))" } ?? nameInQuotes(shortName)
  }

  private func nameInQuotes(_ name: String) -> String {
    name == Agenda.whole ? "the recording" : "'\(name)'"
  }

  private var shortName: String { ShortName.of(name) }
}
