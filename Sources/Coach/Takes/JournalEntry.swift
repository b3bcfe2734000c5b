/// One line of a take's journal, `journal.jsonl`.
///
/// Version 1.
///
/// The journal is appended to while recording and never changed, so that a take is complete at any
/// moment: what the lines say up to a kill is what happened.
public struct JournalEntry: Codable, Sendable, Equatable {
  /// What is told.
  public enum Event: String, Codable, Sendable, Equatable {
    /// Recording begins; how and of what.
    case start
    /// The speaker gave a command.
    case command
    /// The device lost frames.
    case gap
    /// The device was found to deliver at another rate than it claims.
    case rate
    /// Recording ended in order.
    case end
  }

  /// How a recording began.
  public struct Start: Codable, Sendable, Equatable {
    /// The version of the format.
    public let schema: Int
    /// The wall clock at frame 0, ISO 8601 with its offset.
    public let started_at: String
    /// The device's name in alsa-lib.
    public let device: String
    /// Frames per second, as negotiated; see ``Journal/measuredRate``.
    public let sample_rate_hz: Int
    /// Channels of the device, mixed to one.
    public let channels: Int
    /// The name of the plan's copy in the folder.
    public let plan: String
    /// The variant that was rehearsed.
    public let variant: String?
    /// The slot that the command line set.
    public let slot_s: Double?
    /// Where the rehearsal has to end, in seconds of the recording; wins over `slot_s`.
    public let ends_at_s: Double?
    /// The phases that were rehearsed, by their positions in the plan from 0; nil for all of it.
    public let only_phases: [Int]?
    /// What was drilled; nil for a rehearsal.
    public let drill: Drill?
    /// The plan as it was understood; nil in takes before 1.0.
    public let understood: PlanSnapshot?
    /// The plan of which `only_phases` are a part, as it was understood; nil where all of it was rehearsed, and in
    /// takes before 1.0.
    public let whole: PlanSnapshot?

    /// The start of a take, version 1.
    public init(
      startedAt: String, device: String, rate: Int, channels: Int, plan: String, variant: String?,
      slot: Duration?, endsAt: Double? = nil, onlyPhases: [Int]? = nil,
      drill: Drill? = nil, understood: PlanSnapshot? = nil, whole: PlanSnapshot? = nil
    ) {
      schema = 1
      started_at = startedAt
      self.device = device
      sample_rate_hz = rate
      self.channels = channels
      self.plan = plan
      self.variant = variant
      slot_s = slot?.seconds
      ends_at_s = endsAt
      only_phases = onlyPhases
      self.drill = drill
      self.understood = understood
      self.whole = whole
    }
  }

  /// What a drill was about: a question, or phases of a talk that need practice.
  public struct Drill: Codable, Sendable, Equatable {
    /// The question as asked; nil for phases.
    public let question: String?
    /// What the question stands under.
    public let principle: String?
    /// The framework whose parts the answer has.
    public let framework: String?

    /// The drill of a question, or of phases.
    public init(question: String? = nil, principle: String? = nil, framework: String? = nil) {
      self.question = question
      self.principle = principle
      self.framework = framework
    }
  }

  /// Why a recording ended.
  public enum Reason: String, Codable, Sendable, Equatable {
    /// The speaker finished, or the time was over.
    case finished
    /// The device went away.
    case device_lost
    /// The device delivered nothing more.
    case device_silent
    /// The disk is full or refuses to write.
    case disk
    /// The WAV file is as large as one can be.
    case file_full
    /// The program was killed, or the machine went down; the take was completed afterwards.
    case cut_off
  }

  /// What is told.
  public let event: Event
  /// The frame at which it happened; nil for the start.
  public var frame: Int?
  /// How a recording began.
  public var start: Start?
  /// The speaker's command.
  public var command: RehearsalCommand.Kind?
  /// The phase that a jump leads to, by its position in the agenda from 0.
  public var phase: Int?
  /// How the phase that is turned to was heard; nil for keys.
  public var heard: Rehearsal.Hearing?
  /// What the interviewer asks.
  public var follow_up: FollowUp?
  /// The words of a note; nil where only the moment was noted.
  public var text: String?
  /// How many frames a gap is long.
  public var frames: Int?
  /// The frames per second that the device really delivers.
  public var sample_rate_hz: Int?
  /// Why the recording ended.
  public var reason: Reason?

  /// Recording begins.
  public static func start(_ start: Start) -> JournalEntry {
    JournalEntry(event: .start, start: start)
  }

  /// The speaker gave a command.
  public static func command(_ event: Rehearsal.Event) -> JournalEntry {
    JournalEntry(
      event: .command, frame: event.frame, command: event.command.kind,
      phase: event.command.phase, heard: event.heard, follow_up: event.command.followUp,
      text: event.command.text)
  }

  /// The device lost frames.
  public static func gap(_ gap: Range<Int>) -> JournalEntry {
    JournalEntry(event: .gap, frame: gap.lowerBound, frames: gap.count)
  }

  /// The device delivers so many frames per second, all the time; known at a frame.
  public static func rate(_ rate: Int, frame: Int) -> JournalEntry {
    JournalEntry(event: .rate, frame: frame, sample_rate_hz: rate)
  }

  /// Recording ended.
  public static func end(frame: Int, _ reason: Reason) -> JournalEntry {
    JournalEntry(event: .end, frame: frame, reason: reason)
  }
}
