import Coach
import Takes

/// What came of takes whose recording was cut off, in words.
enum RecoveryText {
  /// A line; nil when nothing had to be done.
  static func line(_ outcome: TakeRecovery.Outcome, _ take: TakeFolder) -> String? {
    switch outcome {
    case .isComplete, .isRecording: nil
    case .heldNothing: removed(take.name)
    case .hasPage: "made the page of \(take.name)\n"
    case .completed(let seconds):
      "completed \(take.name), which was cut off: \(TimeText.clock(seconds)) of audio\n"
    }
  }

  /// That a take without a frame of sound is gone.
  static func removed(_ name: String) -> String {
    "removed empty take \(DisplayText.lines(name))\n"
  }

  /// Completes what can be completed before a new take, and tells it; the others must not stand in its way.
  static func completeAndTell() {
    guard let outcomes = try? TakeRecovery.completeAll(withPages: false).outcomes else { return }
    let lines = outcomes.compactMap { line($0.outcome, $0.take) } + EmptyTakes.remove().map(removed)
    Console.message(DisplayText.lines(lines.joined()))
  }
}
