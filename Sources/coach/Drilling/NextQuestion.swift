import Coach

/// Waits between two answers until the report of the first was read.
enum NextQuestion {
  /// What the speaker wants.
  enum Choice { case next, again, stop }

  /// Asks.
  ///
  /// - Parameter isLast: whether there is no next question.
  static func ask(isLast: Bool, _ input: inout KeyInput) -> Choice {
    let next = isLast ? "any other key to end" : "any other key for the next question, q to stop"
    Console.message("\na to answer it again, \(next)\n")
    // What was pressed while the answer was measured was not meant for this.
    input.forget()
    while true {
      let pressed = input.pressed(waitingMilliseconds: 100)
      if SignalCollector.take() || pressed.contains(.finish) || input.isGone { return .stop }
      if pressed.contains(.again) { return .again }
      if !pressed.isEmpty { return isLast ? .stop : .next }
    }
  }
}
