import Coach

/// What lies over the screen for a moment: the keys, what would still fit, the question before the end.
struct LiveOverlay {
  private let plan: Plan
  private let glyphs: Glyphs

  init(_ plan: Plan, _ glyphs: Glyphs) {
    self.plan = plan
    self.glyphs = glyphs
  }

  /// The keys and what they do.
  static let keys = [
    ("space, enter, \u{2192}, Page Down", "next phase"),
    ("\u{2190}, Page Up", "back; its time accumulates"),
    ("s", "skip the next phase"), ("3, 1 2", "jump to a phase by its number"),
    ("p", "hold, and go on"), ("i", "the interviewer speaks, and is done"),
    ("n", "note this moment"), ("u", "undo the last key"), ("v", "what would still fit"),
    ("q", "finish"), ("?", "these keys"),
  ]

  /// The lines of what lies over the screen; nil when nothing does.
  func lines(_ content: LiveScreen.Content, width: Int) -> [StyledLine]? {
    switch content.keyboard.overlay {
    case .none: nil
    case .help: help
    case .advice: advice(content)
    case .finishing:
      [
        StyledLine(" Finish the \(plan.framework == nil ? "rehearsal" : "answer")? ", .alarm),
        .empty,
        StyledLine("q, y or enter: finish and show the report"),
        StyledLine("any other key: go on, nothing has stopped"),
      ]
    }
  }

  private var help: [StyledLine] {
    Self.keys.map { keys, meaning in
      var line = StyledLine(keys, .bold)
      line.pad(to: 28)
      line.append(meaning)
      return line
    } + [.empty, StyledLine("any key closes this; the recording goes on", .dim)]
  }

  private func advice(_ content: LiveScreen.Content) -> [StyledLine] {
    let pace = content.pace
    guard let slot = pace.slot else {
      return [StyledLine("the plan has no slot, so everything fits (--slot 30m)")]
    }
    var lines = [
      StyledLine(
        "\(TimeText.clock(pace.clock)) of \(TimeText.clock(slot)), "
          + LiveScreen.offset(pace.behind, glyphs), .bold), .empty,
      line("as planned", ends: pace.projectedEnd, slot),
      line("every phase at its minimum", ends: pace.endAtMinima, slot),
    ]
    if !pace.skips.isEmpty {
      lines.append(
        line("skip \(Self.names(pace.skips, plan))", ends: pace.endWithSkips, slot))
    }
    lines += [.empty, StyledLine("to come", .dim)]
    for index in plan.phases.indices.dropFirst(content.state.position.phase + 1)
    where !content.state.begun.contains(index) {
      let phase = plan.phases[index]
      var line = StyledLine(pace.skips.contains(index) ? "  skip  " : "        ", .bold)
      line.append("\(LiveScreen.label(phase)) (\(TimeText.band(phase.budget)))")
      lines.append(line)
    }
    return lines + [.empty, StyledLine("v closes this", .dim)]
  }

  private func line(_ what: String, ends: Double, _ slot: Double) -> StyledLine {
    var line = StyledLine(what)
    line.pad(to: 30)
    line.append("ends \(TimeText.clock(ends))  ")
    let fits = ends <= slot + 0.5
    line.append(fits ? " fits " : " +\(TimeText.clock(ends - slot)) ", .badge(fits ? .green : .red))
    return line
  }

  /// Phases by the numbers or names by which they are called: `9, 4`.
  static func names(_ phases: [Int], _ plan: Plan) -> String {
    phases.map { plan.phases[$0].number.map { "\($0)" } ?? plan.phases[$0].name }
      .joined(separator: ", ")
  }
}
