import Coach

// What the screen shows of the talk as a whole: below the phase, unless only that is wanted.
extension LiveScreen {
  func next(_ content: Content, _ width: Int) -> [StyledLine] {
    if let followUp {
      let back = Self.label(plan.phases[content.state.position.phase])
      let then =
        followUp.kind == .deeper
        ? "then space goes back to \(back)" : "nothing else is told: q finishes"
      return StyledLine.wrapped(then, .dim, to: width)
    }
    let index = content.state.position.phase + 1
    guard index < plan.phases.count else { return [StyledLine("last \(part): q finishes", .dim)] }
    let phase = plan.phases[index]
    var line = StyledLine("next  ", .dim)
    let budget = " (\(TimeText.band(phase.budget)))"
    let room = max(8, width - line.width - budget.count)
    line.append(CellWidth.clipped(Self.label(phase), to: room, ellipsis: glyphs.ellipsis) + budget)
    let cues = phase.cues.joined(separator: glyphs.dot)
    return [line] + (cues.isEmpty ? [] : [StyledLine("      " + cues, .dim)])
  }

  private var part: String { plan.framework == nil ? "phase" : "part" }

  /// The clock against the slot, ahead or behind, and when it ends: in as few lines as there is room for.
  func talk(_ content: Content, _ width: Int) -> [StyledLine] {
    let progress = content.progress
    var clock = StyledLine(plan.framework == nil ? "talk  " : "all   ", .dim)
    clock.append(TimeText.clock(progress.clock), .bold)
    if let slot = progress.slot { clock.append(" of \(TimeText.clock(slot))") }
    let offset = StyledLine(Self.offset(progress.behind, glyphs), .bold)
    var end = StyledLine("ends \(content.endOfDay ?? TimeText.clock(progress.projectedEnd))")
    if let slot = progress.slot, progress.projectedEnd > slot + 0.5 {
      end.append(" ")
      end.append(" +\(TimeText.clock(progress.projectedEnd - slot)) ", .badge(.red))
    }
    let gap = StyledLine("   ")
    for lines in [[clock + gap + offset + gap + end], [clock, offset + gap + end]]
    where lines.allSatisfy({ $0.width <= width }) {
      return lines
    }
    return [clock, offset, end]
  }

  /// Ahead or behind as one signed number.
  static func offset(_ behind: Double, _ glyphs: Glyphs) -> String {
    let text = TimeText.clock(behind.magnitude)
    if text == "0:00" { return "on plan" }
    return behind > 0 ? "+\(text) behind" : "\(glyphs.minus)\(text) ahead"
  }

  /// The talk as a rule: what is over, and where each phase should begin.
  func talkBar(_ content: Content, _ width: Int) -> StyledLine {
    let progress = content.progress
    let end = max(progress.slot ?? progress.projectedEnd, 1)
    var starts: Set<Int> = []
    var time = 0.0
    for phase in plan.phases.indices {
      starts.insert(Int((time / end * Double(width)).rounded()))
      time += plan.aim(of: phase).middle.seconds
    }
    let done = Int((min(1, progress.clock / end) * Double(width)).rounded())
    var line = StyledLine()
    line.append(cells: 0..<width) { place in
      let isStart = starts.contains(place) && place > 0
      let sign = isStart ? glyphs.mark : place < done ? glyphs.ruleDone : glyphs.rule
      return (sign, place < done ? .bold : .dim)
    }
    return line
  }

  /// What being behind means for this phase and the rest.
  func advice(_ content: Content, _ width: Int) -> [StyledLine] {
    let progress = content.progress
    guard content.state.hasStarted, let slot = progress.slot, progress.projectedEnd > slot + 0.5
    else {
      return []
    }
    if progress.canFit {
      let band =
        "\(TimeText.clock(progress.band.maximum)), not at \(TimeText.clock(progress.planned.maximum))"
      let words =
        progress.isTight
        ? "to end in time this phase is red at \(band)"
        : "the rest still fits when it is kept short"
      return StyledLine.wrapped(words, to: width)
    }
    let words =
      progress.skips.isEmpty
      ? "it does not fit any more: come to the end"
      : "skip \(LiveOverlay.names(progress.skips, plan)): ends "
        + "\(TimeText.clock(progress.endWithSkips)) (v: more)"
    return StyledLine.wrapped(words, .bold, to: width)
  }

  func keys(_ width: Int) -> StyledLine {
    let all = ["space next", "p hold", "u undo", "q finish", "? keys", "v what fits"]
    var line = StyledLine()
    for key in all where line.width + key.count + 3 <= width {
      if line.width > 0 { line.append(glyphs.dot, .dim) }
      line.append(key, .dim)
    }
    return line
  }
}
