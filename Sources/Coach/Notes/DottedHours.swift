internal import CommonMark

/// Times of the day with a dot and nothing beside them: `9.00 Welcome`, `13.10`.
///
/// Such figures could be anything; three or more that rise by whole five minutes from the morning on are no
/// accident.
enum DottedHours {
  /// The headings that begin with such figures, by their positions.
  static func headings(in notes: Notes) -> [Int: TimedText] {
    let found = notes.sections.compactMap {
      heading -> (heading: Int, time: TimeExpression, name: String)? in
      let text = NoteText.plain(notes.blocks[heading].text)
      guard let (time, end) = leading(text) else { return nil }
      let name = NoteText.undecorated(
        String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(end))))
      return name.contains(where: \.isLetter) ? (heading, time, name) : nil
    }
    guard areHours(found.map(\.time)) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: found.map { item in
        let written = String(
          NoteText.plain(notes.blocks[item.heading].text).prefix { !$0.isWhitespace })
        return (item.heading, TimedText(name: item.name, time: item.time, written: written))
      })
  }

  /// The times of a column's cells, where all that hold anything are such figures; nil for any other column.
  static func times(_ cells: [String]) -> [TimeExpression?]? {
    let times = cells.map { cell -> TimeExpression? in
      let cell = cell.trimmed
      guard let (time, end) = leading(cell), end == cell.unicodeScalars.count else { return nil }
      return time
    }
    let filled = cells.count { $0.contains { $0.isLetter || $0.isNumber } }
    let found = times.compactMap(\.self)
    return found.count == filled && areHours(found) ? times : nil
  }

  /// The time that a text begins with, and how many scalars it has.
  private static func leading(_ text: String) -> (TimeExpression, end: Int)? {
    guard text.utf8.first.map({ (48...57).contains($0) }) ?? false else { return nil }
    let tokens = TimeTokenizer(text).tokens
    guard let first = tokens.first, case .number(_, let dotted?) = first.kind,
      tokens.count == 1 || tokens[1].isSpaced && tokens[1].kind == .other
    else { return nil }
    let clock = ClockTime(first: dotted.first, second: dotted.second, isOfHours: true)
    return (
      TimeExpression(value: .point(clock), tokens: 0..<1, scalars: first.range),
      first.range.upperBound
    )
  }

  private static func areHours(_ times: [TimeExpression]) -> Bool {
    let starts = times.compactMap { time -> Double? in
      if case .point(let clock) = time.value { clock.seconds(inHours: true) } else { nil }
    }
    return starts.count >= 3 && starts[0] >= 6 * 3600
      && zip(starts, starts.dropFirst()).allSatisfy(<)
      && starts.allSatisfy { $0.truncatingRemainder(dividingBy: 300) == 0 }
  }
}
