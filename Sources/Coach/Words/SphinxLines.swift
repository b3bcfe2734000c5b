/// Reads what pocketsphinx prints with `-time yes`: a word, its begin and end in seconds, how sure it is.
enum SphinxLines {
  /// Whether the lines are such: phrases in between are a line of text each.
  static func recognises(_ lines: [String]) -> Bool {
    lines.count { word($0) != nil } > 0
      && lines.contains { $0.hasPrefix("<s> ") && word($0) != nil }
  }

  /// The words of a file.
  ///
  /// - Throws: ``TranscriptError`` where there are none.
  static func read(_ lines: [String]) throws(TranscriptError) -> Transcript {
    try Transcript(
      .sphinx,
      lines.compactMap { line in
        guard let found = word(line),
          let text = TranscriptText.word(JSONTranscript.withoutVariant(found.text))
        else { return nil }
        return Transcript.Phrase(
          text, start: found.start, end: found.end, confidence: found.confidence)
      })
  }

  /// The word of a line; nil for any other line.
  static func word(
    _ line: String
  ) -> (text: String, start: Double, end: Double, confidence: Double?)? {
    let fields = line.split(separator: " ")
    guard fields.count == 4, let start = Double(fields[1]), let end = Double(fields[2]),
      let surety = Double(fields[3]), (0..<LabelFile.longest).contains(start),
      (start..<LabelFile.longest).contains(end)
    else { return nil }
    return (String(fields[0]), start, end, surety)
  }
}
