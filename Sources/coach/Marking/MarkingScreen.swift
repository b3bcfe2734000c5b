import Coach

/// Lays out the screen of `coach mark`: from what is known to lines, with no terminal in it.
struct MarkingScreen {
  let glyphs: Glyphs

  /// The screen's lines for a size: never more than it has rows, and none wider than its columns.
  func lines(_ view: MarkingView, _ size: TerminalScreen.Size) -> [StyledLine] {
    let width = size.columns
    let lines = view.isHelpShown ? help(width, rows: size.rows) : all(view, width, rows: size.rows)
    return lines.prefix(size.rows).map { $0.clipped(to: width, ellipsis: glyphs.ellipsis) }
  }

  private func all(_ view: MarkingView, _ width: Int, rows: Int) -> [StyledLine] {
    let blank = ScreenBlock(1, [.empty])
    let above = [
      ScreenBlock(6, [status(view, width)]), blank, ScreenBlock(10, heading(view, width)),
      ScreenBlock(5, cues(view, width)), ScreenBlock(10, question(view, width)),
      ScreenBlock(8, notice(view, width)), blank, ScreenBlock(4, strip(view, width)), blank,
    ]
    let below = [blank, ScreenBlock(7, keys(width))]
    let room = rows - ScreenBlock.rows((above + below).filter { $0.importance > 1 })
    let list = ScreenBlock(3, list(view, width, rows: max(3, room - 2)))
    return ScreenBlock.lines(above + [list] + below, rows: rows)
  }

  private func status(_ view: MarkingView, _ width: Int) -> StyledLine {
    var right = StyledLine(view.progress, .bold)
    if let speed = view.speedText { right = StyledLine(speed + "  ") + right }
    var line = StyledLine("MARK  ", .bold)
    let room = max(4, width - line.width - right.width - 2)
    line.append(CellWidth.clipped(view.name, to: room, ellipsis: glyphs.ellipsis), .dim)
    line.appendRight(right, in: width)
    return line
  }

  private func heading(_ view: MarkingView, _ width: Int) -> [StyledLine] {
    guard let question = view.session.question else { return [] }
    return StyledLine.wrapped(view.parts[question.phase].label, .bold, to: width)
  }

  private func cues(_ view: MarkingView, _ width: Int) -> [StyledLine] {
    guard let question = view.session.question else { return [] }
    let cues = view.parts[question.phase].cues
    guard !cues.isEmpty else { return [] }
    return StyledLine.wrapped(
      "\(glyphs.cue) " + cues.joined(separator: glyphs.dot), .dim, to: width
    ).prefix(2).map(\.self)
  }

  /// The place, how sure it is, and whether it is heard.
  private func question(_ view: MarkingView, _ width: Int) -> [StyledLine] {
    guard let question = view.session.question else { return [] }
    let sign = view.isPlaying ? glyphs.voice : glyphs.quiet
    var place = StyledLine("\(sign) ", view.isPlaying ? .bold : .dim)
    place.append(" \(view.time(question.frame)) ", .alarm)
    let begins = StyledLine("  begins here?")
    place.append(place.width + begins.width <= width ? begins : StyledLine(" ?"))
    guard let sureness = view.sureness else { return [place] }
    if place.width + 2 + sureness.count <= width {
      place.append("  \(sureness)", .dim)
      return [place]
    }
    return [place, StyledLine("  \(sureness)", .dim)]
  }

  private func notice(_ view: MarkingView, _ width: Int) -> [StyledLine] {
    view.notice.map { StyledLine.wrapped(DisplayText.line($0), to: width) } ?? []
  }

  /// The recording in one line with what is known of it, and above it the place that is heard.
  private func strip(_ view: MarkingView, _ width: Int) -> [StyledLine] {
    guard let question = view.session.question, view.frames > 0, width > 4 else { return [] }
    func column(_ frame: Int) -> Int { min(width - 1, frame * width / view.frames) }
    let known = view.session.beginnings.enumerated().compactMap { phase, beginning in
      phase == question.phase ? nil : beginning.frame.map { (column($0), beginning.standing) }
    }
    let at = column(question.frame)
    var pointer = StyledLine()
    pointer.pad(to: at)
    pointer.append("\(glyphs.pointer)", .bold)
    var line = StyledLine()
    line.append(cells: 0..<width) { column in
      guard let mark = known.first(where: { $0.0 == column }) else {
        return (column < at ? glyphs.ruleDone : glyphs.rule, .dim)
      }
      return (glyphs.mark, mark.1 == .estimated ? .dim : .bold)
    }
    return [pointer, line]
  }

  /// The phases and where they begin; those around the current one where there is no room for all.
  private func list(_ view: MarkingView, _ width: Int, rows: Int) -> [StyledLine] {
    let current = view.session.question?.phase
    let times = view.parts.indices.map { view.place(of: $0).map(view.time) ?? "" }
    let timeWidth = times.map(\.count).max() ?? 0
    let wordWidth = view.parts.indices.map { view.standing(of: $0).count }.max() ?? 0
    let hasWords = width >= 14 + timeWidth + wordWidth + 6
    let names = max(4, width - 2 - timeWidth - (hasWords ? wordWidth + 2 : 0) - 1)
    let widest = view.parts.map { CellWidth.of($0.label) }.max() ?? 0
    let all = view.parts.enumerated().map { phase, part in
      let style: Style = phase == current ? .bold : .plain
      var line = StyledLine(phase == current ? "\(glyphs.cue) " : "  ", style)
      line.append(
        CellWidth.clipped(part.label, to: min(names, widest), ellipsis: glyphs.ellipsis), style)
      line.pad(to: 3 + min(names, widest) + timeWidth - times[phase].count)
      line.append(times[phase], style)
      if hasWords { line.append("  \(view.standing(of: phase))", phase == current ? style : .dim) }
      return line
    }
    guard all.count > rows else { return all }
    let first = max(0, min((current ?? 0) - rows / 2, all.count - rows))
    return Array(all[first..<min(all.count, first + rows)])
  }

  /// The keys that are needed all the time; as many as fit.
  private func keys(_ width: Int) -> [StyledLine] {
    let arrows = glyphs == .unicode ? "←/→" : "left/right"
    let keys = [
      "space yes", "\(arrows) earlier/later", "n another", "u undo", "q stop", "? keys",
    ]
    var line = ""
    for key in keys
    where CellWidth.of(line) + glyphs.dot.count + CellWidth.of(key) <= width || line.isEmpty {
      line += line.isEmpty ? key : glyphs.dot + key
    }
    return [StyledLine(line, .dim)]
  }

  private func help(_ width: Int, rows: Int) -> [StyledLine] {
    KeyHelp(glyphs).lines(
      MarkingKey.all.map { ($0.names, $0.meaning) }, end: "any key closes this", width: width,
      rows: rows)
  }
}
