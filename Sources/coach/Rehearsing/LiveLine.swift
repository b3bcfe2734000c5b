import Coach

/// The live view in one line: the current phase, its cue words, its time, the whole time, the level.
struct LiveLine {
  private let plan: Plan
  private let redraws: Bool
  private var shown: Rehearsal.Position?
  private var hadStarted = false

  init(plan: Plan, redraws: Bool) {
    self.plan = plan
    self.redraws = redraws
  }

  /// What to write to the terminal for a state; nothing when nothing changed that a plain line shows.
  mutating func update(_ state: LiveState) -> String {
    defer {
      shown = state.position
      hadStarted = state.hasStarted
    }
    if redraws { return "\r\u{1B}[K" + String(line(state).prefix(Terminal.width - 1)) }
    guard state.position != shown || state.hasStarted != hadStarted else { return "" }
    return TimeText.clock(state.recorded) + "  " + Self.summary(state, plan) + "\n"
  }

  /// What ends the live view.
  var end: String { redraws ? "\r\u{1B}[K" : "" }

  private func line(_ state: LiveState) -> String {
    let phase = plan.phases[state.position.phase]
    let time = TimeText.clock(state.speaking) + "/" + TimeText.band(phase.budget)
    let slot = plan.slot.map { "/" + TimeText.clock($0) } ?? ""
    let sign = state.isSpeaking ? "speaking" : "silent  "
    let lost = state.lost > 0 ? " LOST \(TimeText.decimal(state.lost, places: 1)) s" : ""
    let words = phase.cues.joined(separator: " · ")
    return Console.printable(
      "● REC \(Self.meter(state)) \(sign) \(TimeText.clock(state.clock))\(slot) "
        + "\(Self.status(state))\(Self.label(phase)) \(time)\(lost)  \(words)")
  }

  private static func summary(_ state: LiveState, _ plan: Plan) -> String {
    let phase = plan.phases[state.position.phase]
    guard state.hasStarted else { return "listening; the clock starts at the first speech" }
    let cues = phase.cues.isEmpty ? "" : ": " + phase.cues.joined(separator: " · ")
    return Console.printable(
      status(state) + "\(label(phase)) (\(TimeText.band(phase.budget)))\(cues)")
  }

  private static func status(_ state: LiveState) -> String {
    if state.position.isFinished { return "finished, " }
    if state.position.isHeld { return "HELD, " }
    if state.position.isInterrupted { return "INTERRUPTION, " }
    return state.hasStarted ? "" : "waiting for speech, "
  }

  private static func label(_ phase: Phase) -> String {
    (phase.number.map { "\($0) " } ?? "") + phase.name
  }

  /// Eight steps from -60 dBFS up.
  private static func meter(_ state: LiveState) -> String {
    let steps = max(0, min(8, Int((state.level + 60) / 60 * 8 + 0.5)))
    let bar = String(repeating: "█", count: steps) + String(repeating: "░", count: 8 - steps)
    return bar + (state.isClipping ? " CLIP" : "")
  }
}
