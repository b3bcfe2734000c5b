/// Reads times as people write them in notes: `2-3 min`, `90s`, `1:30`, `2m30s`, `~2,5 Minuten`.
///
/// A small tokeniser: numbers, clock times, units and the words around them. It knows English and
/// German units and the decimal comma.
struct DurationScanner {
  enum Token: Equatable {
    case number(Double)
    /// `m:ss` or `h:mm:ss`, in seconds.
    case clock(Double)
    /// A unit, in seconds.
    case unit(Double)
    /// `-`, `–`, `to`: between the ends of a band.
    case range
    /// A word that changes nothing: `about`, `max`, `each`.
    case filler
    /// A placeholder or a number word: someone meant a time here and did not write one.
    case placeholder
    /// Anything else.
    case word
  }

  private static let units: [String: Double] = {
    var units: [String: Double] = [:]
    for word in ["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"] {
      units[word] = 3600
    }
    for word in ["m", "min", "mins", "minute", "minutes", "minuten", "mn"] { units[word] = 60 }
    for word in ["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"] {
      units[word] = 1
    }
    return units
  }()
  private static let ranges: Set<String> = ["-", "–", "—", "−", "‐", "‑", "to", "bis"]
  private static let fillers: Set<String> = [
    "~", "≈", "about", "approx", "approximately", "around", "ca", "circa", "etwa", "max",
    "maximum", "up", "at", "most", "each", "je", ".", "≤", "<", "budget", "time", "and", "+",
  ]
  private static let placeholders: Set<String> = [
    "?", "x", "n", "tbd", "tba", "few", "some", "half", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "fifteen", "twenty", "thirty",
  ]

  /// The tokens of a text, with what each was written as.
  static func tokens(of text: some StringProtocol) -> [(token: Token, text: Substring)] {
    let text = Substring(text)
    var tokens: [(Token, Substring)] = []
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character.isWhitespace {
        index = text.index(after: index)
        continue
      }
      let end: String.Index
      let token: Token
      if character.isASCII, character.isNumber {
        (token, end) = number(in: text, from: index)
      } else if character.isLetter {
        end = text[index...].firstIndex { !$0.isLetter } ?? text.endIndex
        token = word(text[index..<end])
      } else {
        end = text.index(after: index)
        token = word(text[index..<end])
      }
      tokens.append((token, text[index..<end]))
      index = end
    }
    return tokens
  }

  private static func word(_ text: Substring) -> Token {
    let word = text.lowercased()
    if let unit = units[word] { return .unit(unit) }
    if ranges.contains(word) { return .range }
    if fillers.contains(word) { return .filler }
    if placeholders.contains(word) { return .placeholder }
    return .word
  }

  /// A number, with decimals or as a clock time.
  private static func number(in text: Substring, from start: String.Index) -> (Token, String.Index)
  {
    func digits(from index: String.Index) -> String.Index {
      text[index...].firstIndex { !($0.isASCII && $0.isNumber) } ?? text.endIndex
    }
    var end = digits(from: start)
    var parts = [text[start..<end]]
    var separator: Character?
    while end < text.endIndex, ":.,".contains(text[end]), separator ?? text[end] == text[end] {
      let next = text.index(after: end)
      let nextEnd = digits(from: next)
      guard nextEnd > next, parts.count < (text[end] == ":" ? 3 : 2) else { break }
      separator = text[end]
      parts.append(text[next..<nextEnd])
      end = nextEnd
    }
    if separator == ":" {
      guard parts.dropFirst().allSatisfy({ $0.count == 2 && (Int($0) ?? 60) < 60 }) else {
        return (.placeholder, end)
      }
      let seconds = parts.reduce(0) { $0 * 60 + (Double($1) ?? 0) }
      return (.clock(seconds), end)
    }
    let value = Double(parts.joined(separator: ".")) ?? .infinity
    return (.number(value), end)
  }

  /// One duration from the start of `tokens`: a clock time, or numbers with units (`1 h 5 min`).
  ///
  /// A number without a unit takes `impliedUnit`. Returns seconds and how many tokens it took.
  static func duration(
    _ tokens: ArraySlice<Token>, impliedUnit: Double? = nil
  ) -> (seconds: Double, count: Int)? {
    var index = tokens.startIndex
    if case .clock(let seconds)? = tokens.first { return (seconds, 1) }
    var seconds = 0.0
    var smallestUnit = Double.infinity
    while index < tokens.endIndex, case .number(let number) = tokens[index] {
      var unitIndex = index + 1
      // "5-minute" is five minutes.
      if unitIndex < tokens.endIndex, tokens[unitIndex] == .range { unitIndex += 1 }
      guard unitIndex < tokens.endIndex, case .unit(let unit) = tokens[unitIndex],
        unit < smallestUnit
      else {
        break
      }
      seconds += number * unit
      smallestUnit = unit
      index = unitIndex + 1
    }
    if index > tokens.startIndex { return (seconds, index - tokens.startIndex) }
    if let impliedUnit, case .number(let number)? = tokens.first {
      return (number * impliedUnit, 1)
    }
    return nil
  }
}
