/// The course of a rehearsal: the commands given, and what follows from them.
///
/// A pure state machine on frames. Everything is derived from the list of commands, so that an undo
/// is exact and a journal can be replayed.
public struct Rehearsal: Sendable, Equatable {
  /// How a phase's opening was heard.
  public struct Hearing: Sendable, Equatable, Codable {
    /// How sure it is, from 0 to 1.
    public let probability: Double
    /// The frame at which that was known.
    public let known_frame: Int

    /// An opening that was heard.
    public init(probability: Double, knownFrame: Int) {
      self.probability = probability
      known_frame = knownFrame
    }
  }

  /// A command and its frame.
  public struct Event: Sendable, Equatable {
    /// When it was given.
    public let frame: Int
    /// What was said.
    public let command: RehearsalCommand
    /// How it was heard, where no key gave it; nil for keys.
    public let heard: Hearing?

    /// A command at a frame.
    public init(frame: Int, command: RehearsalCommand, heard: Hearing? = nil) {
      self.frame = frame
      self.command = command
      self.heard = heard
    }
  }

  /// Where the rehearsal is.
  public struct Position: Sendable, Equatable {
    /// The current phase of the plan.
    public var phase = 0
    /// What the interviewer asked for, while that is told.
    public fileprivate(set) var followUp: FollowUp?
    /// The part that it is.
    fileprivate var followUpPart: Int?
    /// Whether the rehearsal is held.
    public var isHeld = false
    /// Whether the interviewer speaks.
    public var isInterrupted = false
    /// Whether it is over.
    public var isFinished = false

    /// The part that is told: the phase, or behind all phases what the interviewer asked for.
    public var part: Int { followUpPart ?? phase }

    /// What goes on there.
    public var activity: Activity {
      if isFinished { return .ended }
      if isHeld { return .held }
      return isInterrupted ? .interruption : .phase(part)
    }
  }

  /// How many phases there are.
  public let phaseCount: Int
  /// The commands in force: those taken back are gone.
  public private(set) var events: [Event] = []
  /// Where the rehearsal is after them.
  public private(set) var position = Position()
  /// Where it was before each of them.
  private var earlier: [Position] = []

  /// A rehearsal that begins with its first phase.
  public init(phaseCount: Int) {
    precondition(phaseCount > 0, "a rehearsal has at least one phase")
    self.phaseCount = phaseCount
  }

  /// Takes a command; frames do not run backwards, except for a note, whose words may come later than its moment.
  ///
  /// - Returns: whether it changed anything.
  @discardableResult
  public mutating func apply(_ event: Event) -> Bool {
    if event.command == .undo {
      guard let before = earlier.popLast() else { return false }
      events.removeLast()
      position = before
      return true
    }
    let last = events.last { $0.command.kind != .note }
    let frame = max(event.frame, event.command.kind == .note ? 0 : last?.frame ?? 0)
    let before = position
    guard step(&position, event.command) else { return false }
    earlier.append(before)
    events.append(Event(frame: frame, command: event.command, heard: event.heard))
    return true
  }

  /// The marks that follow from the commands; the first is at frame 0.
  public var marks: [Mark] {
    var position = Position()
    var marks = [Mark(frame: 0, activity: position.activity)]
    for event in events {
      _ = step(&position, event.command)
      if marks.last?.activity != position.activity {
        marks.append(
          Mark(frame: event.frame, activity: position.activity, isHeard: event.heard != nil))
      }
    }
    return marks
  }

  /// The frames at which keys were pressed, whose clicks the microphone hears.
  public var keys: [Int] { events.filter { $0.heard == nil }.map(\.frame) }

  /// What was noted, ascending.
  public var notes: [Timeline.Note] {
    events.compactMap { event in
      guard case .note(let text) = event.command else { return nil }
      return Timeline.Note(frame: event.frame, text: text)
    }.sorted { $0.frame < $1.frame }
  }

  /// What was noted last, by when it was given; nil when nothing was.
  public var lastNote: Timeline.Note? {
    events.last { $0.command.kind == .note }.map {
      Timeline.Note(frame: $0.frame, text: $0.command.text ?? "")
    }
  }

  /// What the interviewer asked for last, and in which phase; nil when nothing was asked.
  public var asked: (followUp: FollowUp, phase: Int)? {
    var position = Position()
    var asked: (followUp: FollowUp, phase: Int)?
    for event in events {
      _ = step(&position, event.command)
      if let followUp = event.command.followUp { asked = (followUp, position.phase) }
    }
    return asked
  }

  private func step(_ position: inout Position, _ command: RehearsalCommand) -> Bool {
    let before = position
    move(&position, command)
    position.followUpPart = position.followUp.map { _ in phaseCount }
    return position != before || command.kind == .note && !position.isFinished
  }

  private func move(_ position: inout Position, _ command: RehearsalCommand) {
    if let followUp = position.followUp {
      switch (command, followUp.kind) {
      // The short version is the rest of it.
      case (.next, .short_version), (.back, .short_version), (.skip, .short_version),
        (.jump, .short_version):
        return
      // The answer goes on where it was.
      case (.next, .deeper), (.back, .deeper), (.skip, .deeper): return position.followUp = nil
      case (.jump(let phase), .deeper) where (0..<phaseCount).contains(phase):
        position.followUp = nil
      default: break
      }
    }
    switch command {
    case .next: position.phase = min(phaseCount - 1, position.phase + 1)
    case .back: position.phase = max(0, position.phase - 1)
    case .skip where position.phase + 2 < phaseCount: position.phase += 2
    case .jump(let phase) where (0..<phaseCount).contains(phase): position.phase = phase
    case .skip, .jump: break
    // A note changes nothing, but it has been given.
    case .note: break
    // The last one would lose its time to another.
    case .followUp(let followUp): position.followUp = followUp
    case .hold: position.isHeld.toggle()
    case .interruption: position.isInterrupted.toggle()
    case .finish: position.isFinished = true
    case .undo: break
    }
  }
}
