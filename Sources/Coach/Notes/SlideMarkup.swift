/// Marks of slide decks and handbooks that are no Markdown, as Markdown of as many lines.
enum SlideMarkup {
  /// The text with each slide's own front matter and the heads of admonitions as what they mean.
  ///
  /// - Parameter isDeck: whether the document begins with front matter, as only then slides have some.
  static func plain(_ text: String, isDeck: Bool) -> String {
    guard mayHoldMarks(text, isDeck: isDeck) else { return text }
    var lines = text.lines.map(String.init)
    if isDeck { resolveSlides(&lines) }
    for index in lines.indices {
      if let title = admonition(lines[index]) { lines[index] = title }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether there is `:::`, `!!!`, `[!` or, in a deck, `---`: looking for bytes is cheap.
  private static func mayHoldMarks(_ text: String, isDeck: Bool) -> Bool {
    var (last, run): (UInt8, Int) = (0, 0)
    for byte in text.utf8 {
      run = byte == last ? run + 1 : 1
      if run == 3 {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "!"): return true
        case UInt8(ascii: "-") where isDeck: return true
        default: break
        }
      }
      if byte == UInt8(ascii: "!"), last == UInt8(ascii: "[") { return true }
      last = byte
    }
    return false
  }

  /// The most lines of a slide's front matter; anything longer is text between two lines of dashes.
  private static let longest = 30

  /// The line of dashes that ends the front matter of a slide; nil where no slide with front matter begins.
  ///
  /// - Parameter index: of the line of dashes before it.
  static func matterEnd(_ lines: [String], from index: Int) -> Int? {
    guard lines[index].trimmed == "---",
      let end = lines[(index + 1)...].prefix(longest).firstIndex(where: { $0.trimmed == "---" }),
      end > index + 1, isKey(lines[index + 1]), lines[index + 1..<end].allSatisfy(isEntry)
    else { return nil }
    return end
  }

  /// `---`, lines `key: value` and `---` begin a slide: what they say of time is a comment of that slide.
  private static func resolveSlides(_ lines: inout [String]) {
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard let end = matterEnd(lines, from: index) else { continue }
      for line in index + 1..<end {
        let isTime = TimeLabels.value(in: lines[line]) != nil
        lines[line] = isTime ? "<!-- \(lines[line].trimmed) -->" : ""
      }
      lines[end] = ""
      index = end
    }
  }

  /// A line of front matter: `key: value`, or one that belongs to the key above it.
  private static func isEntry(_ line: String) -> Bool {
    line.first == " " || line.hasPrefix("- ") || line.hasPrefix("#") || isKey(line)
  }

  /// Front matter begins with a key: a heading alone between lines of dashes is a slide.
  private static func isKey(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return false }
    let value = line.index(after: colon)
    return line[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
      && (value == line.endIndex || line[value] == " ")
  }

  /// The title of an admonition that has a time, as a bold line: `:::note Exercise (5 min)`,
  /// `> [!example] Exercise (5 min)`, `!!! note "Exercise (5 min)"`.
  private static func admonition(_ line: String) -> String? {
    let line = line.trimmed[...]
    var rest: Substring
    if line.hasPrefix(":::") {
      rest = line.drop { $0 == ":" }.drop { $0 == " " || $0 == "{" }
    } else if line.hasPrefix(">"), let mark = line.firstRange(of: "[!") {
      rest = line[mark.upperBound...]
    } else if line.hasPrefix("!!! ") {
      rest = line.dropFirst(4)
    } else {
      return nil
    }
    rest = rest.drop { $0.isLetter || $0.isNumber || "-_".contains($0) }
    let title = rest.drop { " ]}[\"+-".contains($0) }.trimmed
    let end = title.last { !$0.isWhitespace }
    let name = end == "\"" || end == "]" && !title.contains("[") ? String(title.dropLast()) : title
    guard TimeTokenizer.canHoldTime(name), TimedText(name).time != nil else { return nil }
    return "**\(name)**"
  }
}
