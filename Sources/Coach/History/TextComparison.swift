/// A comparison of two takes as text: what became of the whole first, then each phase.
public struct TextComparison {
  /// The columns of a name where there is little room, and where there is some.
  private static let (leastName, mostName) = (14, 40)
  private static let number = 2
  private static let head = ("budget", "A", "B", "change")

  private let comparison: TakeComparison
  private let layout: TextLayout
  private let rows: [Row]

  /// A line of the table.
  private struct Row {
    let name: String
    let budget: String
    let before: String
    let after: String
    let change: String
    let remark: String
    var tone = TextLayout.Tone.quiet
  }

  /// The whole text, ended by a line end.
  public static func render(
    _ comparison: TakeComparison, _ layout: TextLayout = TextLayout()
  ) -> String {
    TextComparison(comparison, layout).text
  }

  private init(_ comparison: TakeComparison, _ layout: TextLayout) {
    self.comparison = comparison
    self.layout = layout
    let totals = comparison.totals
    rows =
      comparison.rows.map(Self.row) + [
        Row(
          name: comparison.basis == .speaking ? "talk time" : "clock time", budget: "",
          before: TimeText.clock(totals.before), after: TimeText.clock(totals.after),
          change: ComparisonWords.change(totals.after - totals.before), remark: "")
      ]
  }

  private var text: String {
    let takes = [("A", comparison.before), ("B", comparison.after)].flatMap { letter, take in
      layout.hanging("\(letter)  ", "\(take.name), \(DateText.moment(take.times.started_at))")
    }
    return
      (takes + [
        "", layout.paint(layout.wrapped(ComparisonWords.sentence(comparison)), .strong), "",
      ]
      + (table() ?? rows.flatMap(stacked))
      + (TextChanges(comparison, layout).map { [""] + $0.lines } ?? [])).joined(separator: "\n")
      + "\n"
  }

  // MARK: A table

  private func table() -> [String]? {
    let columns = [
      width(Self.head.0, \.budget), width(Self.head.1, \.before), width(Self.head.2, \.after),
      width(Self.head.3, \.change),
    ]
    let remark = (rows.map { CellWidth.of($0.remark) }.max() ?? 0) + 2
    let longest = rows.map { CellWidth.of(DisplayText.line($0.name)) }.max() ?? 0
    let room = layout.width - Self.number - columns.reduce(0, +) - remark
    guard room >= min(longest, Self.leastName) else { return nil }
    let name = min(longest, room, Self.mostName)
    func line(_ name: String, _ cells: [String], _ remark: String) -> String {
      let text = name + zip(cells, columns).map { Columns.right($0, $1) }.joined()
      return String(
        (text + (remark.isEmpty ? "" : "  " + remark)).reversed().drop { $0 == " " }.reversed())
    }
    let head = line(
      Columns.spaces(Self.number + name), [Self.head.0, Self.head.1, Self.head.2, Self.head.3], "")
    return [layout.paint(head, .quiet)]
      + rows.map { row in
        line(
          Columns.spaces(Self.number) + Columns.left(row.name, name),
          [row.budget, row.before, row.after, row.change],
          row.remark.isEmpty ? "" : layout.paint(row.remark, row.tone))
      }
  }

  private func width(_ head: String, _ cell: (Row) -> String) -> Int {
    max(CellWidth.of(head), rows.map { CellWidth.of(cell($0)) }.max() ?? 0) + 2
  }

  // MARK: Two lines a phase

  private func stacked(_ row: Row) -> [String] {
    let times = "A \(row.before)  B \(row.after)" + (row.change.isEmpty ? "" : "  \(row.change)")
    let indent = Columns.spaces(Self.number + 2)
    let remark =
      row.remark.isEmpty
      ? []
      : CellWidth.wrapped(row.remark, to: max(8, layout.width - indent.count), breaksWords: false)
        .map { indent + layout.paint($0, row.tone) }
    return layout.hanging(Columns.spaces(Self.number), row.name) + [indent + times] + remark
  }

  // MARK: Cells

  private static func row(_ row: TakeComparison.Row) -> Row {
    func time(_ side: TakeComparison.Row.Side?) -> String {
      side?.seconds.map { TimeText.clock($0) } ?? "-"
    }
    let labels = row.after?.labels ?? row.before?.labels ?? []
    return Row(
      name: labels.joined(separator: " + "),
      budget: row.after.map { TimeText.band($0.budget) } ?? "-",
      before: time(row.before), after: time(row.after),
      change: row.change.map(ComparisonWords.change) ?? "",
      remark: ComparisonWords.remark(row), tone: tone(row))
  }

  private static func tone(_ row: TakeComparison.Row) -> TextLayout.Tone {
    switch row.after?.standing {
    case .over: .over
    case .under: .under
    case .within: .within
    case .marginal, .skipped, nil, .some(.none): .quiet
    }
  }
}
