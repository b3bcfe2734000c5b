import Coach

/// Lays out what a speaker sees: from a state to lines, with no terminal in it.
struct LiveScreen {
  /// What there is to show at a moment.
  struct Content {
    var state: LiveState
    var progress: SlotProgress
    var cue: SparseCue.Word?
    var keyboard: Keyboard
    /// What was told last, such as a key that could not be read.
    var notice: String?
    /// What earlier takes say, once they are read; nil where there are none.
    var past: PastTakes?
    /// The wall clock at a time of the talk's clock, in seconds, where an end was set.
    var timeOfDay: ((Double) -> String)?
    /// The wall clock by which to finish, where that was set.
    var deadline: String?

    /// A time of the talk's clock, or the time of day then where an end was set.
    func time(_ clock: Double) -> String { timeOfDay?(clock) ?? TimeText.clock(clock) }
  }

  let plan: Plan
  let isFocused: Bool
  let glyphs: Glyphs
  /// How far over is forgiven by the report.
  var tolerance = Tolerance.standard
  /// What the interviewer asked for, while that is answered.
  var followUp: FollowUp?

  /// The plan, with what the interviewer asked for as its last phase.
  var shownPlan: Plan { followUp.map(plan.adding) ?? plan }

  /// The columns from which on the plan stands beside the phase.
  private static let wideFrom = 100

  /// The screen's lines for a size: never more than it has rows, and none wider than its columns.
  func lines(_ content: Content, _ size: TerminalScreen.Size) -> [StyledLine] {
    let lines =
      size.columns >= Self.wideFrom && !isFocused ? wide(content, size) : narrow(content, size)
    return lines.prefix(size.rows).map { $0.clipped(to: size.columns, ellipsis: glyphs.ellipsis) }
  }

  /// The phase at the left; at the right the plan, or what lies over the screen.
  private func wide(_ content: Content, _ size: TerminalScreen.Size) -> [StyledLine] {
    let right = max(44, min(64, size.columns * 3 / 8))
    let left = size.columns - right - 3
    let phase = phase(content, left, rows: size.rows, isBesidePlan: true)
    let overlay = LiveOverlay(plan, glyphs).lines(content, width: right, rows: size.rows - 2)
    let beside =
      overlay
      ?? PlanPanel(shownPlan, tolerance: tolerance, glyphs).lines(
        content, width: right, rows: size.rows - 2)
    return (0..<max(phase.count, beside.count + 2)).map { row in
      var line =
        row < phase.count ? phase[row].clipped(to: left, ellipsis: glyphs.ellipsis) : .empty
      // The first lines are the recording's.
      guard row >= 2 else { return line }
      line.pad(to: left + 1)
      line.append("\(glyphs.mark) ", .dim)
      return row - 2 < beside.count ? line + beside[row - 2] : line
    }
  }

  /// The phase; or what lies over the screen, with the phase and the clock in a few lines above it.
  private func narrow(_ content: Content, _ size: TerminalScreen.Size) -> [StyledLine] {
    let width = size.columns
    guard let overlay = content.keyboard.overlay.shown else {
      return phase(content, width, rows: size.rows, isBesidePlan: false)
    }
    let above = [
      ScreenBlock(7, [statusLine(content, width)]),
      ScreenBlock(8, alarm(content, width).filter { $0 != .empty }),
      ScreenBlock(8, Array(heading(content, width).prefix(1))),
      ScreenBlock(8, [zone(content, width)]),
      ScreenBlock(8, isFocused ? [] : talk(content, width)),
      ScreenBlock(1, [StyledLine(String(repeating: glyphs.rule, count: width), .dim)]),
    ]
    let over =
      LiveOverlay(plan, glyphs).lines(
        content, width: width, rows: max(5, size.rows - ScreenBlock.rows(above))) ?? []
    // What is asked has to be read; a list may lose its end.
    let lines = over.enumerated().map { ScreenBlock(overlay.isQuestion || $0 < 4 ? 9 : 6, [$1]) }
    return ScreenBlock.lines(above + lines, rows: size.rows)
  }

  /// The screen from its top; `isBesidePlan` where the plan stands at its right.
  private func phase(
    _ content: Content, _ width: Int, rows: Int, isBesidePlan: Bool
  ) -> [StyledLine] {
    let blank = ScreenBlock(1, [.empty])
    let bar = bar(content, width)
    let above = [
      ScreenBlock(8, question(width)), blank, ScreenBlock(10, heading(content, width)),
      ScreenBlock(7, cues(content, width)), blank,
    ]
    var below = [
      ScreenBlock(2, [.empty]), ScreenBlock(5, bar?.above ?? []),
      ScreenBlock(10, bar.map { [$0.bar] } ?? []), ScreenBlock(6, bar.map { [$0.scale] } ?? []),
      ScreenBlock(9, [zone(content, width)]),
    ]
    if !isFocused {
      below += [blank, ScreenBlock(6, next(content, width, isBesidePlan: isBesidePlan))]
    }
    if !isFocused, followUp == nil {
      below += [
        ScreenBlock(8, talk(content, width)), ScreenBlock(4, [talkBar(content, width)]),
        ScreenBlock(7, advice(content, width)), blank, ScreenBlock(5, [keys(width)]),
      ]
    }
    var top = [
      ScreenBlock(10, [statusLine(content, width)]), ScreenBlock(9, alarm(content, width)),
    ]
    let area = bigArea(content, width)
    let scale = scale(area, rows: rows, beside: top + above + below)
    if area.showsWord(scale: scale) {
      top[1] = ScreenBlock(9, alarm(content, width, isWordShown: true))
    }
    let blocks = top + above + [ScreenBlock(3, area.lines(scale: scale))] + below
    return ScreenBlock.lines(blocks, rows: rows)
  }

  /// How large the digits are: as large as the rest leaves room for.
  private func scale(_ area: BigArea, rows: Int, beside blocks: [ScreenBlock]) -> Int {
    let large = area.scale(rows: rows - ScreenBlock.rows(blocks))
    if large > 0 { return large }
    // Rather than the digits, lines that hold nothing are left out.
    return min(1, area.scale(rows: rows - ScreenBlock.rows(blocks.filter { $0.importance > 2 })))
  }
}
