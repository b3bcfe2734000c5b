import AudioCore
import Coach
import Synchronization

/// What the main thread and the worker tell each other.
final class RehearsalBoard: Sendable {
  private struct Notes {
    var commands: [Rehearsal.Event] = []
    var state = LiveState()
    var outcome: RehearsalOutcome?
    var news: [String] = []
  }

  private let notes = Mutex(Notes())
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

  /// What the screen shows.
  var state: LiveState {
    get { notes.withLock { $0.state } }
    set {
      notes.withLock { $0.state = newValue }
      news.wake()
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
