import AudioCore
import Coach

/// What the main thread and the worker tell each other.
final class RehearsalBoard: Sendable {
  private struct Notes: Sendable {
    var commands: [Rehearsal.Event] = []
    var states: [LiveState] = []
    var outcome: RehearsalOutcome?
    var news: [String] = []
  }

  private let notes = Guarded(Notes())
  private let news: WakePipe

  /// - Parameter news: woken whenever there is something new to show.
  init(news: WakePipe) { self.news = news }

  /// Gives the worker a command.
  func post(_ event: Rehearsal.Event) { notes.withLock { $0.commands.append(event) } }

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
    news.wake()
  }

  /// The states that were not looked at yet, in their order: what is told to the speaker must not
  /// depend on which of them the screen had time for.
  func takeStates() -> [LiveState] {
    notes.withLock { notes in
      defer { notes.states.removeAll() }
      return notes.states
    }
  }

  /// Tells the speaker what went wrong, a line each.
  func tell(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    notes.withLock { $0.news += lines }
  }

  /// The news that were not shown yet.
  func takeNews() -> [String] {
    notes.withLock { notes in
      defer { notes.news.removeAll() }
      return notes.news
    }
  }

  /// What came of it; nil while it runs.
  var outcome: RehearsalOutcome? {
    get { notes.withLock { $0.outcome } }
    set {
      notes.withLock { $0.outcome = newValue }
      news.wake()
    }
  }
}
