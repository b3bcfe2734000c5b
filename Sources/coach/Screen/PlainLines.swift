import Coach

/// The live view without a screen, for pipes, screen readers and dumb terminals: a line whenever something changes
/// that a speaker has to know, and everything that the screen shows when it is asked for.
struct PlainLines {
  /// Seconds before the maximum of a phase and the end of the slot at which the time left is announced.
  private static let countdown = [60.0, 30, 10]
  /// The columns and rows that overlays are laid out for.
  private static let (width, rows) = (80, 100)

  private let plan: Plan
  private let deadline: String?
  /// What earlier takes say, once they are read.
  var past: PastTakes?
  private var shown: LiveState?
  private var keyboard: Keyboard?
  private var announced = Announced()

  /// What was announced of the current phase and the whole.
  private struct Announced {
    var zone = Zone.early
    var wrapsUp = false
    var left = Double.infinity
    var slotLeft = Double.infinity
    var advice: LiveAdvice?
    var isSilent = false
    var isClipping = false
    var spokeWhileHeld = false
  }

  /// - Parameter deadline: the time of day by which to finish, where one was set.
  init(_ plan: Plan, deadline: String? = nil) {
    self.plan = plan
    self.deadline = deadline
  }

  /// The lines to write for a moment, each with its line end.
  ///
  /// - Parameter layout: the screen, of whose parts some are said as well.
  mutating func update(_ content: LiveScreen.Content, _ layout: LiveScreen) -> String {
    let (state, progress) = (content.state, content.progress)
    guard state.isRecording else { return "" }
    defer { shown = state }
    var lines: [String] = []
    if shown?.position != state.position || shown?.hasStarted != state.hasStarted {
      lines.append(place(state))
      if shown?.position.part != state.position.part { begin(state, progress) }
      if Self.standsElsewhere(shown, state) { lines += talk(content, layout) }
    }
    if state.hasStarted, case .phase = state.position.activity {
      if let line = advice(progress) { lines.append(line) }
      if let line = phaseTime(state, progress) { lines.append(line) }
    }
    if let line = slotTime(progress) { lines.append(line) }
    lines +=
      following(state) + alarms(state) + notes(state) + typed(content.keyboard)
      + overlay(content, layout)
    keyboard = content.keyboard
    let clock = TimeText.clock(state.recorded)
    return lines.map { DisplayText.line("\(clock)  \($0)") + "\n" }.joined()
  }

  /// A phase that is entered again begins where it stands: what it was announced before is not repeated.
  private mutating func begin(_ state: LiveState, _ progress: SlotProgress) {
    announced.zone = Zone(state.speakingNow, in: progress.budget)
    announced.left = progress.budget.maximum - state.speakingNow
    announced.wrapsUp = state.speakingNow >= progress.wrapAt
  }

  private func place(_ state: LiveState) -> String {
    if state.position.isFinished { return "finished" }
    if let followUp = state.position.followUp {
      let band = TimeText.band(followUp.budget)
      let what = state.position.isHeld ? "PAUSED in" : "THE INTERVIEWER ASKS:"
      return "\(what) \"\(followUp.words)\" (\(band))"
    }
    let phase = plan.phases[state.position.phase]
    let cues = phase.cues.isEmpty ? "" : ": " + phase.cues.joined(separator: ", ")
    let name =
      "\(LiveScreen.label(phase)) (\(TimeText.band(phase.budget)))\(times(state.position.phase))\(cues)"
    if state.position.isHeld { return "PAUSED, p to resume: \(name)" }
    if state.position.isInterrupted {
      return "INTERRUPTED, counts against the slot, i to resume: \(name)"
    }
    return state.hasStarted ? name : "listening; the clock starts when you speak: \(name)"
  }

  /// `, last 2:48, best take 2:31`; nothing where there are no earlier takes.
  private func times(_ phase: Int) -> String {
    let known = [("last", past?[phase].last), ("best take", past?[phase].best)]
    return known.compactMap { name, time in time.map { ", \(name) \(TimeText.clock($0))" } }
      .joined()
  }

  /// Green, yellow, red, and the time left in the phase.
  private mutating func phaseTime(_ state: LiveState, _ progress: SlotProgress) -> String? {
    guard !progress.isOpen else { return nil }
    let zone = Zone(state.speakingNow, in: progress.budget)
    let left = progress.budget.maximum - state.speakingNow
    let wrapsUp = state.speakingNow >= progress.wrapAt
    let isNew = zone != announced.zone || wrapsUp != announced.wrapsUp
    let step = Self.countdown.last { left <= $0 && announced.left > $0 }
    (announced.zone, announced.wrapsUp, announced.left) = (zone, wrapsUp, left)
    let time = "\(TimeText.clock(left)) left"
    switch zone {
    case .red: return isNew ? "red: over \(TimeText.clock(progress.budget.maximum))" : nil
    case .green where isNew, .yellow where isNew:
      return "\(zone.rawValue): \(wrapsUp ? "wrap up" : "you may move on"), \(time)"
    default: return step.map { "\(TimeText.clock($0)) left" }
    }
  }

  /// What being behind means, when it changes.
  private mutating func advice(_ progress: SlotProgress) -> String? {
    let advice = LiveAdvice(progress)
    defer { announced.advice = advice }
    return advice == announced.advice ? nil : advice?.words(progress, plan, by: deadline)
  }

  private mutating func slotTime(_ progress: SlotProgress) -> String? {
    guard let slot = progress.slot else { return nil }
    let left = slot - progress.clock
    defer { announced.slotLeft = left }
    if left <= 0, announced.slotLeft > 0 { return "the slot of \(TimeText.clock(slot)) is over" }
    return Self.countdown.last {
      left <= $0 && announced.slotLeft > $0 && announced.slotLeft < .infinity
    }
    .map { "\(TimeText.clock($0)) of the slot left" }
  }

  private mutating func alarms(_ state: LiveState) -> [String] {
    var lines: [String] = []
    let isSilent = state.isDead || state.isMuted
    if isSilent != announced.isSilent {
      lines.append(isSilent ? LiveScreen.noSignal : "the signal is back")
      announced.isSilent = isSilent
    }
    if state.isClipping, !announced.isClipping {
      lines.append("TOO LOUD: turn the microphone down, or move away from it")
    }
    announced.isClipping = state.isClipping
    if state.speaksWhileHeld, !announced.spokeWhileHeld {
      lines.append("PAUSED, BUT YOU ARE SPEAKING: p to resume")
    }
    announced.spokeWhileHeld =
      state.position.isHeld && (announced.spokeWhileHeld || state.speaksWhileHeld)
    return lines
  }

  /// That phases turn by themselves, and which one was heard.
  private func following(_ state: LiveState) -> [String] {
    var lines: [String] = []
    if state.following != shown?.following ?? .off, let words = FollowingText.of(state.following) {
      lines.append(words)
    }
    // How sure a suggestion is changes while more of it is heard.
    if let words = heard(state), words != shown.flatMap(heard) { lines.append(words) }
    return lines
  }

  private func heard(_ state: LiveState) -> String? {
    state.heard.flatMap { FollowingText.of($0, in: state.position.phase, plan) }
  }

  private func notes(_ state: LiveState) -> [String] {
    guard let before = shown?.notes, state.notes != before else { return [] }
    guard state.notes > before else { return ["note taken back"] }
    return ["noted" + (state.lastNote.isEmpty ? "" : ": \(state.lastNote)")]
  }

  /// Whether another phase of the talk is spoken than before.
  private static func standsElsewhere(_ before: LiveState?, _ now: LiveState) -> Bool {
    before?.position.part != now.position.part && now.hasStarted && !now.position.isFinished
      && now.position.followUp == nil
  }

  /// How the whole stands.
  private func talk(_ content: LiveScreen.Content, _ layout: LiveScreen) -> [String] {
    Self.text(layout.talk(content, 1000)).map { line in
      line.split(separator: " ").joined(separator: " ")
    }
  }

  /// What is being typed and means something only once it is complete.
  private func typed(_ now: Keyboard) -> [String] {
    var lines: [String] = []
    if now.overlay == .noting, keyboard?.overlay != .noting {
      lines.append("NOTE: type it; enter keeps it, Esc drops it")
    }
    if now.isNoteDropped, keyboard?.isNoteDropped != true { lines.append("note dropped") }
    if !now.digits.isEmpty, now.digits != keyboard?.digits {
      lines.append("jump to \(now.digits): another digit, or enter")
    }
    return lines
  }

  /// What lies over the screen: the keys, what would still fit, a question.
  private func overlay(_ content: LiveScreen.Content, _ layout: LiveScreen) -> [String] {
    let (before, now) = (keyboard?.overlay ?? .none, content.keyboard.overlay)
    guard now != before else { return [] }
    let overlay = LiveOverlay(plan, layout.glyphs)
    if let lines = overlay.lines(content, width: Self.width, rows: Self.rows) {
      return Self.text(lines)
    }
    return before.isQuestion && now == .none && content.keyboard.fate == nil
      ? ["still recording"] : []
  }

  private static func text(_ lines: [StyledLine]) -> [String] {
    lines.map { $0.runs.map(\.text).joined().trimmed }.filter { !$0.isEmpty }
  }
}
