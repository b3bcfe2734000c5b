/// Agendas that are fenced as code, to keep their columns, as slide decks and wikis have them.
///
/// Code is never read as notes. Where nothing else in them is a plan, a block most of whose lines hold a time is
/// read as if it had no fences; the lines keep their numbers.
enum CodeAgenda {
  /// The longest agenda, in lines; anything longer is a program or its output.
  private static let longest = 40

  /// The text with its fenced agendas laid open; nil where there are none.
  static func laidOpen(_ text: String) -> String? {
    guard text.contains("```") || text.contains("~~~") else { return nil }
    var lines = text.lines.map(String.init)
    var found = false
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard let fence = fence(lines[index]),
        let end = lines[(index + 1)...].firstIndex(where: { closes($0, fence) })
      else { continue }
      let drawn = lines[index + 1..<end].map(undrawn)
      lines.replaceSubrange(index + 1..<end, with: drawn)
      if isAgenda(lines[index + 1..<end]) {
        (lines[index], lines[end]) = ("", "")
        // A word above some lines is no part, and would hide their numbers.
        for inner in index + 1..<end {
          lines[inner] = hasTime(lines[inner]) ? lines[inner].trimmed : ""
        }
        found = true
      }
      index = end
    }
    return found ? lines.joined(separator: "\n") : nil
  }

  /// A line without the lines and corners of a drawing: `│ 0-10 min  Intro │`.
  private static func undrawn(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: isOfDrawings) else { return line }
    return String(String.UnicodeScalarView(line.unicodeScalars.map { isOfDrawings($0) ? " " : $0 }))
  }

  private static func isOfDrawings(_ scalar: Unicode.Scalar) -> Bool {
    (0x2500...0x259F).contains(scalar.value)
  }

  private static func fence(_ line: String) -> String? {
    let line = line.trimmed
    return ["```", "~~~"].first { line.hasPrefix($0) }
  }

  private static func closes(_ line: String, _ fence: String) -> Bool {
    line.trimmed.hasPrefix(fence)
  }

  /// Whether three lines or more, and three of four, have a time of their own.
  private static func isAgenda(_ lines: ArraySlice<String>) -> Bool {
    let written = lines.filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard (3...longest).contains(written.count) else { return false }
    // Headings in it are those of another document, shown as an example.
    if written.contains(where: { $0.trimmed.hasPrefix("#") }) { return false }
    let timed = written.count(where: hasTime)
    return timed >= 3 && timed * 4 >= written.count * 3
  }

  private static func hasTime(_ line: String) -> Bool {
    TimeTokenizer.canHoldTime(line) && TimedText(line, in: .item).time != nil
  }
}
