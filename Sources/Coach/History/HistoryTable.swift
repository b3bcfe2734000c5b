/// The takes of a history beside each other as rows of text, a row for each phase, the latest take at the right.
struct HistoryTable {
  private static let number = 4
  /// The columns of a name where there is little room, and where there is some.
  private static let (leastName, mostName) = (12, 40)
  /// From which width on the spread is shown.
  private static let wide = 100
  /// The fewest takes that make a table.
  private static let fewest = 3

  private let history: History
  private let layout: TextLayout
  private let rows: [Row]

  /// A phase, or a whole, with its cells.
  private struct Row {
    let phase: PhaseHistory
    let cells: [HistoryCell?]
  }

  init(_ history: History, _ layout: TextLayout) {
    self.history = history
    self.layout = layout
    rows =
      history.phases.indices.map { Row(phase: history.phases[$0], cells: history.cells(of: $0)) }
      + history.wholes.map { Row(phase: $0, cells: history.cells(ofWhole: $0)) }
  }

  /// The rows, with a head and what the shapes mean.
  var lines: [String] { (table() ?? rows.flatMap(stacked)) + legend }

  /// A line for each phase in words, for screen readers.
  var sentences: [String] {
    rows.map { row in
      let times = row.cells.compactMap { cell in
        cell.map { cell in
          TimeText.clock(cell.seconds) + (cell.words.isEmpty ? "" : " (\(cell.words))")
        }
      }
      let budget = row.phase.budget.map { ", budget \(TimeText.band($0))" } ?? ""
      let usual = row.phase.median.map { "; usually \(TimeText.clock($0))" } ?? ""
      let spoken = times.isEmpty ? "not spoken yet" : times.joined(separator: ", ")
      return layout.wrapped("\(label(row.phase))\(budget): \(spoken)\(usual)", indent: 4)
    }
  }

  // MARK: A table

  private func table() -> [String]? {
    let budgets = rows.map { $0.phase.budget.map(TimeText.band) ?? "-" }
    let usual = rows.map { time($0.phase.median) }
    let spread = layout.width >= Self.wide ? rows.map { time($0.phase.spread) } : []
    let columns = [("budget", budgets)] + (spread.isEmpty ? [] : [("spread", spread)])
    let fixed = columns.reduce(0) { $0 + width($1.0, $1.1) } + width("usual", usual)
    let cell = (rows.flatMap(\.cells).map { CellWidth.of(text($0)) }.max() ?? 0) + 1
    let days = history.entries.map { CellWidth.of(DateText.shortDay(started($0))) }
    let day = max(cell, (days.max() ?? 0) + 2)
    let longest = rows.map { CellWidth.of(DisplayText.line($0.phase.name)) }.max() ?? 0
    let count = history.entries.count
    let name = max(
      min(longest, Self.leastName),
      min(longest, Self.mostName, layout.width - Self.number - fixed - day * min(count, 5)))
    let shown = min(count, (layout.width - Self.number - name - fixed) / day)
    guard shown >= min(count, Self.fewest) else { return nil }
    let takes = history.entries.indices.suffix(shown)

    func line(_ head: String, _ cells: [String], _ takes: [String], _ usual: String) -> String {
      let fixed = zip(columns, cells).map { Columns.right($1, width($0.0, $0.1)) }.joined()
      return trimmed(head + fixed + takes.joined() + usual)
    }
    let usualWidth = width("usual", usual)
    let head = line(
      Columns.spaces(Self.number + name), columns.map(\.0),
      takes.map { Columns.right(DateText.shortDay(started(history.entries[$0])), day) },
      Columns.right("usual", usualWidth))
    let body = rows.indices.map { index in
      let row = rows[index]
      return line(
        Columns.left(label(row.phase, width: Self.number), Self.number)
          + Columns.left(row.phase.name, name), columns.map { $0.1[index] },
        takes.map { painted(row.cells[$0], width: day) },
        Columns.right(usual[index], usualWidth) + arrow(row.phase))
    }
    return [layout.paint(head, .quiet)]
      + clocks(takes, day: day, indent: Self.number + name + fixed - usualWidth)
      + body
  }

  /// The clock below the days where two of the takes shown are of one day.
  private func clocks(_ takes: Range<Int>, day: Int, indent: Int) -> [String] {
    let moments = takes.map { started(history.entries[$0]) }
    guard Set(moments.map(DateText.shortDay)).count < moments.count else { return [] }
    let line =
      Columns.spaces(indent)
      + moments.map { Columns.right(DateText.clock($0), day) }.joined()
    return [layout.paint(trimmed(line), .quiet)]
  }

  private func width(_ head: String, _ cells: [String]) -> Int {
    max(CellWidth.of(head), cells.map(CellWidth.of).max() ?? 0) + 2
  }

  // MARK: A paragraph a phase

  private func stacked(_ row: Row) -> [String] {
    let head = layout.hanging(label(row.phase, width: Self.number), row.phase.name)
    let budget = row.phase.budget.map { " of \(TimeText.band($0))" } ?? ""
    let usual = "usually \(time(row.phase.median))\(budget)"
    let indent = Columns.spaces(Self.number)
    let cell = (row.cells.map { CellWidth.of(text($0)) }.max() ?? 0) + 1
    let room = max(1, (layout.width - Self.number) / max(1, cell))
    let times = row.cells.compactMap { $0 }.suffix(room).map { painted($0, width: cell) }
    return head + layout.hanging(indent, usual)
      + (times.isEmpty ? [] : [trimmed(indent + times.joined())])
  }

  // MARK: Cells

  private func text(_ cell: HistoryCell?) -> String {
    guard let cell else { return "-" }
    return TimeText.clock(cell.seconds) + shape(cell)
  }

  private func painted(_ cell: HistoryCell?, width: Int) -> String {
    let text = text(cell)
    guard let cell else { return Columns.right(text + " ", width) }
    return Columns.spaces(width - CellWidth.of(text)) + layout.paint(text, tone(cell))
  }

  /// What tells a cell's standing apart without colour.
  private func shape(_ cell: HistoryCell) -> String {
    switch cell.standing {
    case .over:
      cell.isTolerated ? (layout.isUnicode ? "△" : "~") : (layout.isUnicode ? "▲" : "!")
    case .under: layout.isUnicode ? "▽" : "<"
    case .within, .marginal, .skipped, .none: " "
    }
  }

  private func tone(_ cell: HistoryCell) -> TextLayout.Tone {
    switch cell.standing {
    case .over: cell.isTolerated ? .doubtful : .over
    case .under: .under
    case .within: .within
    case .marginal, .skipped, .none: .quiet
    }
  }

  private func arrow(_ phase: PhaseHistory) -> String {
    switch phase.trend.direction {
    case .longer: layout.isUnicode ? " ↑" : " up"
    case .shorter: layout.isUnicode ? " ↓" : " down"
    case .steady, .unknown: ""
    }
  }

  private var legend: [String] {
    let cells = rows.flatMap(\.cells).compactMap { $0 }
    var seen: [(shape: String, words: String)] = []
    for (isShown, words) in [
      ({ (cell: HistoryCell) in cell.standing == .over && !cell.isTolerated }, "over its budget"),
      ({ $0.isTolerated }, "within tolerance"), ({ $0.standing == .under }, "under"),
    ] {
      if let cell = cells.first(where: isShown) { seen.append((shape(cell), words)) }
    }
    var parts = seen.map { "\($0.shape) \($0.words)" }
    if rows.contains(where: { ![.steady, .unknown].contains($0.phase.trend.direction) }),
      layout.isUnicode
    {
      parts.append("↑↓ growing, falling from take to take")
    }
    guard !parts.isEmpty else { return [] }
    return [""]
      + layout.hanging(
        Columns.spaces(Self.number), parts.joined(separator: layout.isUnicode ? " · " : ", ")
      )
      .map { layout.paint($0, .quiet) }
  }

  private func time(_ seconds: Double?) -> String { seconds.map { TimeText.clock($0) } ?? "-" }

  private func started(_ entry: History.Entry) -> String { entry.take.times.started_at }

  private func label(_ phase: PhaseHistory) -> String {
    phase.number.map { "\($0) \(phase.name)" } ?? phase.name
  }

  private func label(_ phase: PhaseHistory, width: Int) -> String {
    Columns.right(phase.number.map(String.init) ?? "", width - 1) + " "
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
