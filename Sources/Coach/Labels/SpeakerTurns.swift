/// Reads the turns of speakers in RTTM files, as diarisation programs write them (NIST, Rich Transcription).
enum SpeakerTurns {
  /// Whether the lines are such a file.
  static func recognises(_ lines: [String]) -> Bool {
    lines.contains { $0.hasPrefix("SPEAKER ") && $0.split(separator: " ").count >= 8 }
  }

  /// The turns as labels with the speakers' names, ascending.
  ///
  /// - Throws: ``MarksError`` when a turn cannot be read.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    var labels: [LabelFile.Label] = []
    for (index, line) in lines.enumerated() where line.hasPrefix("SPEAKER ") {
      let fields = line.split { $0.isWhitespace }
      guard fields.count >= 8, let start = LabelTime.seconds(fields[3]),
        let length = LabelTime.seconds(fields[4])
      else { throw MarksError(.unreadable(line), line: index + 1) }
      labels.append(
        LabelFile.Label(
          start: start, end: length > 0 ? start + length : nil, text: String(fields[7]),
          line: index + 1))
    }
    return labels.sorted { $0.start < $1.start }
  }
}
