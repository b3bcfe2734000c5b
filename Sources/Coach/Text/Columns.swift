/// Text in columns of fixed width.
enum Columns {
  /// The text at the left of a column, cut with an ellipsis where it is too long.
  static func left(_ text: String, _ width: Int) -> String {
    let text = CellWidth.clipped(DisplayText.line(text), to: width)
    return text + spaces(width - CellWidth.of(text))
  }

  /// The text at the right of a column.
  static func right(_ text: String, _ width: Int) -> String {
    spaces(width - CellWidth.of(text)) + text
  }

  /// Rows of cells at the right of their columns, which are as wide as given, or wider where a cell needs it: times
  /// above an hour must not run into each other.
  static func rows(_ rows: [[String]], widths: [Int]) -> [String] {
    let needed = widths.indices.map { column in
      max(widths[column], (rows.map { CellWidth.of($0[column]) }.max() ?? 0) + 1)
    }
    return rows.map { row in zip(row, needed).map { right($0, $1) }.joined() }
  }

  /// A paragraph of at most `width` columns, continued lines indented.
  static func wrapped(_ text: String, width: Int, indent: Int = 2) -> String {
    CellWidth.wrapped(DisplayText.line(text), to: width, indent: indent, breaksWords: false)
      .joined(separator: "\n")
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
