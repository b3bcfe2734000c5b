public import AudioCore
public import Coach

/// What the main thread and the worker tell each other.
public final class StatePublisher: Sendable {
  private struct Notes: Sendable {
    var commands: [Rehearsal.Event] = []
    var states: [LiveState] = []
    var outcome: RehearsalOutcome?
    var troubles: [Trouble] = []
  }

  private let notes = Locked(Notes())
  private let wakePipe: WakePipe

  /// A publisher for two threads.
  ///
  /// - Parameter wakePipe: woken whenever there is something new to show.
  public init(wakePipe: WakePipe) { self.wakePipe = wakePipe }

  /// Gives the worker a command.
  public func post(_ event: Rehearsal.Event) { notes.withLock { $0.commands.append(event) } }

  /// The commands that the worker has not seen yet.
  func takeCommands() -> [Rehearsal.Event] {
    notes.withLock { notes in
      defer { notes.commands.removeAll() }
      return notes.commands
    }
  }

  /// States that are kept when nobody takes them, because the terminal is frozen: two minutes.
  private static let patience = 1000

  /// Shows a state.
  func show(_ state: LiveState) {
    notes.withLock { notes in
      if notes.states.count == Self.patience { notes.states.removeFirst(Self.patience / 2) }
      notes.states.append(state)
    }
    wakePipe.wake()
  }

  /// The states that were not looked at yet, in their order: what is told to the speaker must not
  /// depend on which of them the screen had time for.
  public func takeStates() -> [LiveState] {
    notes.withLock { notes in
      defer { notes.states.removeAll() }
      return notes.states
    }
  }

  /// Tells the speaker what went wrong.
  func tell(_ troubles: [Trouble]) {
    guard !troubles.isEmpty else { return }
    notes.withLock { $0.troubles += troubles }
  }

  /// What went wrong and was not told yet.
  public func takeTroubles() -> [Trouble] {
    notes.withLock { notes in
      defer { notes.troubles.removeAll() }
      return notes.troubles
    }
  }

  /// What came of it; nil while it runs.
  public internal(set) var outcome: RehearsalOutcome? {
    get { notes.withLock { $0.outcome } }
    set {
      notes.withLock { $0.outcome = newValue }
      wakePipe.wake()
    }
  }
}
