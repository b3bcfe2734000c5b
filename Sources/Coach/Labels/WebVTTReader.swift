/// Reads the cues of WebVTT files (W3C) as labels.
enum WebVTTReader {
  static let signature = "WEBVTT"

  /// The cues of a file as labels.
  ///
  /// - Throws: ``MarksError`` when the times of a cue cannot be read.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    var labels: [LabelFile.Label] = []
    var index = 1
    while index < lines.count {
      defer { index += 1 }
      let line = lines[index]
      // Notes, styles and regions are blocks without an arrow in them.
      guard let arrow = line.firstRange(of: "-->") else { continue }
      let end = line[arrow.upperBound...].split { $0.isWhitespace }.first ?? ""
      guard let start = seconds(line[..<arrow.lowerBound].trimmed), let end = seconds(end) else {
        throw MarksError(.unreadable(line), line: index + 1)
      }
      let number = index + 1
      var payload: [String] = []
      while index + 1 < lines.count, !lines[index + 1].trimmed.isEmpty {
        index += 1
        payload.append(lines[index])
      }
      labels.append(
        LabelFile.Label(
          start: start, end: end > start ? end : nil,
          text: plain(payload.joined(separator: " ")).trimmed, line: number))
    }
    return labels
  }

  /// `[hh:]mm:ss.ttt` in seconds.
  private static func seconds(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last, let rest = Double(last), rest >= 0,
      rest < 60, last.first?.isNumber == true
    else { return nil }
    var total = 0.0
    for part in parts.dropLast() {
      guard let value = Int(part), (0..<1000).contains(value) else { return nil }
      total = total * 60 + Double(value)
    }
    return total * 60 + rest
  }

  /// The text without tags and entities.
  private static func plain(_ text: String) -> String {
    var plain = ""
    var isTag = false
    for character in text {
      if character == "<" { isTag = true }
      if !isTag { plain.append(character) }
      if character == ">" { isTag = false }
    }
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&"),
    ] { plain = plain.replacing(entity, with: character) }
    return plain
  }
}
