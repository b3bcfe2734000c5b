import Coach
import Takes

/// What a speaker sees of a rehearsal: the screen where there is one, lines elsewhere, and the state
/// file for other programs.
struct LiveView: ~Copyable {
  private let plan: Plan
  private let slot: SlotRule
  private var screen: TerminalScreen?
  private var layout: LiveScreen
  private var lines: PlainLines
  private var cue = SparseCue()
  private var notice: String?
  private var stateFile: StateFile?
  private let reading: PastReading?
  private let isReminded: Bool
  /// Whether phases could turn by themselves and do not; and whether that is to be said, once it is known.
  private let isOffered: Bool
  private var offersFollowing = false
  private var past: PastTakes?
  private var latest: (state: LiveState, progress: SlotProgress)?
  private var drawn = Drawn()

  /// What is on the screen.
  private struct Drawn {
    var state = LiveState()
    var keyboard: Keyboard?
    var size: TerminalScreen.Size?
    var at = ContinuousClock.now - .seconds(1)
  }

  /// - Parameters:
  ///   - isPlain: lines even where a screen could be.
  ///   - isFocused: only the phase, its cue words and its bar.
  ///   - tolerance: how far over is forgiven by the report.
  ///   - stateFile: where the state is written once a second.
  ///   - past: earlier takes of the plan.
  ///   - isOffered: whether it is said that phases can turn by themselves, where there are takes for that.
  ///   - isReminded: whether the speaker was told already what they say to watch.
  init(
    _ plan: Plan, slot: SlotRule, isPlain: Bool, isFocused: Bool, tolerance: Tolerance,
    stateFile: StateFile?, past: PastReading? = nil, isReminded: Bool = false,
    isOffered: Bool = false
  ) {
    self.isOffered = isOffered
    reading = past
    self.isReminded = isReminded
    self.plan = plan
    self.slot = slot
    self.stateFile = stateFile
    layout = LiveScreen(
      plan: plan, isFocused: isFocused, glyphs: .ofLocale, tolerance: tolerance)
    lines = PlainLines(plan, deadline: slot.deadline)
    screen =
      isPlain || !Terminal.canRedraw ? nil : TerminalScreen(inColour: Terminal.wantsColour)
  }

  /// Takes the states since the last time, and shows the latest.
  mutating func show(_ states: [LiveState], _ keyboard: Keyboard) {
    if past == nil, let read = reading?.past {
      past = read
      drawn.size = nil
      offersFollowing = isOffered && read.canFollow
      if screen == nil, offersFollowing { Console.message(FollowingText.offer + "\n") }
      if screen == nil, !isReminded {
        for line in read.reminders { Console.message(DisplayText.line(line) + "\n") }
      }
      lines.past = read
    }
    for state in states {
      let followUp = state.position.followUp
      if followUp != layout.followUp {
        layout.followUp = followUp
        if followUp != nil { screen?.ring() }
      }
      let plan = layout.shownPlan
      let progress = SlotProgress(
        plan, state, slot: followUp == nil ? slot.seconds(at: state) : nil, past: past)
      cue.update(
        state, budget: progress.isOpen ? nil : progress.budget, wrapAt: progress.wrapAt,
        isLast: state.position.part == plan.phases.count - 1)
      latest = (state, progress)
      say(state, progress, keyboard)
    }
    guard let (state, progress) = latest else { return }
    // What is asked with a key is answered at once, whatever the microphone does.
    if states.isEmpty { say(state, progress, keyboard) }
    if !states.isEmpty { stateFile?.update(state, progress, layout.shownPlan, cue: cue.word) }
    guard let size = screen?.currentSize, size != drawn.size || isWorthDrawing(state, keyboard)
    else { return }
    drawn = Drawn(state: state, keyboard: keyboard, size: size, at: .now)
    let rows = layout.lines(content(state, progress, keyboard), size)
    screen?.draw(rows, size: size)
  }

  /// Says what is new, where there is no screen.
  private mutating func say(_ state: LiveState, _ progress: SlotProgress, _ keyboard: Keyboard) {
    guard screen == nil else { return }
    Console.message(lines.update(content(state, progress, keyboard), layout))
  }

  private func content(
    _ state: LiveState, _ progress: SlotProgress, _ keyboard: Keyboard
  ) -> LiveScreen.Content {
    LiveScreen.Content(
      state: state, progress: progress, cue: cue.word, keyboard: keyboard,
      notice: notice ?? (offersFollowing && !state.hasStarted ? FollowingText.offer : nil),
      past: past, timeOfDay: slot.timeOfDay(state), deadline: slot.deadline)
  }

  /// The meter moves eight times a second; whatever matters more is drawn at once.
  private func isWorthDrawing(_ state: LiveState, _ keyboard: Keyboard) -> Bool {
    if keyboard != drawn.keyboard || state.position != drawn.state.position { return true }
    if state.isSpeaking != drawn.state.isSpeaking || state.heard != drawn.state.heard {
      return true
    }
    return state != drawn.state && ContinuousClock.now - drawn.at >= .milliseconds(95)
  }

  /// Tells something that is not part of the state.
  mutating func tell(_ message: String) {
    notice = message.split(separator: "\n").first.map(String.init)
    // It is drawn at once, whatever the microphone does.
    drawn.size = nil
    if screen == nil { Console.message(message) }
  }

  /// Gives the terminal back.
  mutating func close() { screen = nil }
}
