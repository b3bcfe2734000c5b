import Coach

// What the screen shows of the talk as a whole: below the phase, unless only that is wanted.
extension LiveScreen {
  /// What comes after this phase; where the plan stands beside it, its times are there.
  func next(_ content: Content, _ width: Int, isBesidePlan: Bool) -> [StyledLine] {
    if let followUp {
      let back = Self.label(plan.phases[content.state.position.phase])
      let then =
        followUp.kind == .deeper
        ? "then space returns to \(back)" : lastWords
      return StyledLine.wrapped(then, .dim, to: width)
    }
    let index = content.state.position.phase + 1
    guard index < plan.phases.count else { return [StyledLine(lastWords, .dim)] }
    let phase = plan.phases[index]
    var line = StyledLine("next  ", .dim)
    let budget = " (\(TimeText.band(phase.budget)))"
    let by = shownPlan.starts[index].map { ", by \(content.time($0.seconds))" } ?? ""
    let label = Self.label(phase)
    let times =
      isBesidePlan
      ? "" : line.width + CellWidth.of(label + budget + by) <= width ? budget + by : budget
    let room = max(8, width - line.width - times.count)
    line.append(CellWidth.clipped(label, to: room, ellipsis: glyphs.ellipsis) + times)
    let cues = phase.cues.joined(separator: glyphs.dot)
    return [line] + (cues.isEmpty ? [] : [StyledLine("      " + cues, .dim)])
  }

  private var lastWords: String {
    "last \(plan.framework == nil ? "phase" : "part")\(glyphs.dot)q to finish"
  }

  /// The clock against the slot, ahead or behind, and when it ends: in as few lines as there is room for.
  func talk(_ content: Content, _ width: Int) -> [StyledLine] {
    let progress = content.progress
    var clock = StyledLine(plan.framework == nil ? "talk  " : "all   ", .dim)
    clock.append(TimeText.clock(progress.clock), .bold)
    if let slot = progress.slot { clock.append(" of \(TimeText.clock(slot))") }
    let offset = StyledLine(Self.offset(progress.behind), .bold)
    var end = StyledLine("ends \(content.time(progress.projectedEnd))")
    if let slot = progress.slot, progress.projectedEnd > slot + 0.5 {
      end.append(" ")
      end.append(" +\(TimeText.clock(progress.projectedEnd - slot)) ", .badge(.red))
    }
    let gap = StyledLine("   ")
    let likely = likely(content)
    for lines in [
      [clock + gap + offset + gap + end + likely], [clock + gap + offset + gap + end],
      [clock, offset + gap + end + likely], [clock, offset + gap + end],
    ] where lines.allSatisfy({ $0.width <= width }) {
      return lines
    }
    return [clock, offset, end]
  }

  /// The range in which it ends in eight takes of ten; nothing where it is one time or nobody knows it.
  private func likely(_ content: Content) -> StyledLine {
    guard let range = content.progress.likelyEnd else { return .empty }
    let (low, high) = (content.time(range.lowerBound), content.time(range.upperBound))
    return low == high ? .empty : StyledLine("  (\(low)-\(high))", .dim)
  }

  /// Ahead or behind, in a word.
  static func offset(_ behind: Double) -> String {
    let text = TimeText.clock(behind.magnitude)
    return text == "0:00" ? "on plan" : "\(text) \(behind > 0 ? "behind" : "ahead")"
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

  /// What being behind means for this phase and the rest; before the first word, what to watch.
  func advice(_ content: Content, _ width: Int) -> [StyledLine] {
    guard content.state.hasStarted else {
      return (content.past?.reminders ?? []).flatMap {
        StyledLine.wrapped($0, .bold, to: width)
      }
    }
    guard let advice = LiveAdvice(content.progress) else { return [] }
    let words = advice.words(content.progress, shownPlan, by: content.deadline)
    return StyledLine.wrapped(words, advice.isUrgent ? .bold : .plain, to: width)
  }

  func keys(_ width: Int) -> StyledLine {
    let all = ["space next", "p pause", "u undo", "q finish", "? keys", "v can I still finish?"]
    var line = StyledLine()
    for key in all where line.width + key.count + 3 <= width {
      if line.width > 0 { line.append(glyphs.dot, .dim) }
      line.append(key, .dim)
    }
    return line
  }
}
