import Coach

/// The live view without a screen, for pipes, screen readers and dumb terminals: a line whenever
/// something changes that a speaker has to know.
struct PlainLines {
  /// Seconds before the maximum of a phase and the end of the slot at which the time left is told.
  private static let countdown = [60.0, 30, 10]

  private let plan: Plan
  private var shown: LiveState?
  private var told = Told()

  /// What was told of the current phase and the whole.
  private struct Told {
    var zone = Zone.early
    var left = Double.infinity
    var slotLeft = Double.infinity
    var isDead = false
    var spokeWhileHeld = false
  }

  init(_ plan: Plan) { self.plan = plan }

  /// The lines to write for a moment, each with its line end.
  mutating func update(_ state: LiveState, _ pace: Pace) -> String {
    guard state.isRecording else { return "" }
    defer { shown = state }
    var lines: [String] = []
    if shown?.position != state.position || shown?.hasStarted != state.hasStarted {
      lines.append(place(state))
      if shown?.position.part != state.position.part { begin(state, pace) }
    }
    if state.hasStarted, case .phase = state.position.activity {
      if let line = phaseTime(state, pace) { lines.append(line) }
    }
    if let line = slotTime(pace) { lines.append(line) }
    lines += alarms(state)
    let clock = TimeText.clock(state.recorded)
    return lines.map { DisplayText.line("\(clock)  \($0)") + "\n" }.joined()
  }

  /// A phase that is entered again begins where it stands: what it was told before is not repeated.
  private mutating func begin(_ state: LiveState, _ pace: Pace) {
    told.zone = Zone(state.speakingNow, in: pace.band)
    told.left = pace.band.maximum - state.speakingNow
  }

  private func place(_ state: LiveState) -> String {
    if state.position.isFinished { return "finished" }
    if let followUp = state.position.followUp {
      let band = TimeText.band(followUp.budget)
      let what = state.position.isHeld ? "HELD in" : "THE INTERVIEWER ASKS:"
      return "\(what) \"\(followUp.words)\" (\(band))"
    }
    let phase = plan.phases[state.position.phase]
    let cues = phase.cues.isEmpty ? "" : ": " + phase.cues.joined(separator: ", ")
    let name = "\(LiveScreen.label(phase)) (\(TimeText.band(phase.budget)))\(cues)"
    if state.position.isHeld { return "HELD in \(name)" }
    if state.position.isInterrupted { return "INTERRUPTION in \(name)" }
    return state.hasStarted ? name : "listening; the clock starts at the first speech: \(name)"
  }

  /// Green, yellow, red, and the time left in the phase.
  private mutating func phaseTime(_ state: LiveState, _ pace: Pace) -> String? {
    let zone = Zone(state.speakingNow, in: pace.band)
    let left = pace.band.maximum - state.speakingNow
    let isNew = zone != told.zone
    let step = Self.countdown.last { left <= $0 && told.left > $0 }
    (told.zone, told.left) = (zone, left)
    switch zone {
    case .red: return isNew ? "red: over \(TimeText.clock(pace.band.maximum))" : nil
    case .yellow where isNew: return "yellow: come to the end, \(TimeText.clock(left)) left"
    case .green where isNew: return "green: it may end, \(TimeText.clock(left)) left"
    default: return step.map { "\(TimeText.clock($0)) left" }
    }
  }

  private mutating func slotTime(_ pace: Pace) -> String? {
    guard let slot = pace.slot else { return nil }
    let left = slot - pace.clock
    defer { told.slotLeft = left }
    if left <= 0, told.slotLeft > 0 { return "the slot of \(TimeText.clock(slot)) is over" }
    return Self.countdown.last { left <= $0 && told.slotLeft > $0 && told.slotLeft < .infinity }
      .map { "\(TimeText.clock($0)) of the slot left" }
  }

  private mutating func alarms(_ state: LiveState) -> [String] {
    var lines: [String] = []
    if state.isDead != told.isDead {
      lines.append(state.isDead ? "NO SOUND: the microphone is muted or dead" : "sound is back")
      told.isDead = state.isDead
    }
    if state.speaksWhileHeld, !told.spokeWhileHeld {
      lines.append("HELD, BUT YOU SPEAK: p goes on")
    }
    told.spokeWhileHeld = state.position.isHeld && (told.spokeWhileHeld || state.speaksWhileHeld)
    return lines
  }
}
