/// Reads labels of which each has a line: Audacity's label tracks, and lists of times as people and video platforms
/// write them.
///
/// `0:00 Intro`, `[0:00] Intro`, `(1:02:03) - Intro`, `1. 0:00 Intro`, `Intro 0:00`, `0:00-2:00 Intro`,
/// `0:00<TAB>2:00<TAB>Intro`, `1.5<TAB>2.5<TAB>Intro`.
enum LabelLines {
  private static let brackets: Set<Character> = [
    "[", "]", "(", ")", "{", "}", "<", ">", "【", "】", "*", "_", "`",
  ]
  private static let between: Set<Character> = [
    "-", "–", "—", "|", ":", "•", "*", "~", "=", ",", ";", "→",
  ]

  /// The labels of a file.
  ///
  /// - Throws: ``MarksError`` when a line is none.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    var labels: [LabelFile.Label] = []
    for (index, line) in lines.enumerated() {
      let text = line.trimmed
      // Audacity writes a label's frequencies on a line of their own that begins with a backslash.
      if text.isEmpty || text.hasPrefix("#") || text.hasPrefix("\\") { continue }
      guard
        let label = audacity(line, index + 1) ?? columns(line, index + 1) ?? list(text, index + 1)
      else {
        // "Chapters:" above a list.
        if labels.isEmpty, text.hasSuffix(":") || text.lowercased().hasPrefix("start") { continue }
        throw MarksError(.unreadable(text), line: index + 1)
      }
      labels.append(label)
    }
    return labels
  }

  /// `start<TAB>end<TAB>text`, in seconds; further columns belong to the text.
  private static func audacity(_ line: String, _ number: Int) -> LabelFile.Label? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmed)
    guard fields.count >= 2, let start = LabelTime.seconds(fields[0]),
      let end = LabelTime.seconds(fields[1]), end >= start
    else { return nil }
    let text = fields.dropFirst(2).joined(separator: " ").trimmed
    return LabelFile.Label(start: start, end: end > start ? end : nil, text: text, line: number)
  }

  /// Columns without a line that names them: a time first, or two clocks anywhere; the last text is the label.
  private static func columns(_ line: String, _ number: Int) -> LabelFile.Label? {
    guard let separator = ["\t", ";", ","].first(where: line.contains) else { return nil }
    let fields = LabelTable.fields(line, separator)
    let clocks = fields.compactMap(LabelTime.clock)
    let plain = fields.prefix { LabelTime.seconds($0) != nil }.compactMap(LabelTime.seconds)
    let isFirst =
      fields.first.map { LabelTime.clock($0) != nil || LabelTime.seconds($0) != nil } ?? false
    let times = clocks.isEmpty ? plain : clocks
    guard fields.count > 1, isFirst || clocks.count > 1, let start = times.first,
      let text = fields.last(where: { LabelTime.clock($0) == nil && LabelTime.seconds($0) == nil })
    else { return nil }
    let second = times.dropFirst().first ?? start
    guard second >= start else { return nil }
    return LabelFile.Label(
      start: start, end: second > start ? second : nil, text: text, line: number)
  }

  /// A line with a time at its beginning or its end.
  private static func list(_ text: String, _ number: Int) -> LabelFile.Label? {
    let words = text.split { $0.isWhitespace }
    guard !words.isEmpty else { return nil }
    // A bullet or a number may stand in front of the time.
    for skipped in 0..<min(2, words.count) {
      if skipped == 1, !isBullet(words[0]) { break }
      if let (start, end, count) = range(words[skipped...]) {
        return label(start, end, words[(skipped + count)...], number)
      }
    }
    for count in [3, 2, 1] where count < words.count {
      let tail = words.suffix(count)
      guard let (start, end, taken) = range(tail), taken == count else { continue }
      return label(start, end, words.dropLast(count), number)
    }
    return nil
  }

  private static func label(
    _ start: Double, _ end: Double?, _ words: ArraySlice<Substring>, _ number: Int
  ) -> LabelFile.Label? {
    guard end ?? start >= start else { return nil }
    var words = words.drop { $0.allSatisfy(between.contains) }
    while let last = words.last, last.allSatisfy(between.contains) { words.removeLast() }
    return LabelFile.Label(
      start: start, end: end.flatMap { $0 > start ? $0 : nil },
      text: words.joined(separator: " ").trimmed, line: number)
  }

  /// One time or a range of two from the first word on, and how many words it took.
  private static func range(
    _ words: ArraySlice<Substring>
  ) -> (start: Double, end: Double?, count: Int)? {
    guard let first = words.first else { return nil }
    let bare = Self.bare(first)
    if let (start, end) = joined(bare) { return (start, end, 1) }
    guard let start = LabelTime.written(bare) else { return nil }
    let second = words.dropFirst().first ?? ""
    // Between two times stands a dash, an arrow, "to", or nothing but the space of a column.
    if !second.isEmpty, second.allSatisfy({ "-–—>→".contains($0) }) || second.lowercased() == "to",
      let third = words.dropFirst(2).first, let end = LabelTime.written(Self.bare(third))
    {
      return (start, end, 3)
    }
    if let end = LabelTime.written(Self.bare(second)) { return (start, end, 2) }
    return (start, nil, 1)
  }

  /// Two times in one word: `0:00-2:00`.
  private static func joined(_ word: Substring) -> (Double, Double)? {
    let parts = word.split { "-–—→".contains($0) }
    guard parts.count == 2, let start = LabelTime.written(parts[0]),
      let end = LabelTime.written(parts[1])
    else { return nil }
    return (start, end)
  }

  /// A word without the brackets around it and the punctuation behind it.
  private static func bare(_ word: Substring) -> Substring {
    // A link in Markdown: `[0:04](https://…)`.
    let word = word.firstRange(of: "](").map { word[..<$0.lowerBound] } ?? word
    let open = word.drop { brackets.contains($0) }
    var end = open.endIndex
    while end > open.startIndex {
      let before = open.index(before: end)
      guard brackets.contains(open[before]) || between.contains(open[before]) else { break }
      end = before
    }
    return open[..<end]
  }

  /// `-`, `*`, `•`, `1.`, `1)`, `#1`.
  private static func isBullet(_ word: Substring) -> Bool {
    if word.allSatisfy({ "-*•+–—·".contains($0) }) { return true }
    let number = word.drop { $0 == "#" || $0 == "(" }
    let rest = number.drop { $0.isNumber }
    return rest.startIndex > number.startIndex && rest.allSatisfy { ".):".contains($0) }
  }
}
