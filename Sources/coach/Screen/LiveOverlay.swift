import Coach

/// What lies over the screen for a moment: the keys, what would still fit, the question before the end.
struct LiveOverlay {
  private let plan: Plan
  private let glyphs: Glyphs

  init(_ plan: Plan, _ glyphs: Glyphs) {
    self.plan = plan
    self.glyphs = glyphs
  }

  /// The lines of what lies over the screen; nil when nothing does.
  ///
  /// - Parameter rows: how many there is room for; what is longer is shortened where it can be.
  func lines(_ content: LiveScreen.Content, width: Int, rows: Int) -> [StyledLine]? {
    switch content.keyboard.overlay {
    case .none, .noting: nil
    case .help: help(width, rows)
    case .advice: advice(content, width)
    case .finishing:
      question(
        "Finish the \(name)?",
        ["q, y, space or enter: finish and show the report", "x: discard it"], width)
    case .discarding:
      question("Discard the \(name)?", ["x or y: discard it, nothing of it is kept"], width)
    case .restarting:
      question("Start over?", ["r or y: remove this \(name) and start over"], width)
    }
  }

  private var name: String { plan.framework == nil ? "rehearsal" : "answer" }

  private func question(_ words: String, _ answers: [String], _ width: Int) -> [StyledLine] {
    CellWidth.wrapped(words, to: width - 2).map { StyledLine(" \($0) ", .alarm) }
      + (answers + ["any other key: keep recording"]).flatMap {
        StyledLine.wrapped($0, to: width)
      }
  }

  private func help(_ width: Int, _ rows: Int) -> [StyledLine] {
    KeyHelp(glyphs).lines(
      KeyBinding.explained.map { ($0.names, $0.meaning) },
      end: "any key closes this; recording continues", width: width, rows: rows)
  }

  private func advice(_ content: LiveScreen.Content, _ width: Int) -> [StyledLine] {
    let progress = content.progress
    guard let slot = progress.slot else {
      return StyledLine.wrapped("the plan has no slot, so everything fits (--slot 30m)", to: width)
    }
    var lines: [StyledLine] = []
    if progress.plannedEnd != progress.projectedEnd {
      lines += entry("at your usual lengths", ends: progress.projectedEnd, slot, content, width)
    }
    lines += entry("as planned", ends: progress.plannedEnd, slot, content, width)
    lines += entry("all at their minimum", ends: progress.endAtMinima, slot, content, width)
    if !progress.skips.isEmpty {
      let skips = "without \(Self.names(progress.skips, plan))"
      lines += entry(skips, ends: progress.endWithSkips, slot, content, width)
    }
    lines += [.empty, StyledLine("to come", .dim)]
    for index in plan.phases.indices.dropFirst(content.state.position.phase + 1)
    where !content.state.begun.contains(index) {
      let phase = plan.phases[index]
      var line = StyledLine(progress.skips.contains(index) ? "  skip  " : "        ", .bold)
      let budget = " (\(TimeText.band(phase.budget)))"
      let room = max(4, width - line.width - budget.count)
      let label = CellWidth.clipped(LiveScreen.label(phase), to: room, ellipsis: glyphs.ellipsis)
      line.append(label + budget)
      lines.append(line)
    }
    return lines + [.empty, StyledLine("v closes this", .dim)]
  }

  /// A way to go on and when it ends, in two lines where there is little room.
  private func entry(
    _ what: String, ends: Double, _ slot: Double, _ content: LiveScreen.Content, _ width: Int
  ) -> [StyledLine] {
    let fits = ends <= slot + 0.5
    var end = StyledLine("ends \(content.time(ends))  ")
    end.append(fits ? " fits " : " +\(TimeText.clock(ends - slot)) ", .badge(fits ? .green : .red))
    let whole = StyledLine.wrapped(what, to: width)
    guard whole.count == 1, var line = whole.first,
      max(24, line.width + 2) + end.width <= width
    else { return whole + [StyledLine("  ") + end] }
    line.pad(to: max(24, line.width + 2))
    return [line + end]
  }

  /// Phases by the numbers or names by which they are called: `9, 4`.
  static func names(_ phases: [Int], _ plan: Plan) -> String {
    phases.map { plan.phases[$0].number.map { "\($0)" } ?? plan.phases[$0].name }
      .joined(separator: ", ")
  }
}
