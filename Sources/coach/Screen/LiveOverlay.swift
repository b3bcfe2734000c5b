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
  func lines(_ content: LiveScreen.Content, width: Int) -> [StyledLine]? {
    switch content.keyboard.overlay {
    case .none: nil
    case .help: help(width)
    case .advice: advice(content, width)
    case .finishing:
      [
        StyledLine(" Finish the \(plan.framework == nil ? "rehearsal" : "answer")? ", .alarm),
        .empty,
      ] + StyledLine.wrapped("q, y or enter: finish and show the report", to: width)
        + StyledLine.wrapped("any other key: keep recording", to: width)
    }
  }

  /// The keys in a column where there is room for one.
  private func help(_ width: Int) -> [StyledLine] {
    KeyBinding.explained.flatMap { keys, meaning, _ in
      let names = keys.split(separator: ", ")
        .filter { glyphs == .unicode || $0.utf8.allSatisfy { $0 < 0x80 } }
      var line = StyledLine(names.joined(separator: ", "), .bold)
      if width >= 64 { line.pad(to: 26) }
      let whole = line + StyledLine("  " + meaning)
      return whole.width <= width
        ? [whole]
        : [line] + StyledLine.wrapped(meaning, to: width - 2).map { StyledLine("  ") + $0 }
    } + [.empty] + StyledLine.wrapped("any key closes this; recording continues", .dim, to: width)
  }

  private func advice(_ content: LiveScreen.Content, _ width: Int) -> [StyledLine] {
    let progress = content.progress
    guard let slot = progress.slot else {
      return StyledLine.wrapped("the plan has no slot, so everything fits (--slot 30m)", to: width)
    }
    let clock = "\(TimeText.clock(progress.clock)) of \(TimeText.clock(slot))"
    let now = "\(clock), \(LiveScreen.offset(progress.behind))"
    var lines = StyledLine.wrapped(now, .bold, to: width) + [.empty]
    lines += entry("as planned", ends: progress.projectedEnd, slot, width)
    lines += entry("every phase at its minimum", ends: progress.endAtMinima, slot, width)
    if !progress.skips.isEmpty {
      let skips = "skip \(Self.names(progress.skips, plan))"
      lines += entry(skips, ends: progress.endWithSkips, slot, width)
    }
    lines += [.empty, StyledLine("to come", .dim)]
    for index in plan.phases.indices.dropFirst(content.state.position.phase + 1)
    where !content.state.begun.contains(index) {
      let phase = plan.phases[index]
      var line = StyledLine(progress.skips.contains(index) ? "  skip  " : "        ", .bold)
      line.append("\(LiveScreen.label(phase)) (\(TimeText.band(phase.budget)))")
      lines.append(line)
    }
    return lines + [.empty, StyledLine("v closes this", .dim)]
  }

  /// A way to go on and when it ends, in two lines where there is little room.
  private func entry(
    _ what: String, ends: Double, _ slot: Double, _ width: Int
  ) -> [StyledLine] {
    let fits = ends <= slot + 0.5
    var end = StyledLine("ends \(TimeText.clock(ends))  ")
    end.append(fits ? " fits " : " +\(TimeText.clock(ends - slot)) ", .badge(fits ? .green : .red))
    var line = StyledLine(what)
    guard max(30, line.width + 2) + end.width <= width else {
      return [line, StyledLine(" ") + end]
    }
    line.pad(to: max(30, line.width + 2))
    return [line + end]
  }

  /// Phases by the numbers or names by which they are called: `9, 4`.
  static func names(_ phases: [Int], _ plan: Plan) -> String {
    phases.map { plan.phases[$0].number.map { "\($0)" } ?? plan.phases[$0].name }
      .joined(separator: ", ")
  }
}
