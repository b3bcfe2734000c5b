/// Reads the tables of whisper (`tsv`) and whisper.cpp (`-ocsv`): begin and end in milliseconds, and text.
enum WhisperTable {
  private static let head = ["start", "end", "text"]

  /// Whether the first line names those columns.
  static func recognises(_ lines: [String]) -> Bool {
    separator(lines) != nil
  }

  /// The phrases of a table.
  ///
  /// - Throws: ``TranscriptError`` where a row has no times.
  static func read(_ lines: [String]) throws(TranscriptError) -> Transcript {
    guard let separator = separator(lines) else { throw TranscriptError(.noTimes) }
    let columns = columns(lines[0], separator)
    var phrases: [Transcript.Phrase] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.trimmed.isEmpty {
      let fields = LabelTable.fields(line, separator)
      guard fields.count >= columns.count, let start = milliseconds(fields[0]),
        let end = milliseconds(fields[1])
      else { throw TranscriptError(.unreadable(line.trimmed), line: index + 1) }
      let words = TranscriptText.words(fields[columns.count - 1])
      phrases.append(
        Transcript.Phrase(start: start, end: end, words: words.map { Transcript.Word($0) }))
    }
    return try Transcript(.whisper_table, phrases)
  }

  private static func separator(_ lines: [String]) -> Character? {
    ["\t", ","].first { separator in
      let names = columns(lines.first ?? "", separator)
      return names == head || names == ["start", "end", "speaker", "text"]
    }
  }

  private static func columns(_ line: String, _ separator: Character) -> [String] {
    LabelTable.fields(line, separator).map { $0.lowercased() }
  }

  private static func milliseconds(_ text: String) -> Double? {
    Double(text).flatMap { (0..<1000 * LabelFile.longest).contains($0) ? $0 / 1000 : nil }
  }
}
