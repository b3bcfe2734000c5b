/// Reads the chapters of ffmpeg's metadata files (ffmpeg documentation, "Metadata") as labels.
enum FFMetadataReader {
  static let signature = ";FFMETADATA1"

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
      guard let start, start >= 0, start * base < LabelFile.longest else {
        throw MarksError(.unreadable(title.isEmpty ? "[CHAPTER]" : title), line: line)
      }
      let end = end.flatMap { $0 > start && $0 * base < LabelFile.longest ? $0 * base : nil }
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
