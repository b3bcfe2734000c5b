import Coach

/// What a speaker sees of a rehearsal: the screen where there is one, lines elsewhere, and the state
/// file for other programs.
struct LiveView: ~Copyable {
  private let plan: Plan
  private let slot: SlotRule
  private var screen: TerminalScreen?
  private let layout: LiveScreen
  private var lines: PlainLines
  private var cue = SparseCue()
  private var notice: String?
  private var stateFile: StateFile?
  private var drawn = LiveState()
  private var drawnKeyboard: Keyboard?
  private var drawnAt = ContinuousClock.now - .seconds(1)

  /// - Parameters:
  ///   - isPlain: lines even where a screen could be.
  ///   - isFocused: only the phase, its cue words and its bar.
  ///   - stateFile: where the state is written once a second.
  init(_ plan: Plan, slot: SlotRule, isPlain: Bool, isFocused: Bool, stateFile: StateFile?) {
    self.plan = plan
    self.slot = slot
    self.stateFile = stateFile
    layout = LiveScreen(plan: plan, isFocused: isFocused, glyphs: .ofLocale)
    lines = PlainLines(plan)
    screen =
      isPlain || !Terminal.canRedraw ? nil : TerminalScreen(inColour: Terminal.wantsColour)
  }

  /// Shows a state.
  mutating func show(_ state: LiveState, _ keyboard: Keyboard) {
    let pace = Pace(plan, state, slot: slot.seconds(at: state))
    cue.update(state, band: pace.band, isLast: state.position.phase == plan.phases.count - 1)
    stateFile?.update(state, pace, plan, cue: cue.word)
    guard screen != nil else { return Console.message(lines.update(state, pace)) }
    guard isWorthDrawing(state) || keyboard != drawnKeyboard else { return }
    (drawn, drawnKeyboard, drawnAt) = (state, keyboard, .now)
    let content = LiveScreen.Content(
      state: state, pace: pace, cue: cue.word, keyboard: keyboard, notice: notice,
      endOfDay: slot.timeOfDay(state, pace))
    let size = screen?.currentSize ?? .init(columns: 80, rows: 24)
    screen?.draw(layout.lines(content, size), size: size)
  }

  /// The meter moves ten times a second; whatever matters more is drawn at once.
  private func isWorthDrawing(_ state: LiveState) -> Bool {
    let isUrgent = state.position != drawn.position || state.isSpeaking != drawn.isSpeaking
    return isUrgent || state != drawn && ContinuousClock.now - drawnAt >= .milliseconds(95)
  }

  /// Tells something that is not part of the state.
  mutating func tell(_ message: String) {
    notice = message.split(separator: "\n").first.map(String.init)
    if screen == nil { Console.message(message) }
  }

  /// Gives the terminal back.
  mutating func close() { screen = nil }
}
