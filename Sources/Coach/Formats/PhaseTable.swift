/// The phases of a report as rows of text: as many columns as the width takes, and two lines a phase where it
/// takes none.
struct PhaseTable {
  /// From how many phases on those that are as planned are only counted.
  private static let many = 15
  /// The columns of a name where there is little room, and where there is some; those of a bar.
  private static let (leastName, wideName) = (14, 40)
  private static let (leastBar, mostBar) = (10, 30)
  /// From which width on nothing is said in short.
  private static let wide = 100
  private static let number = 4

  private let report: Report
  private let layout: TextLayout
  private let parts: [Report.Part]
  /// The phases that are as planned and only counted.
  private let left: Int

  init(_ report: Report, _ layout: TextLayout) {
    self.report = report
    self.layout = layout
    let isOff = { (part: Report.Part) in ![.within, .none].contains(part.verdict) }
    let all = report.phases
    let isShort = all.count > Self.many && !layout.showsAll && all.contains { $0.budget != nil }
    let shown = isShort ? all.filter(isOff) : all
    left = all.count - shown.count
    parts = shown + (report.hasParts ? [report.total] : [])
  }

  var text: String {
    let lines = columns.map(table) ?? parts.flatMap(stacked)
    guard left > 0 else { return lines.joined(separator: "\n") }
    let more = "and \(left) more as planned" + (layout.hint.map { " (\($0))" } ?? "")
    let rest = Columns.spaces(Self.number) + layout.paint(more, .quiet)
    return (lines.dropLast() + [rest] + lines.suffix(1)).joined(separator: "\n")
  }

  // MARK: A table

  private struct Layout {
    let figures: [PhaseFigure]
    let widths: [Int]
    let name: Int
    let bar: Int
  }

  private var isWide: Bool { layout.width >= Self.wide }

  private var verdicts: [String] {
    parts.map { isWide ? VerdictWords($0, report).text : VerdictWords($0, report).short }
  }

  /// What fits; nil where not even time, budget and verdict do.
  private var columns: Layout? {
    let verdict = (verdicts.map(CellWidth.of).max() ?? 0) + 2
    let longest = parts.map { CellWidth.of(DisplayText.line($0.name)) }.max() ?? 0
    let name = min(longest, isWide ? Self.wideName : Self.leastName)
    let ranked = PhaseFigure.headed.enumerated().filter { $0.element.rank(report) != nil }
      .sorted {
        ($0.element.rank(report) ?? 0, $0.offset) < ($1.element.rank(report) ?? 0, $1.offset)
      }
    var room = layout.width - Self.number - name - verdict
    let hasBars = parts.contains { $0.budget != nil }
    let bar = hasBars && layout.width >= 72 ? Self.leastBar + 1 : 0
    var chosen: [(offset: Int, width: Int)] = []
    for (offset, figure) in ranked {
      let width = self.width(figure)
      let isNeeded = figure.rank(report) == 0
      guard isNeeded || room - width >= bar else { break }
      chosen.append((offset, width))
      room -= width
    }
    guard room >= 0 else { return nil }
    chosen.sort { $0.offset < $1.offset }
    let widerName = min(longest - name, max(0, room - bar))
    room -= widerName
    let wideBar = hasBars && room > Self.leastBar ? min(Self.mostBar, room - 1) : 0
    return Layout(
      figures: chosen.map { PhaseFigure.headed[$0.offset] }, widths: chosen.map(\.width),
      name: name + widerName, bar: wideBar)
  }

  private func width(_ figure: PhaseFigure) -> Int {
    let cells = parts.map { CellWidth.of(cell(figure, $0)) }
    return max(cells.max() ?? 0, CellWidth.of(figure.heading ?? "")) + 2
  }

  private func cell(_ figure: PhaseFigure, _ part: Report.Part) -> String {
    let text = figure.shown(part, report).text
    return text.isEmpty ? "-" : text
  }

  private func table(_ columns: Layout) -> [String] {
    let indent = Self.number + columns.name + (columns.bar > 0 ? columns.bar + 1 : 0)
    let heads = zip(columns.figures, columns.widths).map { Columns.right($0.heading ?? "", $1) }
    let bar = PhaseBar(report, width: columns.bar, isUnicode: layout.isUnicode)
    let rows = zip(parts, verdicts).map { part, verdict in
      var line = label(part) + Columns.left(part.name, columns.name)
      if columns.bar > 0 { line += " " + bar.text(part) }
      line += zip(columns.figures, columns.widths).map { Columns.right(cell($0, part), $1) }
        .joined()
      return verdict.isEmpty ? line : line + "  " + layout.paint(verdict, tone(part))
    }
    return [layout.paint(Columns.spaces(indent) + heads.joined(), .quiet)] + rows
  }

  // MARK: Two lines a phase

  private func stacked(_ part: Report.Part) -> [String] {
    let width = layout.width
    let name = layout.hanging(label(part), part.name)
    var figures = TimeText.clock(report.basisTime(part))
    if let budget = part.budget { figures += " of \(TimeText.band(budget))" }
    let verdict = VerdictWords(part, report).short
    let indent = Columns.spaces(Self.number)
    guard Self.number + CellWidth.of(figures) + 2 + CellWidth.of(verdict) > width else {
      let told = verdict.isEmpty ? "" : "  " + layout.paint(verdict, tone(part))
      return name + [indent + figures + told]
    }
    let lines = CellWidth.wrapped(verdict, to: width - Self.number, breaksWords: false)
    return name + [indent + figures] + lines.map { indent + layout.paint($0, tone(part)) }
  }

  private func label(_ part: Report.Part) -> String {
    Columns.right(part.number.map(String.init) ?? "", Self.number - 1) + " "
  }

  private func tone(_ part: Report.Part) -> TextLayout.Tone {
    switch part.verdict {
    case .over: part.in_grace ? .doubtful : .over
    case .within: part.over_on_other_basis_s >= 0.5 ? .doubtful : .within
    case .under, .skipped: .under
    case .marginal: .doubtful
    case .none: .quiet
    }
  }
}
