/// Where a time stands in a line, and whether it is the line's own there.
struct TimePlacement {
  /// The ways in which a time can be a line's own, the surest first.
  enum Rank: Int {
    /// In brackets of its own, or with a few words more.
    case bracket
    /// All that stands between two separators.
    case segment
    /// At the end, behind words.
    case trailing
    /// At the beginning, before words.
    case leading
  }

  let time: TimeExpression
  /// The position that the line has beside a duration.
  let clock: TimeExpression?
  let rank: Rank
  let name: String
  let written: String

  /// The time that is the line's own; a duration rather than a position where it has both.
  static func best(in text: String, _ place: TimedText.Place) -> TimePlacement? {
    let line = TimedLine(text)
    guard line.times.count <= TimedLine.mostTimes else { return nil }
    let placed = line.times.compactMap { time in
      rank(of: time, in: line, place).map { (time: time, rank: $0) }
    }
    func order(_ item: (time: TimeExpression, rank: Rank)) -> Int {
      let kind =
        switch item.time.value {
        case .duration: 0
        case .span: 1
        case .point: 2
        case .unreadable: 3
        case .percent: 4
        }
      // "14h05-14h30" is when.
      if case .duration(let low?, _) = item.time.value, low >= 5 * 3600 {
        return 10 + item.rank.rawValue
      }
      return kind * 10 + item.rank.rawValue
    }
    // Of equals the one at the end: "Dry run, 7 h 20 - what went wrong - 15 min".
    let choice = placed.min {
      (order($0), line.isLast($0.time) ? 0 : 1) < (order($1), line.isLast($1.time) ? 0 : 1)
    }
    guard let choice else { return nil }
    let (written, before, right) = line.cut(choice.time, rank: choice.rank)
    // "up to 5 min: Bees" is no "up to".
    let isFiller = TimeTokenizer(before).tokens.allSatisfy(\.isFiller)
    let left = isFiller ? "" : withoutLabel(before)
    // What an item says behind its time is what is to be said there.
    // "с 16:00 до 16:30 — сбор" is no "с".
    let isName =
      left.contains(where: \.isLetter) && (left.count > 3 || !right.contains(where: \.isLetter))
    let name =
      place == .item && isName
      ? left
      : place == .item && left.count <= 3 && left.first?.isLowercase ?? false
        ? right : "\(left) \(right)"
    let short = withoutPosition(NoteText.undecorated(withoutShare(name, left)))
    return TimePlacement(
      time: choice.time, clock: clock(in: line, beside: choice.time), rank: choice.rank,
      name: short.isEmpty
        ? nameInBrackets(choice.time, line) ?? NoteText.undecorated(written) : short,
      written: written)
  }

  /// `Opening - Time` in front of `: 2 min`: the label behind the dash is no part of the name.
  private static func withoutLabel(_ left: String) -> String {
    guard let last = left.lastIndex(where: { "-–—|".contains($0) }), last != left.startIndex,
      left[left.index(before: last)] == " "
    else { return left }
    let words = LengthWords.words(left[last...])
    return (1...2).contains(words.count) && TimeLabels.areTime(words)
      ? NoteText.undecorated(left[..<last]) : left
  }

  /// `【Opening - 30 s】`: the name stands in the brackets too.
  private static func nameInBrackets(_ time: TimeExpression, _ line: TimedLine) -> String? {
    let left = line.cut(time, rank: .segment).left.split { "([{（【「『".contains($0) }.last ?? ""
    return left.contains(where: \.isLetter) ? NoteText.undecorated(left) : nil
  }

  /// `of talking` behind a time: what it is a share of.
  private static func withoutShare(_ name: String, _ left: String) -> String {
    guard left.isEmpty, let first = LengthWords.words(name).first,
      TimeWords.shares.contains(first) || TimeWords.purposes.contains(first),
      name.trimmed.lowercased().hasPrefix(first + " ")
    else { return name }
    return String(name.trimmed.dropFirst(first.count + 1))
  }

  /// `9:00 - Bees (20 min)`, `Bees 0:10-0:30 (20 min)`: when, where the line says how long, too.
  private static func clock(in line: TimedLine, beside time: TimeExpression) -> TimeExpression? {
    guard case .duration = time.value else { return nil }
    return line.times.first { other in
      switch other.value {
      case .span: true
      case .point: line.begins(at: other.tokens.lowerBound)
      default: false
      }
    }
  }

  /// A name without the clock times that it begins with or has in brackets, where the part has a duration
  /// besides.
  private static func withoutPosition(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: ":")) else { return name }
    let line = TimedLine(name)
    for time in line.times {
      switch time.value {
      case .span, .point: break
      default: continue
      }
      if time.tokens.lowerBound == 0 { return line.cut(time, rank: .leading).right }
      if case .span = time.value, line.isLast(time) {
        return line.cut(time, rank: .trailing).left
      }
      guard line.segment(around: time).isInBrackets else { continue }
      let (_, left, right) = line.cut(time, rank: .bracket)
      return NoteText.undecorated("\(left) \(right)")
    }
    return name
  }

  private static func rank(
    of time: TimeExpression, in line: TimedLine, _ place: TimedText.Place
  ) -> Rank? {
    let segment = line.segment(around: time)
    let left = line.words(segment.tokens.lowerBound..<time.tokens.lowerBound)
    let right = line.words(time.tokens.upperBound..<segment.tokens.upperBound)
    if case .duration = time.value, right.first.map(TimeWords.uses.contains) ?? false,
      !isShare(right, place)
    {
      return nil
    }
    if segment.isInBrackets {
      let isAtEnd = segment.bracket?.upperBound == line.tokens.count
      guard isOwn(time, left, right, most: left.isEmpty && isAtEnd ? 6 : 3) else { return nil }
      return place == .heading || line.isOpen(around: segment, pure: left.isEmpty && right.isEmpty)
        ? .bracket : nil
    }
    if left.isEmpty && right.isEmpty {
      return line.hasName(outside: segment.tokens) || place == .heading ? .segment : nil
    }
    if place == .item, left.isEmpty, line.beginsSentence(after: time),
      !line.begins(at: time.tokens.lowerBound), line.hasName(outside: segment.tokens)
    {
      return .segment
    }
    if right.isEmpty, isTrailing(time, left, place) || isApart(time, in: line, place) {
      return .trailing
    }
    if left.isEmpty, line.begins(at: segment.tokens.lowerBound),
      isLeading(time, right, in: line, place)
    {
      return .leading
    }
    return nil
  }

  /// `10 minutes of talking`, `5 min de preguntas`, and no `5 min de lecture`.
  private static func isShare(_ right: [String], _ place: TimedText.Place) -> Bool {
    guard place == .item, right.count > 1, TimeWords.shares.contains(right[0]) else { return false }
    return !TimeWords.readings.contains { right[1].hasPrefix($0) }
  }

  /// Whether the words beside a time in its bracket leave it what it is.
  private static func isOwn(
    _ time: TimeExpression, _ left: [String], _ right: [String], most: Int
  ) -> Bool {
    switch time.value {
    case .duration:
      guard left.isEmpty || right.isEmpty, left.count + right.count <= most else { return false }
      if left.contains(where: TimeWords.waits.contains) { return false }
      if !left.isEmpty, left.allSatisfy(TimeWords.limits.contains) { return true }
      return !(left.last.map(TimeWords.tellers.contains) ?? false)
    default: return left.count + right.count <= 1
    }
  }

  /// Whether a duration ends an item behind a gap, as in columns, or behind the end of a sentence.
  private static func isApart(
    _ time: TimeExpression, in line: TimedLine, _ place: TimedText.Place
  ) -> Bool {
    guard place == .item, case .duration = time.value, line.isLast(time), !time.isAdjective else {
      return false
    }
    return line.hasGap(before: time) || line.endsSentence(before: time)
  }

  private static func isTrailing(
    _ time: TimeExpression, _ left: [String], _ place: TimedText.Place
  ) -> Bool {
    guard let last = left.last, !TimeWords.tellers.contains(last) else { return false }
    switch time.value {
    case .duration: return place == .heading ? left.count <= 15 : left.count <= 8
    case .span: return true
    case .point(let clock):
      return clock.isOfHours || place == .heading && time.tokens.lowerBound > 0
    case .percent, .unreadable: return false
    }
  }

  private static func isLeading(
    _ time: TimeExpression, _ right: [String], in line: TimedLine, _ place: TimedText.Place
  ) -> Bool {
    switch time.value {
    case .span, .point: return true
    case .duration:
      guard !time.isAdjective, let first = right.first,
        right.count <= 10 || line.wordsOfSentence(after: time).count <= 10
      else { return false }
      if isShare(right, place) { return true }
      // "5 Min. Hallo"
      let behind = time.tokens.upperBound..<line.tokens.count
      guard let next = behind.first(where: { line.tokens[$0].kind != .mark }) else { return false }
      // "5 min The bees", and no "5 min the least".
      let isName = !TimeWords.tellers.contains(first) || first == "the" && line.isCapital(next)
      return isName && line.tokens[next].isWord && !line.tokens[next].isNumber
    case .percent: return place == .item
    case .unreadable: return false
    }
  }
}
