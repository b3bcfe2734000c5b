/// Reads what whisper.cpp and whisper print: `[00:00:00.000 --> 00:00:02.000]   text`.
enum WhisperLines {
  /// Whether one of the first lines is such.
  static func recognises(_ lines: [String]) -> Bool {
    lines.lazy.filter { !$0.trimmed.isEmpty }.prefix(40).contains { phrase($0) != nil }
  }

  /// The phrases of a file; what else was printed is left out.
  ///
  /// - Throws: ``TranscriptError`` where there are none.
  static func read(_ lines: [String]) throws(TranscriptError) -> Transcript {
    // Lines of one word have been asked for as words (`-ml 1`).
    let phrases = lines.compactMap(phrase)
    let most = phrases.count { $0.words.count <= 1 }
    let areWords = 10 * most >= 9 * phrases.count
    return try Transcript(
      .whisper_lines,
      areWords ? phrases.map(SubtitleWords.timed) : phrases)
  }

  /// The phrase of a line; nil for any other line.
  static func phrase(_ line: String) -> Transcript.Phrase? {
    let text = line.trimmed
    guard text.hasPrefix("["), let close = text.firstIndex(of: "]"),
      let arrow = text[..<close].firstRange(of: "-->"),
      let start = LabelTime.clock(
        text[text.index(after: text.startIndex)..<arrow.lowerBound].trimmed),
      let end = LabelTime.clock(text[arrow.upperBound..<close].trimmed)
    else { return nil }
    let words = TranscriptText.words(String(text[text.index(after: close)...]))
    return Transcript.Phrase(start: start, end: end, words: words.map { Transcript.Word($0) })
  }
}
