/// Fields of comma-separated values (RFC 4180).
enum CSVText {
  /// A text, quoted where it has to be; one that a spreadsheet would take for a formula gets an
  /// apostrophe in front.
  static func field(_ text: String) -> String {
    let text = DisplayText.line(text)
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
