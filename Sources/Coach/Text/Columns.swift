/// Text in columns of fixed width.
enum Columns {
  /// The text at the left of a column, cut with an ellipsis where it is too long.
  static func left(_ text: String, _ width: Int) -> String {
    let text = printable(text)
    guard text.count > width else { return text + spaces(width - text.count) }
    return text.prefix(max(0, width - 1)) + "…"
  }

  /// The text at the right of a column.
  static func right(_ text: String, _ width: Int) -> String {
    spaces(width - text.count) + text
  }

  /// Rows of cells at the right of their columns, which are as wide as given, or wider where a cell needs it: times
  /// above an hour must not run into each other.
  static func rows(_ rows: [[String]], widths: [Int]) -> [String] {
    let needed = widths.indices.map { column in
      max(widths[column], (rows.map { $0[column].count }.max() ?? 0) + 1)
    }
    return rows.map { row in zip(row, needed).map { right($0, $1) }.joined() }
  }

  /// The text without control characters, which could command a terminal.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }

  /// Paragraphs of at most `width` columns, continued lines indented.
  static func wrapped(_ text: String, width: Int, indent: Int = 2) -> String {
    var lines: [String] = []
    var line = ""
    for word in printable(text).split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = spaces(indent) + word
      } else {
        line += line.isEmpty ? String(word) : " \(word)"
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      // Joiners belong to emoji and to scripts.
      scalar != "\u{200D}" && scalar != "\u{200C}"
    default: false
    }
  }
}
