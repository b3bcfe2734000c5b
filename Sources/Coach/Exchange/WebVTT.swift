/// WebVTT (W3C): cues with a start, an end and a text; chapters and captions have the same form.
enum WebVTT {
  static let signature = "WEBVTT"

  static func render(_ spans: [Annotation.Span]) -> String {
    // A cue ends after it begins, to the millisecond.
    let cues = spans.filter { milliseconds($0.end) > milliseconds($0.start) }
    return signature + "\n"
      + cues.enumerated().map { index, span in
        "\n\(index + 1)\n\(time(span.start)) --> \(time(span.end))\n\(escaped(span.text))\n"
      }.joined()
  }

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

  private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }

  /// `hh:mm:ss.ttt`.
  private static func time(_ seconds: Double) -> String {
    let all = milliseconds(seconds)
    func padded(_ number: Int, _ digits: Int) -> String {
      String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }
    let (whole, rest) = (all / 1000, all % 1000)
    return padded(whole / 3600, 2) + ":" + padded(whole / 60 % 60, 2) + ":"
      + padded(whole % 60, 2) + "." + padded(rest, 3)
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

  private static func escaped(_ text: String) -> String {
    String(
      text.onOneLine.flatMap { character -> String in
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: String(character)
        }
      })
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
