internal import CommonMark

/// Bare figures in front of names that are minutes from the beginning: `0-3 Opening`, `3-6 The fix`.
///
/// Such figures could be anything; three or more of which the first begins at zero, and each begins where the
/// last one ends, are no accident.
enum MinuteRanges {
  /// The headings that begin with such figures, by their positions.
  static func headings(in notes: Notes) -> [Int: TimedText] {
    let found = notes.sections.compactMap { heading -> (Int, TimedText)? in
      text(notes.blocks[heading].text).map { (heading, $0) }
    }
    guard areRising(found.map(\.1)) else { return [:] }
    return Dictionary(uniqueKeysWithValues: found)
  }

  /// A text that begins with two figures and a dash between them; nil for any other.
  static func text(_ text: some StringProtocol) -> TimedText? {
    let text = text.trimmed
    guard text.first?.isNumber ?? false else { return nil }
    let line = TimedLine(text, impliedUnit: 60)
    guard let time = line.times.first, time.tokens.lowerBound == 0,
      case .duration(let low?, let high) = time.value, low < high, time.unit == nil
    else { return nil }
    let (written, _, name) = line.cut(time, rank: .leading)
    guard name.contains(where: \.isLetter) else { return nil }
    return TimedText(name: name, time: time, written: written)
  }

  /// Whether ranges begin at zero and each begins where the one before ends.
  static func areRising(_ texts: [TimedText]) -> Bool {
    let ranges = texts.compactMap { text -> (low: Double, high: Double)? in
      guard case .duration(let low?, let high)? = text.time?.value else { return nil }
      return (low, high)
    }
    return ranges.count >= 3 && ranges[0].low == 0
      && zip(ranges, ranges.dropFirst()).allSatisfy { $0.high == $1.low }
  }
}
