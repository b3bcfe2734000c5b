import Coach

/// Lays out what a speaker sees while there is time to think.
struct PromptScreen {
  private let prompt: Prompt
  private let seconds: Int
  private let glyphs: Glyphs

  /// - Parameter seconds: the time to think.
  init(_ prompt: Prompt, seconds: Int, glyphs: Glyphs) {
    self.prompt = prompt
    self.seconds = seconds
    self.glyphs = glyphs
  }

  /// The screen's lines with so many seconds left; the time and the keys stay when the rows do not suffice.
  func lines(left: Int, _ size: TerminalScreen.Size) -> [StyledLine] {
    let width = size.columns
    var head = StyledLine(" THINK ", .alarm)
    head.append("  \(TimeText.clock(Double(left)))", .bold)
    head.append("  ")
    head.append(prompt.place, .dim)
    let question = CellWidth.wrapped(prompt.text, to: max(10, width - 4)).map {
      StyledLine("  " + $0, .bold)
    }
    let top = [head, timeBar(left, width), .empty] + question + [.empty]
    let bottom = [StyledLine.empty, keys(width)]
    let room = max(0, size.rows - top.count - bottom.count)
    let parts = parts(width)
    let shown = parts.count > room ? self.parts(width, isShort: true) : parts
    return (top + shown.prefix(room) + bottom).prefix(size.rows).map {
      $0.clipped(to: width, ellipsis: glyphs.ellipsis)
    }
  }

  /// The same without a screen.
  func text(width: Int) -> String {
    let lines =
      ["", prompt.place, ""] + CellWidth.wrapped(prompt.text, to: width - 4).map { "  " + $0 } + [
        ""
      ]
      + parts(width).map { $0.runs.map(\.text).joined() } + [""]
    return lines.map { DisplayText.lines($0) + "\n" }.joined()
  }

  private func timeBar(_ left: Int, _ width: Int) -> StyledLine {
    let full = Int((Double(left) / Double(max(1, seconds)) * Double(width)).rounded())
    var line = StyledLine()
    line.append(cells: 0..<width) { $0 < full ? (glyphs.ruleDone, .bold) : (glyphs.rule, .dim) }
    return line
  }

  /// Each part with its time, and its trigger words where there is room beside them.
  private func parts(_ width: Int, isShort: Bool = false) -> [StyledLine] {
    let phases = prompt.plan.phases
    let names = min(
      width / 3, phases.map { CellWidth.of(LiveScreen.label($0)) }.max() ?? 0)
    return phases.flatMap { phase in
      var line = StyledLine(
        "  " + CellWidth.clipped(LiveScreen.label(phase), to: names, ellipsis: glyphs.ellipsis))
      line.pad(to: names + 4)
      line.append(TimeText.band(phase.budget), .dim)
      line.pad(to: names + 4 + Self.bandWidth)
      let indent = line.width
      let (text, room) = (phase.cues.joined(separator: glyphs.dot), max(10, width - indent))
      let cues =
        isShort
        ? [CellWidth.clipped(text, to: room, ellipsis: glyphs.ellipsis)]
        : CellWidth.wrapped(text, to: room)
      return [line + StyledLine(cues.first ?? "")]
        + cues.dropFirst().map { cue in
          var line = StyledLine.empty
          line.pad(to: indent)
          return line + StyledLine(cue)
        }
    }
  }

  /// As wide as `10:00-12:00`, and two spaces.
  private static let bandWidth = 13

  private func keys(_ width: Int) -> StyledLine {
    let keys = ["any key begins"] + (prompt.canSkip ? ["s skip"] : []) + ["q stop"]
    return StyledLine(keys.joined(separator: glyphs.dot), .dim)
  }
}
