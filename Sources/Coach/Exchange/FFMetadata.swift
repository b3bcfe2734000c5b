/// ffmpeg's metadata files with chapters (ffmpeg documentation, "Metadata").
enum FFMetadata {
  static let signature = ";FFMETADATA1"

  /// Times are frames, so that nothing is rounded.
  static func render(_ spans: [Annotation.Span], _ annotation: Annotation) -> String {
    func frame(_ seconds: Double) -> Int { Int((seconds * Double(annotation.rate)).rounded()) }
    let title = annotation.title.isEmpty ? [] : ["title=" + escaped(annotation.title)]
    let chapters = spans.flatMap { span in
      [
        "[CHAPTER]", "TIMEBASE=1/\(annotation.rate)", "START=\(frame(span.start))",
        "END=\(frame(span.end))", "title=" + escaped(span.text),
      ]
    }
    return ([signature] + title + chapters).map { $0 + "\n" }.joined()
  }

  /// The chapters of a file as labels.
  ///
  /// - Throws: ``MarksError`` when a chapter has no readable start.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    var labels: [LabelFile.Label] = []
    var chapter: Chapter?
    for (index, line) in lines.enumerated() {
      let text = line.trimmed
      if text.hasPrefix("[") {
        if let chapter { labels.append(try chapter.label()) }
        chapter = text.uppercased() == "[CHAPTER]" ? Chapter(line: index + 1) : nil
      } else if !text.hasPrefix(";"), !text.hasPrefix("#"), let equals = text.firstIndex(of: "=") {
        chapter?.take(text[..<equals].uppercased(), String(text[text.index(after: equals)...]))
      }
    }
    if let chapter { labels.append(try chapter.label()) }
    return labels
  }

  /// `=`, `;`, `#`, `\` and line ends are escaped by a backslash.
  private static func escaped(_ text: String) -> String {
    String(text.onOneLine.flatMap { "=;#\\".contains($0) ? ["\\", $0] : [$0] })
  }

  private struct Chapter {
    let line: Int
    /// Seconds per unit: nanoseconds where the file does not say.
    var base = 1e-9
    var start: Double?
    var end: Double?
    var title = ""

    init(line: Int) { self.line = line }

    mutating func take(_ key: String, _ value: String) {
      switch key {
      case "TIMEBASE":
        let parts = value.split(separator: "/").compactMap { Double($0) }
        if parts.count == 2, parts[0] > 0, parts[1] > 0 { base = parts[0] / parts[1] }
      case "START": start = Double(value)
      case "END": end = Double(value)
      case "TITLE": title = Self.unescaped(value)
      default: break
      }
    }

    func label() throws(MarksError) -> LabelFile.Label {
      guard let start, start >= 0, start * base < 1e6 else {
        throw MarksError(.unreadable(title.isEmpty ? "[CHAPTER]" : title), line: line)
      }
      let end = end.flatMap { $0 > start && $0 * base < 1e6 ? $0 * base : nil }
      return LabelFile.Label(start: start * base, end: end, text: title, line: line)
    }

    private static func unescaped(_ text: String) -> String {
      var plain = ""
      var isEscaped = false
      for character in text {
        if character == "\\", !isEscaped {
          isEscaped = true
        } else {
          plain.append(character)
          isEscaped = false
        }
      }
      return plain
    }
  }
}
