/// Reads time-marked conversations (NIST SCTK, `ctm`): recording, channel, begin, length, word, and
/// perhaps how sure it is.
enum CTMReader {
  private struct Row {
    let recording: String
    let start: Double
    let length: Double
    let word: String
    let confidence: Double?
  }

  /// Whether the lines are such a file.
  static func recognises(_ lines: [String]) -> Bool {
    let rows = lines.lazy.filter { !isComment($0) && fields($0).count >= 5 && !isAlternation($0) }
      .prefix(5)
    guard let first = lines.first(where: { !isComment($0) }) else { return false }
    return !rows.isEmpty && rows.allSatisfy { row($0) != nil }
      && (row(first) != nil || isAlternation(first))
  }

  /// The words of a file; of alternatives the first, of several recordings the one with most words.
  ///
  /// - Throws: ``TranscriptError`` where a line is none of it.
  static func read(_ lines: [String]) throws(TranscriptError) -> Transcript {
    var rows: [Row] = []
    // Which of several alternatives a line is in; nil outside of them.
    var alternative: Int?
    for (index, line) in lines.enumerated() where !isComment(line) {
      if isAlternation(line) {
        switch fields(line).first(where: { $0.uppercased().hasPrefix("<ALT") })?.uppercased() {
        case "<ALT_BEGIN>": alternative = 0
        case "<ALT>": alternative = (alternative ?? 0) + 1
        default: alternative = nil
        }
        continue
      }
      guard let row = row(line) else {
        throw TranscriptError(.unreadable(line.trimmed), line: index + 1)
      }
      if (alternative ?? 0) == 0 { rows.append(row) }
    }
    let recordings = Dictionary(grouping: rows, by: \.recording)
    let most = recordings.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    let phrases = (most?.value ?? []).compactMap { row in
      TranscriptText.word(row.word).map {
        Transcript.Phrase(
          $0, start: row.start, end: row.start + row.length, confidence: row.confidence)
      }
    }
    let remarks =
      recordings.count > 1
      ? [
        "the words of \(recordings.count) recordings are in it; those of '\(most?.key ?? "")' were taken"
      ]
      : []
    return try Transcript(.ctm, phrases, remarks: remarks)
  }

  private static func fields(_ line: String) -> [Substring] { line.split { $0.isWhitespace } }

  private static func isComment(_ line: String) -> Bool {
    let text = line.trimmed
    return text.isEmpty || text.hasPrefix(";;")
  }

  /// Marks around alternatives have asterisks for times.
  private static func isAlternation(_ line: String) -> Bool {
    line.contains("<")
      && fields(line).contains { ["<ALT_BEGIN>", "<ALT>", "<ALT_END>"].contains($0.uppercased()) }
  }

  private static func row(_ line: String) -> Row? {
    let fields = fields(line)
    guard fields.count >= 5, let start = number(fields[2]), let length = number(fields[3]) else {
      return nil
    }
    return Row(
      recording: String(fields[0]), start: start, length: length, word: String(fields[4]),
      confidence: fields.count > 5 ? Double(fields[5]) : nil)
  }

  private static func number(_ text: Substring) -> Double? {
    Double(text).flatMap { (0..<LabelFile.longest).contains($0) ? $0 : nil }
  }
}
