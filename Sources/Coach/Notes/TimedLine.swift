/// A line with its tokens, its times, and the parts that brackets and separators make of it.
struct TimedLine {
  /// What lies between two separators or in brackets.
  struct Segment {
    let tokens: Range<Int>
    let isInBrackets: Bool
    /// The whole bracket with its signs, where it is one.
    let bracket: Range<Int>?
  }

  /// The most times of a line of which one can be its own; each is looked at with all of the line.
  static let mostTimes = 40

  let tokens: [TimeToken]
  let times: [TimeExpression]
  private let text: [Unicode.Scalar]

  init(_ line: String, impliedUnit: Double? = nil) {
    tokens = TimeTokenizer(line).tokens
    text = Array(line.unicodeScalars)
    times = TimeParser.expressions(in: tokens, impliedUnit: impliedUnit)
  }

  /// The words among some tokens, in lower case, without fillers.
  func words(_ range: Range<Int>) -> [String] {
    range.filter { !tokens[$0].isFiller || isRangeWord($0) }.compactMap {
      guard tokens[$0].isWord || isRangeWord($0) || tokens[$0].isUnit else { return nil }
      return written(tokens[$0].range).lowercased()
    }
  }

  /// `to`, which tells of a way from one to another unless it is a sign or stands in "up to".
  private func isRangeWord(_ index: Int) -> Bool {
    if index > 0, tokens[index - 1].kind == .word(.filler) { return false }
    return tokens[index].kind == .word(.range) || tokens[index].kind == .word(.and)
  }

  /// What lies around a time up to the next separators.
  func segment(around time: TimeExpression) -> Segment {
    let (low, high) = (
      boundary(before: time.tokens.lowerBound), boundary(after: time.tokens.upperBound)
    )
    let bracket = bracket(around: time.tokens)
    return Segment(tokens: low..<high, isInBrackets: bracket != nil, bracket: bracket)
  }

  /// Whether brackets in running text are where a time is looked for: at one end, before a separator, or, with
  /// nothing but the time in them, near the beginning.
  func isOpen(around segment: Segment, pure: Bool) -> Bool {
    guard let bracket = segment.bracket else { return false }
    if bracket.lowerBound == 0 || bracket.upperBound == tokens.count { return true }
    if pure, beginsSentence(behind: bracket.upperBound) { return true }
    return tokens[bracket.upperBound].kind != .other || pure && bracket.lowerBound <= 10
  }

  /// Whether a length is said to be that of reading: "7 min read", "Lesezeit: 5 Minuten", "5 min de lecture".
  var holdsReadingTime: Bool {
    times.contains { time in
      guard case .duration = time.value else { return false }
      let right = words(time.tokens.upperBound..<tokens.count).prefix(2)
      let left = words(0..<time.tokens.lowerBound).suffix(2)
      let ofReading = right.first.map(TimeWords.shares.contains) ?? false
      return right.first?.hasPrefix("read") ?? false
        || ofReading && TimeWords.readings.contains { right.last?.hasPrefix($0) ?? false }
        || left.contains(where: TimeWords.readingTimes.contains) || left == ["reading", "time"]
    }
  }

  /// Whether two spaces or more stand before a time.
  func hasGap(before time: TimeExpression) -> Bool {
    let start = time.scalars.lowerBound
    return start > 2 && text[start - 2..<start].allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// Whether the sign before a time ends a sentence: "Who is there? 5 min".
  func endsSentence(before time: TimeExpression) -> Bool {
    guard let before = text[..<time.scalars.lowerBound].last(where: { $0 != " " }) else {
      return false
    }
    return ".?!。？！".unicodeScalars.contains(before)
  }

  /// Whether a token begins with a capital.
  func isCapital(_ token: Int) -> Bool {
    text[tokens[token].range.lowerBound].properties.isUppercase
  }

  /// Whether nothing but signs stands before a token.
  func begins(at token: Int) -> Bool {
    tokens[..<token].allSatisfy { $0.kind == .dash || $0.kind == .mark }
  }

  /// Whether nothing but signs stands behind a time.
  func isLast(_ time: TimeExpression) -> Bool {
    tokens[time.tokens.upperBound...].allSatisfy { $0.kind == .dash || $0.kind == .mark }
  }

  /// The token that ends the clause of the first time, which has nothing but "total" behind it; nil where it has
  /// more.
  var endOfFirst: Int? {
    guard let time = times.first else { return nil }
    let behind = tokens[time.tokens.upperBound...]
    let end = behind.firstIndex { [.dash, .open, .separator].contains($0.kind) } ?? tokens.count
    let words = words(time.tokens.upperBound..<end)
    return words.isEmpty || words == ["total"] || words == ["in", "total"] ? end : nil
  }

  /// Whether there are words outside of some tokens.
  func hasName(outside range: Range<Int>) -> Bool {
    tokens.indices.contains { !range.contains($0) && (tokens[$0].isWord || tokens[$0].isFiller) }
  }

  /// The line without a time: what was written there, and what stands before and behind it.
  func cut(
    _ time: TimeExpression, rank: TimePlacement.Rank
  ) -> (written: String, left: String, right: String) {
    let segment = segment(around: time)
    var range = time.scalars
    if rank == .bracket, let bracket = segment.bracket {
      range =
        tokens[bracket.lowerBound].range
        .lowerBound..<tokens[bracket.upperBound - 1].range.upperBound
    } else if rank == .segment {
      range = tokens[segment.tokens.lowerBound].range.lowerBound..<range.upperBound
      if let last = segment.tokens.last { range = range.lowerBound..<tokens[last].range.upperBound }
    }
    let left = String(String.UnicodeScalarView(text[..<range.lowerBound]))
    let right = String(String.UnicodeScalarView(text[range.upperBound...]))
    return (written(range), NoteText.undecorated(left), NoteText.undecorated(right))
  }

  func written(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text[range]))
  }

  // MARK: Boundaries

  private func isBoundary(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .separator, .slash, .open, .close: return true
    // "3 min + questions"
    case .plus: return tokens[index].isSpaced
    case .dash:
      // "well-known" goes on, "Intro - 5 min" does not.
      return tokens[index].isSpaced || index + 1 < tokens.count && tokens[index + 1].isSpaced
    default: return false
    }
  }

  /// An emoji or the like between words.
  private func isSymbol(_ index: Int) -> Bool {
    tokens[index].kind == .mark && tokens[index].isSpaced
      && text[tokens[index].range.lowerBound].value >= 0x2300
  }

  /// Whether a full stop and another sentence stand behind a time: "Wax - 20 min. Ask Ann."
  func beginsSentence(after time: TimeExpression) -> Bool {
    beginsSentence(behind: time.tokens.upperBound)
  }

  /// The words behind a time up to the end of its sentence.
  func wordsOfSentence(after time: TimeExpression) -> [String] {
    let behind = time.tokens.upperBound..<tokens.count
    return words(behind.lowerBound..<(behind.first(where: beginsSentence) ?? tokens.count))
  }

  /// Whether a full stop and more stand behind a time, with or without a capital, as in `1 min. smile`.
  func endsSentence(with time: TimeExpression) -> Bool {
    let next = time.tokens.upperBound
    guard next + 1 < tokens.count, tokens[next].kind == .mark, tokens[next + 1].isSpaced else {
      return false
    }
    return text[tokens[next].range.lowerBound] == "."
  }

  private func beginsSentence(behind next: Int) -> Bool {
    guard next + 1 < tokens.count, tokens[next].kind == .mark, tokens[next + 1].isSpaced else {
      return false
    }
    return text[tokens[next].range.lowerBound] == "."
      && text[tokens[next + 1].range.lowerBound].properties.isUppercase
  }

  private func boundary(before index: Int) -> Int {
    var index = index
    while index > 0, !isBoundary(index - 1) { index -= 1 }
    return index
  }

  private func boundary(after index: Int) -> Int {
    var index = index
    while index < tokens.count, !isBoundary(index), !isSymbol(index) { index += 1 }
    return index
  }

  /// The innermost brackets around some tokens, with their signs.
  private func bracket(around range: Range<Int>) -> Range<Int>? {
    var depth = 0
    for start in stride(from: range.lowerBound - 1, through: 0, by: -1) {
      if tokens[start].kind == .close { depth += 1 }
      guard tokens[start].kind == .open else { continue }
      if depth > 0 {
        depth -= 1
        continue
      }
      let end = (range.upperBound..<tokens.count).first { tokens[$0].kind == .close }
      return end.map { start..<$0 + 1 }
    }
    return nil
  }
}
