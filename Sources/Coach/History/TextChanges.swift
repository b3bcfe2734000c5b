/// What was said the same and otherwise in two takes, as text: a sentence, and each phase.
struct TextChanges {
  private static let leastName = 14
  private static let head = ["same", "reworded", "new", "left out"]
  private static let kinds: [SpokenChanges.Kind] = [.same, .reworded, .new, .leftOut]

  private let comparison: TakeComparison
  private let changes: SpokenChanges
  private let layout: TextLayout

  /// Nil where it is not known what was said.
  init?(_ comparison: TakeComparison, _ layout: TextLayout) {
    guard let changes = comparison.changes, changes.share != nil else { return nil }
    (self.comparison, self.changes, self.layout) = (comparison, changes, layout)
  }

  /// A sentence, and a line or two for each phase; the sentence alone where nothing is the same.
  var lines: [String] {
    let sentence = layout.wrapped(ComparisonWords.said(changes))
    return changes.isAnythingSame ? [sentence, ""] + rows : [sentence]
  }

  private var rows: [String] {
    let names = comparison.rows.map { ($0.after?.labels ?? $0.before?.labels ?? []) }
      .map { $0.joined(separator: " + ") }
    let cells = changes.rows.map { row in
      Self.kinds.map { kind in
        // Nothing is seen at once, and what is not known is said.
        row.map { $0.speech(kind) < 0.5 ? "" : TimeText.clock($0.speech(kind)) } ?? "?"
      }
    }
    let widths = Self.head.indices.map { column in
      max(Self.head[column].count, cells.map { $0[column].count }.max() ?? 0) + 2
    }
    let longest = names.map { CellWidth.of(DisplayText.line($0)) }.max() ?? 0
    let room = layout.width - 2 - widths.reduce(0, +)
    guard room >= min(longest, Self.leastName) else {
      return zip(names, cells).flatMap { name, cells in
        layout.hanging("  ", name)
          + layout.hanging(
            "    ",
            zip(Self.head, cells).filter { !$1.isEmpty }.map { "\($0) \($1)" }.joined(
              separator: ", "))
      }
    }
    let width = min(longest, room)
    func line(_ name: String, _ cells: [String]) -> String {
      Columns.spaces(2) + Columns.left(name, width)
        + zip(cells, widths).map { Columns.right($0, $1) }.joined()
    }
    return [layout.paint(line("", Self.head), .quiet)]
      + zip(names, cells).map { name, cells in
        String(line(name, cells).reversed().drop { $0 == " " }.reversed())
      }
  }
}
