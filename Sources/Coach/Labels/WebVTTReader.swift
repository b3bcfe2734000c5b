/// Reads the cues of WebVTT files (W3C) and of SubRip's as labels: these differ in a decimal comma and numbers.
enum WebVTTReader {
  static let signature = "WEBVTT"

  /// Whether the lines are such a file: that signature, or a number and an arrow between times.
  static func recognises(_ lines: [String]) -> Bool {
    if lines.first?.hasPrefix(signature) ?? false { return true }
    let text = lines.lazy.filter { !$0.trimmed.isEmpty }.prefix(2).map(\.trimmed)
    guard let first = text.first else { return false }
    return isTimes(first) || Int(first) != nil && text.dropFirst().first.map(isTimes) ?? false
  }

  private static func isTimes(_ line: String) -> Bool {
    line.firstRange(of: "-->").flatMap { seconds(line[..<$0.lowerBound].trimmed) } != nil
  }

  /// One cue as it is written.
  struct Cue {
    /// Where it begins and ends, in seconds.
    let start: Double
    let end: Double
    /// Its lines, with tags and entities.
    let payload: [String]
    /// The line of its times, from 1.
    let line: Int
  }

  /// The cues of a file as labels.
  ///
  /// - Throws: ``MarksError`` when the times of a cue cannot be read.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    try cues(lines).map { cue in
      LabelFile.Label(
        start: cue.start, end: cue.end > cue.start ? cue.end : nil,
        text: plain(cue.payload.joined(separator: " ")).trimmed, line: cue.line)
    }
  }

  /// The cues of a file.
  ///
  /// - Throws: ``MarksError`` when the times of one cannot be read.
  static func cues(_ lines: [String]) throws(MarksError) -> [Cue] {
    var cues: [Cue] = []
    var index = 0
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
      // A line with times begins a new cue, also without a blank line before it.
      while index + 1 < lines.count, !isTimes(lines[index + 1]), !endsCue(lines, at: index + 1) {
        index += 1
        payload.append(lines[index])
      }
      cues.append(Cue(start: start, end: end, payload: payload, line: number))
    }
    return cues
  }

  /// Whether a cue ends at a line: an empty one, or one of blanks where no text goes on behind it.
  private static func endsCue(_ lines: [String], at index: Int) -> Bool {
    guard lines[index].trimmed.isEmpty else { return false }
    guard !lines[index].isEmpty, index + 1 < lines.count else { return true }
    let next = lines[index + 1].trimmed
    return next.isEmpty || Int(next) != nil || isTimes(next)
  }

  /// `[hh:]mm:ss.ttt` in seconds.
  static func seconds(_ text: some StringProtocol) -> Double? {
    text.contains(":") ? LabelTime.clock(text) : nil
  }

  /// The text without tags and entities.
  static func plain(_ text: String) -> String {
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
