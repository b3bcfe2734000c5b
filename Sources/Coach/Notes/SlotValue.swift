/// The length that a heading, a label's value or a title stands for.
enum SlotValue {
  /// The time in a heading over all parts: `## Outline of the talk (30-45 minutes)`.
  ///
  /// - Parameter sum: what the parts take: of several times the one that says so.
  static func headingTime(_ heading: String, sum: Duration? = nil) -> Duration? {
    let times = TimedLine(NoteText.plain(heading)).times.filter {
      if case .duration = $0.value { $0.weakUnit == nil } else { false }
    }
    let lengths = times.compactMap { DurationText.budget(of: $0)?.maximum }
    return lengths.count == 1 ? lengths[0] : lengths.first { $0 == sum }
  }

  /// The figure for the talk itself among those of a line such as
  /// `1 hour total, ~30 min for the project`.
  static func projectTime(in text: String) -> Duration? {
    if let sum = sumOfParts(text) { return sum }
    // "1 hour, 20 minutes" is one time.
    let isOne = TimeParser.expressions(in: TimeTokenizer(text).tokens).count == 1
    let clauses = isOne ? [text[...]] : text.split { ",;()".contains($0) }
    let candidates = clauses.compactMap { clause -> (time: Duration, weight: Int)? in
      guard let time = longestDuration(in: clause) else { return nil }
      let words = Set(LengthWords.words(clause))
      let isForTheTalk = words.contains("for")
      let isForTheWhole = !words.isDisjoint(with: ["total", "overall", "interview", "out", "of"])
      return (time, (isForTheTalk ? 1 : 0) - (isForTheWhole ? 1 : 0))
    }
    let best = candidates.map(\.weight).max()
    return candidates.first { $0.weight == best }?.time
  }

  /// `2 min talk + 1 min demo`: the sum of a title's lengths; nil for anything else.
  static func sumOfTerms(_ title: String) -> Duration? {
    let terms = title.split(separator: "+").map { term -> Duration? in
      let times = TimedLine(String(term)).times
      guard times.count == 1, case .duration = times[0].value, times[0].weakUnit == nil else {
        return nil
      }
      return DurationText.budget(of: times[0])?.maximum
    }
    guard terms.count > 1, terms.allSatisfy({ $0 != nil }) else { return nil }
    return terms.compactMap(\.self).reduce(.zero, +)
  }

  /// `5 min story + 10 min demo = 15 min`: what stands behind the sign, else the sum; nil for anything else.
  private static func sumOfParts(_ text: String) -> Duration? {
    let text = text.prefix { !"(（".contains($0) }
    let sides = text.split(separator: "=")
    let terms = sides.first?.split(separator: "+").map { longestDuration(in: $0) } ?? []
    guard terms.count > 1, terms.allSatisfy({ $0 != nil }) else { return nil }
    if let sum = sides.dropFirst().first { return longestDuration(in: sum) }
    // Of two the first may be the talk, and the second for questions.
    return terms.count > 2 ? terms.compactMap(\.self).reduce(.zero, +) : nil
  }

  private static func longestDuration(in clause: Substring) -> Duration? {
    let tokens = TimeTokenizer(clause).tokens
    let times = TimeParser.expressions(in: tokens)
    return times.lazy.compactMap { time -> Duration? in
      switch time.value {
      case .duration: DurationText.budget(of: time)?.maximum
      // "4:30 - 5:00 min"
      case .span where tokens[time.tokens.upperBound - 1].kind == .word(.unit(60)):
        DurationText.budget(of: time)?.maximum
      // From one time of the day to another.
      case .span(let low, let high):
        high.seconds(inHours: true) > low.seconds(inHours: true)
          ? .seconds(high.seconds(inHours: true) - low.seconds(inHours: true)) : nil
      default: nil
      }
    }.first
  }
}
