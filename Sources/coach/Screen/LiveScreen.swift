import Coach

/// Lays out what a speaker sees: from a state to lines, with no terminal in it.
struct LiveScreen {
  /// What there is to show at a moment.
  struct Content {
    var state: LiveState
    var pace: Pace
    var cue: SparseCue.Word?
    var keyboard: Keyboard
    /// What was told last, such as a key that could not be read.
    var notice: String?
    /// The wall clock at which it ends if the rest goes as planned, where an end was set.
    var endOfDay: String?
  }

  /// A part of the screen; when the rows do not suffice, the least important go first.
  private struct Block {
    let importance: Int
    let lines: [StyledLine]
  }

  let plan: Plan
  let isFocused: Bool
  let glyphs: Glyphs
  /// What the interviewer asked for, while that is told.
  var followUp: FollowUp?

  /// The plan, with what the interviewer asked for as its last phase.
  var told: Plan { followUp.map(plan.adding) ?? plan }

  /// The screen's lines for a size, never more than it has rows.
  func lines(_ content: Content, _ size: TerminalScreen.Size) -> [StyledLine] {
    let width = size.columns
    if let overlay = LiveOverlay(plan, glyphs).lines(content, width: width) {
      return Self.fit(
        [Block(importance: 9, lines: [statusLine(content, width), alarm(content)])]
          + overlay.map { Block(importance: 8, lines: [$0]) }, rows: size.rows)
    }
    let blank = Block(importance: 1, lines: [.empty])
    let bar = bar(content, width)
    var blocks = [
      Block(importance: 10, lines: [statusLine(content, width)]),
      Block(importance: 9, lines: [alarm(content)]),
      Block(importance: 8, lines: question(width)), blank,
      Block(importance: 10, lines: heading(content, width)),
      Block(importance: 7, lines: cues(content, width)), blank,
      Block(importance: 3, lines: bigTime(content, width)),
      Block(importance: 2, lines: [.empty]),
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
        Block(importance: 7, lines: advice(content)), blank,
        Block(importance: 5, lines: [keys(width)]),
      ]
    }
    return Self.fit(blocks, rows: size.rows)
  }

  private static func fit(_ blocks: [Block], rows: Int) -> [StyledLine] {
    var blocks = blocks
    while blocks.reduce(0, { $0 + $1.lines.count }) > rows, blocks.count > 1 {
      let least = blocks.map(\.importance).min() ?? 0
      guard let index = blocks.lastIndex(where: { $0.importance == least }) else { break }
      blocks.remove(at: index)
    }
    return Array(blocks.flatMap(\.lines).prefix(rows))
  }

  // MARK: The recording

  /// That it records, for how long, how loud, and whether it hears a voice.
  private func statusLine(_ content: Content, _ width: Int) -> StyledLine {
    let state = content.state
    guard state.isRecording else { return StyledLine("nothing is recorded yet", .dim) }
    var line = StyledLine("\(glyphs.record) REC", .badge(.red))
    line.append(" \(TimeText.clock(state.recorded)) ")
    if !isFocused {
      let meter = width >= 60 ? 16 : 8
      let level = LevelMeter.line(state, width: meter, glyphs: glyphs)
      line.append(level)
      line.append(" ")
    }
    line.append(
      state.isSpeaking ? "\(glyphs.voice) speaking" : "\(glyphs.quiet) silent  ",
      state.isSpeaking ? .bold : .dim)
    if state.lost > 0 {
      line.append(" ")
      line.append(" LOST \(TimeText.decimal(state.lost, places: 1)) s ", .badge(.red))
    }
    let notes = state.notes == 1 ? "1 note" : "\(state.notes) notes"
    if state.notes > 0 { line.appendRight(StyledLine(notes, .dim), in: width) }
    return line
  }

  /// The one thing that the speaker has to know now, or nothing.
  private func alarm(_ content: Content) -> StyledLine {
    let state = content.state
    if state.isDeviceAway {
      return StyledLine(" THE MICROPHONE IS GONE: connect it again ", .alarm)
    }
    if !state.isRecording { return StyledLine(" WAITING for the microphone ", .alarm) }
    if state.isDead { return StyledLine(" NO SOUND: the microphone is muted or dead ", .alarm) }
    if state.position.isHeld {
      let words = state.speaksWhileHeld ? "HELD, BUT YOU SPEAK: p goes on" : "HELD: p goes on"
      return StyledLine(" \(glyphs.pause) \(words) ", .alarm)
    }
    if state.position.isInterrupted {
      return StyledLine(" INTERRUPTION: in the slot, in no phase; i goes on ", .alarm)
    }
    if followUp != nil { return StyledLine(" THE INTERVIEWER ASKS ", .alarm) }
    if !content.keyboard.digits.isEmpty {
      return StyledLine(" jump to \(content.keyboard.digits)_ (enter) ", .alarm)
    }
    if !state.hasStarted {
      return StyledLine(" WAITING: the clock starts when you speak ", .alarm)
    }
    if let cue = content.cue { return StyledLine(" \(glyphs.cue) \(cue.text) ", .alarm) }
    return StyledLine(content.notice ?? "", .dim)
  }

  // MARK: The phase

  /// What is answered, so that nobody loses it; nothing for a talk.
  private func question(_ width: Int) -> [StyledLine] {
    guard plan.framework != nil else { return [] }
    return CellWidth.wrapped(plan.title, to: width).prefix(2).map { StyledLine($0) }
  }

  private func heading(_ content: Content, _ width: Int) -> [StyledLine] {
    if let followUp {
      return CellWidth.wrapped("\"\(followUp.words)\"", to: width).map { StyledLine($0, .bold) }
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
    let cues = told.phases[content.state.position.part].cues.joined(separator: glyphs.dot)
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
    BandBar(
      content.state.speakingNow, in: content.pace.band, width: width, zone: left(content).zone,
      glyphs: glyphs)
  }

  /// The phase's time, its zone in a word and a shape, and what comes next.
  private func zone(_ content: Content, _ width: Int) -> StyledLine {
    let (left, zone) = left(content)
    let (band, now) = (content.pace.band, content.state.speakingNow)
    var line = StyledLine(" \(glyphs.sign(zone)) \(zone.rawValue.uppercased()) ", Self.badge(zone))
    let (what, time) =
      switch zone {
      case .early: ("", "green in \(TimeText.clock(band.minimum - now))")
      case .green: ("it may end; ", "\(TimeText.clock(left)) left")
      case .yellow: ("come to the end; ", "\(TimeText.clock(left)) left")
      case .red: ("", "over by \(TimeText.clock(-left))")
      }
    let told = "\(TimeText.clock(now)) told, "
    let texts = [" \(told)\(what)\(time)", " \(what)\(time)", " \(time)"]
    line.append(texts.first { line.width + CellWidth.of($0) <= width } ?? "")
    return line
  }

  private func left(_ content: Content) -> (seconds: Double, zone: Zone) {
    let now = content.state.speakingNow
    return (content.pace.band.maximum - now, Zone(now, in: content.pace.band))
  }

  private static func badge(_ zone: Zone) -> Style {
    BandBar.tint(zone).map(Style.badge) ?? Style(isReversed: true)
  }

  // MARK: The talk

  private func next(_ content: Content, _ width: Int) -> [StyledLine] {
    if let followUp {
      let back = Self.label(plan.phases[content.state.position.phase])
      return [
        StyledLine(
          followUp.kind == .deeper
            ? "then space goes back to \(back)" : "nothing else is told: q finishes", .dim)
      ]
    }
    let index = content.state.position.phase + 1
    guard index < plan.phases.count else { return [StyledLine("last \(part): q finishes", .dim)] }
    let phase = plan.phases[index]
    var line = StyledLine("next  ", .dim)
    line.append("\(Self.label(phase)) (\(TimeText.band(phase.budget)))")
    let cues = phase.cues.joined(separator: glyphs.dot)
    return [line] + (cues.isEmpty ? [] : [StyledLine("      " + cues, .dim)])
  }

  private var part: String { plan.framework == nil ? "phase" : "part" }

  /// The clock against the slot, ahead or behind, and when it ends.
  ///
  /// In one line where there is room, else in two.
  private func talk(_ content: Content, _ width: Int) -> [StyledLine] {
    let pace = content.pace
    var clock = StyledLine(plan.framework == nil ? "talk  " : "all   ", .dim)
    clock.append(TimeText.clock(pace.clock), .bold)
    if let slot = pace.slot { clock.append(" of \(TimeText.clock(slot))") }
    var end = StyledLine(Self.offset(pace.behind, glyphs), .bold)
    end.append("   ends \(content.endOfDay ?? TimeText.clock(pace.projectedEnd))")
    if let slot = pace.slot, pace.projectedEnd > slot + 0.5 {
      end.append(" ")
      end.append(" +\(TimeText.clock(pace.projectedEnd - slot)) ", .badge(.red))
    }
    guard clock.width + 3 + end.width <= width else { return [clock, end] }
    clock.append("   ")
    clock.append(end)
    return [clock]
  }

  /// Ahead or behind as one signed number.
  static func offset(_ behind: Double, _ glyphs: Glyphs) -> String {
    let text = TimeText.clock(behind.magnitude)
    if text == "0:00" { return "on plan" }
    return behind > 0 ? "+\(text) behind" : "\(glyphs.minus)\(text) ahead"
  }

  /// The talk as a rule: what is over, and where each phase should begin.
  private func talkBar(_ content: Content, _ width: Int) -> StyledLine {
    let pace = content.pace
    let end = max(pace.slot ?? pace.projectedEnd, 1)
    var starts: Set<Int> = []
    var time = 0.0
    for phase in plan.phases {
      starts.insert(Int((time / end * Double(width)).rounded()))
      time += phase.budget.middle.seconds
    }
    let done = Int((min(1, pace.clock / end) * Double(width)).rounded())
    var line = StyledLine()
    line.append(cells: 0..<width) { place in
      let isStart = starts.contains(place) && place > 0
      let sign = isStart ? glyphs.mark : place < done ? glyphs.ruleDone : glyphs.rule
      return (sign, place < done ? .bold : .dim)
    }
    return line
  }

  /// What being behind means for this phase and the rest.
  private func advice(_ content: Content) -> [StyledLine] {
    let pace = content.pace
    guard content.state.hasStarted, let slot = pace.slot, pace.projectedEnd > slot + 0.5 else {
      return []
    }
    if pace.canFit {
      guard pace.isTight else { return [StyledLine("the rest still fits when it is kept short")] }
      return [
        StyledLine(
          "to end in time this phase is red at \(TimeText.clock(pace.band.maximum)), not at "
            + TimeText.clock(pace.planned.maximum))
      ]
    }
    guard !pace.skips.isEmpty else {
      return [StyledLine("it does not fit any more: come to the end", .bold)]
    }
    return [
      StyledLine(
        "skip \(LiveOverlay.names(pace.skips, plan)): ends "
          + "\(TimeText.clock(pace.endWithSkips)) (v: more)", .bold)
    ]
  }

  private func keys(_ width: Int) -> StyledLine {
    let all = ["space next", "p hold", "u undo", "q finish", "? keys", "v what fits"]
    var line = StyledLine()
    for key in all where line.width + key.count + 3 <= width {
      if line.width > 0 { line.append(glyphs.dot, .dim) }
      line.append(key, .dim)
    }
    return line
  }

  /// Number and name of a phase.
  static func label(_ phase: Phase) -> String {
    (phase.number.map { "\($0) " } ?? "") + phase.name
  }
}
