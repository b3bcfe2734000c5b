import Coach

@testable import CoachCLI

/// A moment of a rehearsal as the live screen is given it, without a device, a clock or a terminal.
struct ScreenMoment {
  var plan: Plan
  var state = LiveState()
  var keyboard: Keyboard
  var followUp: FollowUp?
  var notice: String?
  var timeOfDay: ((Double) -> String)?
  var deadline: String?
  var past: PastTakes?
  var cue: SparseCue.Word?
  var isFocused = false
  var glyphs = Glyphs.unicode

  /// The moment at which the phases have taken so many seconds and the last of them is told; before the
  /// first speech when there are none.
  init(_ plan: Plan, spoken: [Double] = [], _ change: (inout ScreenMoment) -> Void = { _ in }) {
    self.plan = plan
    keyboard = Keyboard(plan)
    state.recorded = 3.4 + spoken.reduce(0, +)
    (state.level, state.peakLevel, state.peak) = (-32, -18, 0.2)
    if !spoken.isEmpty {
      state.position.phase = spoken.count - 1
      state.speaking = spoken + Array(repeating: 0, count: plan.phases.count - spoken.count)
      state.begun = Set(spoken.indices)
      state.clock = spoken.reduce(0, +)
      state.isSpeaking = true
    }
    change(&self)
  }

  /// The interviewer asks; what is told since then has taken so many seconds.
  mutating func ask(_ followUp: FollowUp, told: Double) {
    var rehearsal = Rehearsal(phaseCount: plan.phases.count)
    rehearsal.apply(.init(frame: 0, command: .jump(state.position.phase)))
    rehearsal.apply(.init(frame: 0, command: .followUp(followUp)))
    state.position = rehearsal.position
    state.speaking.append(told)
    state.clock += told
    state.recorded += told
    self.followUp = followUp
  }

  /// The screen's lines as a terminal of this size shows them.
  func lines(columns: Int, rows: Int) -> [StyledLine] {
    screen.lines(content, .init(columns: columns, rows: rows))
  }

  /// The screen that lays it out.
  var screen: LiveScreen {
    LiveScreen(
      plan: plan, isFocused: isFocused, glyphs: glyphs, followUp: followUp)
  }

  /// What there is to show.
  var content: LiveScreen.Content {
    let slot = followUp == nil ? plan.slot?.seconds : nil
    return LiveScreen.Content(
      state: state, progress: SlotProgress(screen.shownPlan, state, slot: slot, past: past),
      cue: cue,
      keyboard: keyboard,
      notice: notice, past: past, timeOfDay: timeOfDay, deadline: deadline)
  }
}

extension StyledLine {
  /// The line without its styles.
  var text: String { runs.map(\.text).joined() }
}
