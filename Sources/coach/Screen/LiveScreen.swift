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
    /// The wall clock at which it ends if the rest goes as planned, where an end was set.
    var endOfDay: String?
    /// The wall clock by which to finish, where that was set.
    var deadline: String?
  }

  /// A part of the screen; when the rows do not suffice, the least important go first.
  private struct Block {
    /// At most ``most``: those are cut, from below, but never left out.
    let importance: Int
    let lines: [StyledLine]

    static let most = 10
  }

  let plan: Plan
  let isFocused: Bool
  let glyphs: Glyphs
  /// What the interviewer asked for, while that is answered.
  var followUp: FollowUp?

  /// The plan, with what the interviewer asked for as its last phase.
  var shownPlan: Plan { followUp.map(plan.adding) ?? plan }

  /// The screen's lines for a size: never more than it has rows, and none wider than its columns.
  func lines(_ content: Content, _ size: TerminalScreen.Size) -> [StyledLine] {
    let width = size.columns
    if let overlay = LiveOverlay(plan, glyphs).lines(content, width: width) {
      return fit(
        [Block(importance: 9, lines: [statusLine(content, width)] + alarm(content, width))]
          + overlay.map { Block(importance: 8, lines: [$0]) }, size)
    }
    let blank = Block(importance: 1, lines: [.empty])
    let bar = bar(content, width)
    var blocks = [
      Block(importance: 10, lines: [statusLine(content, width)]),
      Block(importance: 9, lines: alarm(content, width)),
      Block(importance: 8, lines: question(width)), blank,
      Block(importance: 10, lines: heading(content, width)),
      Block(importance: 7, lines: cues(content, width)), blank,
      Block(importance: 3, lines: bigTime(content, width)),
      Block(importance: 2, lines: [.empty]),
      Block(importance: 5, lines: bar.above),
      Block(importance: 10, lines: [bar.bar]),
      Block(importance: 6, lines: [bar.scale]),
      Block(importance: 9, lines: [zone(content, width)]),
    ]
    if !isFocused, followUp != nil {
      blocks += [blank, Block(importance: 6, lines: next(content, width))]
    } else if !isFocused {
      blocks += [
        blank, Block(importance: 6, lines: next(content, width)),
        Block(importance: 8, lines: talk(content, width)),
        Block(importance: 4, lines: [talkBar(content, width)]),
        Block(importance: 7, lines: advice(content, width)), blank,
        Block(importance: 5, lines: [keys(width)]),
      ]
    }
    return fit(blocks, size)
  }

  private func fit(_ blocks: [Block], _ size: TerminalScreen.Size) -> [StyledLine] {
    var blocks = blocks
    while blocks.reduce(0, { $0 + $1.lines.count }) > size.rows, blocks.count > 1 {
      let least = blocks.map(\.importance).min() ?? 0
      guard least < Block.most, let index = blocks.lastIndex(where: { $0.importance == least })
      else { break }
      blocks.remove(at: index)
    }
    return blocks.flatMap(\.lines).prefix(size.rows).map {
      $0.clipped(to: size.columns, ellipsis: glyphs.ellipsis)
    }
  }

  // MARK: The recording

  /// That it records, for how long, how loud, and whether it hears a voice; the meter and the word are
  /// shorter where there is little room.
  private func statusLine(_ content: Content, _ width: Int) -> StyledLine {
    let state = content.state
    guard state.isRecording else { return StyledLine("nothing is recorded yet", .dim) }
    let full = status(state, meter: width >= 60 ? 16 : 8)
    var line = full.width <= width ? full : status(state, meter: 3, isShort: true)
    let notes = state.notes == 1 ? "1 note" : "\(state.notes) notes"
    if state.notes > 0 { line.appendRight(StyledLine(notes, .dim), in: width) }
    return line
  }

  private func status(_ state: LiveState, meter: Int, isShort: Bool = false) -> StyledLine {
    var line = StyledLine("\(glyphs.record) REC", .badge(.red))
    line.append(" \(TimeText.clock(state.recorded)) ")
    if state.lost > 0 {
      line.append(" LOST \(TimeText.decimal(state.lost, places: 1)) s ", .badge(.red))
      line.append(" ")
    }
    if !isFocused {
      line.append(LevelMeter.line(state, width: meter, glyphs: glyphs))
      line.append(" ")
    }
    let sign = state.isSpeaking ? glyphs.voice : glyphs.quiet
    let word = isShort ? "" : state.isSpeaking ? " speaking" : " silent"
    line.append(sign + word, state.isSpeaking ? .bold : .dim)
    return line
  }

  /// The one thing that the speaker has to know now, or an empty line.
  private func alarm(_ content: Content, _ width: Int) -> [StyledLine] {
    guard let words = urgent(content) else {
      let notice = StyledLine.wrapped(content.notice ?? "", .dim, to: width).prefix(2)
      return notice.isEmpty ? [.empty] : Array(notice)
    }
    return CellWidth.wrapped(words, to: max(10, width - 2)).prefix(2).map {
      StyledLine(" \($0) ", .alarm)
    }
  }

  static let noSignal = "NO SIGNAL: the input is muted, or nothing is plugged in"

  private func urgent(_ content: Content) -> String? {
    let state = content.state
    if state.isDeviceAway { return "MICROPHONE DISCONNECTED: connect it again" }
    if !state.isRecording { return "WAITING for the microphone" }
    if state.isDead || state.isMuted { return Self.noSignal }
    if state.position.isHeld {
      let words = state.speaksWhileHeld ? "PAUSED, BUT YOU ARE SPEAKING" : "PAUSED"
      return "\(glyphs.pause) \(words)\(glyphs.dot)p to resume"
    }
    if state.position.isInterrupted {
      return ["INTERRUPTED", "counts against the slot", "i to resume"].joined(separator: glyphs.dot)
    }
    if followUp != nil { return "THE INTERVIEWER ASKS" }
    let digits = content.keyboard.digits
    if !digits.isEmpty { return "jump to \(digits)_ (enter)" }
    if !state.hasStarted { return "WAITING: the clock starts when you speak" }
    return content.cue.map { "\(glyphs.cue) \($0.text)" }
  }

  // MARK: The phase

  /// What is answered, so that nobody loses it; nothing for a talk.
  private func question(_ width: Int) -> [StyledLine] {
    guard plan.framework != nil else { return [] }
    return CellWidth.wrapped(plan.title, to: width).prefix(2).map { StyledLine($0) }
  }

  private func heading(_ content: Content, _ width: Int) -> [StyledLine] {
    if let followUp {
      return Array(StyledLine.wrapped("\"\(followUp.words)\"", .bold, to: width).prefix(3))
    }
    let position = content.state.position.phase
    let phase = plan.phases[position]
    let place = StyledLine("\(position + 1) of \(plan.phases.count)", .dim)
    let names = CellWidth.wrapped(Self.label(phase), to: max(10, width - place.width - 2))
    return names.prefix(2).enumerated().map { index, name in
      var line = StyledLine(name, .bold)
      if index == 0 { line.appendRight(place, in: width) }
      return line
    }
  }

  private func cues(_ content: Content, _ width: Int) -> [StyledLine] {
    let cues = shownPlan.phases[content.state.position.part].cues.joined(separator: glyphs.dot)
    return CellWidth.wrapped(cues, to: max(10, width - 2)).prefix(4).map { StyledLine("  " + $0) }
  }

  /// The time left in the phase, or how much it is over, large.
  private func bigTime(_ content: Content, _ width: Int) -> [StyledLine] {
    let (left, zone) = left(content)
    let text = (left < 0 ? "+" : "") + TimeText.clock(left.magnitude)
    let rows = BigTime.rows(text, glyphs)
    guard (rows.first.map { CellWidth.of($0) } ?? 0) + 8 <= width else { return [] }
    return rows.enumerated().map { index, row in
      var line = StyledLine("  " + row, Style(isBold: true, tint: BandBar.tint(zone)))
      if index == 4 { line.append(left < 0 ? "  over" : "  left") }
      return line
    }
  }

  private func bar(_ content: Content, _ width: Int) -> BandBar {
    let target = content.progress.target.map {
      BarMark(name: "target", letter: "T", seconds: $0)
    }
    return BandBar(
      content.state.speakingNow, in: content.progress.budget, marks: [target].compactMap { $0 },
      width: width, glyphs: glyphs)
  }

  /// The phase's time, its zone in a word and a shape, and what comes next.
  private func zone(_ content: Content, _ width: Int) -> StyledLine {
    let (left, zone) = left(content)
    let (progress, now) = (content.progress, content.state.speakingNow)
    var line = StyledLine(" \(glyphs.sign(zone)) \(zone.rawValue.uppercased()) ", Self.badge(zone))
    let (what, time): (String?, String) =
      switch zone {
      case .early: (nil, "green in \(TimeText.clock(progress.budget.minimum - now))")
      case .green, .yellow:
        (now < progress.wrapAt ? "you may move on" : "wrap up", "\(TimeText.clock(left)) left")
      case .red: (nil, "over by \(TimeText.clock(-left))")
      }
    let words = ["\(TimeText.clock(now)) spoken", what, time].compactMap { $0 }
    let texts = words.indices.map { " " + words[$0...].joined(separator: glyphs.dot) }
    line.append(texts.first { line.width + CellWidth.of($0) <= width } ?? "")
    return line
  }

  private func left(_ content: Content) -> (seconds: Double, zone: Zone) {
    let now = content.state.speakingNow
    let budget = content.progress.budget
    return (budget.maximum - now, Zone(now, in: budget))
  }

  private static func badge(_ zone: Zone) -> Style {
    BandBar.tint(zone).map(Style.badge) ?? Style(isReversed: true)
  }

  /// Number and name of a phase.
  static func label(_ phase: Phase) -> String {
    (phase.number.map { "\($0) " } ?? "") + phase.name
  }
}
