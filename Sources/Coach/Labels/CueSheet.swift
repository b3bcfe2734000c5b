/// Reads the tracks of CUE sheets, as players and disc writers have them.
enum CueSheet {
  /// Frames of a CD in a second.
  private static let framesPerSecond = 75.0

  /// Whether the lines are a CUE sheet.
  static func recognises(_ lines: [String]) -> Bool {
    lines.contains { words($0).first == "TRACK" } && lines.contains { words($0).first == "INDEX" }
  }

  /// The tracks as labels.
  ///
  /// - Throws: ``MarksError`` when an index cannot be read.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    var labels: [LabelFile.Label] = []
    var title = ""
    var isTrack = false
    for (index, line) in lines.enumerated() {
      let words = words(line)
      switch words.first {
      case "TRACK": (title, isTrack) = ("", true)
      case "TITLE" where isTrack: title = quoted(line)
      case "INDEX" where words.count >= 3 && Int(words[1]) == 1:
        guard let start = time(words[2]) else {
          throw MarksError(.unreadable(line.trimmed), line: index + 1)
        }
        labels.append(LabelFile.Label(start: start, end: nil, text: title, line: index + 1))
      default: break
      }
    }
    return labels
  }

  /// `mm:ss:ff`.
  private static func time(_ text: Substring) -> Double? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, (0..<10_000).contains(parts[0]), (0..<60).contains(parts[1]),
      (0..<75).contains(parts[2])
    else { return nil }
    return Double(parts[0] * 60 + parts[1]) + Double(parts[2]) / framesPerSecond
  }

  private static func words(_ line: String) -> [Substring] { line.split { $0.isWhitespace } }

  /// What stands behind the first word, without its quotes.
  private static func quoted(_ line: String) -> String {
    let rest = line.trimmed.drop { !$0.isWhitespace }.trimmed
    return rest.count >= 2 && rest.hasPrefix("\"") && rest.hasSuffix("\"")
      ? String(rest.dropFirst().dropLast()) : rest
  }
}
