import Coach

/// The plan beside the phase: what was spoken with its time and what it is over, and by when the rest should begin.
struct PlanPanel {
  private let plan: Plan
  private let starts: [Duration?]
  private let tolerance: Tolerance
  private let glyphs: Glyphs

  init(_ plan: Plan, tolerance: Tolerance, _ glyphs: Glyphs) {
    self.plan = plan
    self.tolerance = tolerance
    starts = plan.starts
    self.glyphs = glyphs
  }

  /// A phase's line: its time, and how it stands.
  private struct Row {
    let label: String
    let time: String
    let standing: String
    let style: Style
    var isCurrent = false
  }

  /// The lines, those around the current phase where not all have room.
  func lines(_ content: LiveScreen.Content, width: Int, rows: Int) -> [StyledLine] {
    let all = plan.phases.indices.map { row($0, content) }
    let times = all.map(\.time.count).max() ?? 0
    let standings = all.map(\.standing.count).max() ?? 0
    let labels = max(0, width - times - standings - 6)
    let current = content.state.position.part
    let count = max(0, min(rows, all.count))
    let first = max(0, min(current - count / 2, all.count - count))
    return all[first..<first + count].map { row in
      var line = StyledLine(row.isCurrent ? "\(glyphs.cue) " : "  ", row.style)
      line.append(CellWidth.clipped(row.label, to: labels, ellipsis: glyphs.ellipsis), row.style)
      line.pad(to: labels + 4 + times - row.time.count)
      line.append(row.time, row.style)
      line.pad(to: labels + 6 + times)
      line.append(row.standing, row.style)
      return line
    }
  }

  private func row(_ index: Int, _ content: LiveScreen.Content) -> Row {
    let (phase, state) = (plan.phases[index], content.state)
    let (label, budget) = (LiveScreen.label(phase), TimeText.band(phase.budget))
    if index == state.position.part, state.hasStarted {
      return Row(label: label, time: budget, standing: "now", style: .bold, isCurrent: true)
    }
    if state.begun.contains(index), state.speaking.indices.contains(index) {
      let spoken = state.speaking[index]
      let (standing, style) = standing(spoken, phase.budget)
      return Row(label: label, time: TimeText.clock(spoken), standing: standing, style: style)
    }
    if index < state.position.part, state.hasStarted {
      return Row(label: label, time: budget, standing: "not spoken", style: .dim)
    }
    let start = index > 0 ? starts[index] : nil
    return Row(
      label: label, time: budget, standing: start.map { "by \(content.time($0.seconds))" } ?? "",
      style: index == state.position.part ? .bold : .plain,
      isCurrent: index == state.position.part)
  }

  /// The words of a report's verdict.
  private func standing(_ spoken: Double, _ budget: Budget?) -> (String, Style) {
    guard let budget else { return ("", .plain) }
    switch budget.side(of: spoken) {
    case .above:
      let offBy = spoken - budget.maximum.seconds
      if offBy <= tolerance.ofPhase(budget).seconds {
        return ("within tolerance", Style(tint: .yellow))
      }
      let over = TimeText.clock(offBy)
      return ("over by \(over)", Style(isBold: true, tint: .red))
    case .below: return ("under", Style(tint: .yellow))
    case .inside: return ("within", Style(tint: .green))
    }
  }
}
