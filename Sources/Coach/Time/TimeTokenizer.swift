/// Cuts a line into ``TimeToken``s.
struct TimeTokenizer {
  /// The line, with full-width forms as their usual twins, scalar by scalar.
  let scalars: [Unicode.Scalar]
  private(set) var tokens: [TimeToken] = []

  init(_ text: some StringProtocol) {
    scalars = text.unicodeScalars.map(Self.usual)
    var index = 0
    var isSpaced = true
    while index < scalars.count {
      if Self.isSpace(scalars[index]) {
        isSpaced = true
        index += 1
        continue
      }
      let (kind, end) = token(at: index)
      tokens.append(
        TimeToken(
          kind: kind, range: index..<end, isSpaced: isSpaced,
          isLatin: scalars[index].isASCII && Self.isLetter(scalars[index]),
          isComma: scalars[index] == ","))
      isSpaced = false
      index = end
    }
  }

  /// Whether a line can hold a time at all: most cannot, and looking for bytes is cheap.
  static func canHoldTime(_ text: some StringProtocol) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return text.utf8.contains { digits.contains($0) } || holdsUnitWord(text)
  }

  /// Whether a line can hold a duration: a word for a unit, or a figure with a letter or sign close behind it.
  static func canHoldDuration(_ text: some StringProtocol) -> Bool {
    var sinceDigit = 3
    for byte in text.utf8 {
      if (48...57).contains(byte) {
        sinceDigit = 0
        continue
      }
      sinceDigit += 1
      guard sinceDigit <= 2 else { continue }
      switch byte | 0x20 {
      // h, m, s, and the first letters of other languages' hours and seconds; ' and "
      case 0x68, 0x6D, 0x73, 0x6F, 0x75, 0x67, 0x76, 0x27, 0x22: return true
      default: if byte >= 0xC2 { return true }
      }
    }
    return holdsUnitWord(text)
  }

  /// Whether the word for a minute, an hour or a second stands in it, in any of the languages.
  private static func holdsUnitWord(_ text: some StringProtocol) -> Bool {
    var (last, beforeLast): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if byte >= 0xD0 { return true }
      let byte = byte | 0x20
      // "min", "hou", "heu", "hor", "stu", "ora", "uur", "sec", "sek", "seg", "god", "hod"
      switch (beforeLast, last, byte) {
      // "kwa" for quarters
      case (0x6B, 0x77, 0x61): return true
      case (0x6D, 0x69, 0x6E), (0x68, 0x6F, 0x75), (0x68, 0x65, 0x75), (0x68, 0x6F, 0x72),
        (0x73, 0x74, 0x75), (0x6F, 0x72, 0x61), (0x75, 0x75, 0x72), (0x73, 0x65, 0x63),
        (0x73, 0x65, 0x6B), (0x73, 0x65, 0x67), (0x67, 0x6F, 0x64), (0x68, 0x6F, 0x64):
        return true
      default: break
      }
      (beforeLast, last) = (last, byte)
    }
    return false
  }

  /// Full-width forms (U+FF01 to U+FF5E) lie 0xFEE0 above ASCII; corner brackets are brackets.
  private static func usual(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x80: scalar
    // "队员1，3分钟": a full-width comma divides, and makes no decimals.
    case 0xFF0C: scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3010, 0x3014, 0x300C: "["
    case 0x3011, 0x3015, 0x300D: "]"
    case 0x301C, 0xFF5E: "~"
    default: scalar
    }
  }

  private func token(at start: Int) -> (TimeToken.Kind, end: Int) {
    let scalar = scalars[start]
    if Self.isDigit(scalar) { return hourOfDay(at: start) ?? figure(at: start) }
    if Self.isIdeograph(scalar), let time = halfOfDay(at: start) { return time }
    if Self.isLetter(scalar) { return word(at: start) }
    let next = start + 1
    switch scalar {
    case "(", "[", "{": return (.open, next)
    case ")", "]", "}": return (.close, next)
    case "-", "–", "—", "−", "‐", "‑", "~", "〜", "→": return (.dash, next)
    case "/": return (.slash, next)
    case ":", "|", "·", "•", ",", ";", "、", "，", "：", "⋅", "∙", "…", ">":
      return (.separator, next)
    case "+": return (.plus, next)
    case "½": return (.number(0.5), next)
    case "¼": return (.number(0.25), next)
    case "%": return (.percent, next)
    case "?", "×": return (.word(.placeholder), next)
    case "≈", "≤", "<", "±": return (.word(.filler), next)
    case "'", "’", "′", "‘", "\"", "”", "″": return prime(at: start)
    default: return (.mark, next)
    }
  }

  /// `'` right behind a figure counts minutes, `"` seconds; elsewhere they quote.
  private func prime(at start: Int) -> (TimeToken.Kind, end: Int) {
    guard start > 0, Self.isDigit(scalars[start - 1]), !followedByLetter(start + 1) else {
      return (.mark, start + 1)
    }
    if "\"”″".unicodeScalars.contains(scalars[start]) { return (.word(.unit(1)), start + 1) }
    let isDouble = start + 1 < scalars.count && scalars[start + 1] == scalars[start]
    return isDouble ? (.word(.unit(1)), start + 2) : (.word(.unit(60)), start + 1)
  }

  private func followedByLetter(_ index: Int) -> Bool {
    index < scalars.count && Self.isLetter(scalars[index])
  }

  func word(at start: Int) -> (TimeToken.Kind, end: Int) {
    if Self.isIdeograph(scalars[start]) { return ideograph(at: start) }
    var end = start
    while end < scalars.count, Self.isLetter(scalars[end]), !Self.isIdeograph(scalars[end]) {
      end += 1
    }
    // "1 m³"
    if end < scalars.count, "²³".unicodeScalars.contains(scalars[end]) { return (.other, end) }
    // T+5: five minutes after the beginning.
    if end == start + 1, scalars[start] == "T", end + 1 < scalars.count, scalars[end] == "+",
      Self.isDigit(scalars[end + 1])
    {
      return (.word(.unit(60)), end + 1)
    }
    // 40M are millions.
    if end == start + 1, scalars[start] == "M" || scalars[start] == "S" { return (.other, end) }
    // Most words mean nothing, and a number tells that sooner than a text.
    guard TimeWords.mayMean(scalars[start..<end]) else { return (.other, end) }
    let text = String(String.UnicodeScalarView(scalars[start..<end])).lowercased()
    if ["a", "p"].contains(text), end + 2 < scalars.count, scalars[end] == ".",
      scalars[end + 1] == "m"
    {
      return (.word(text == "a" ? .morning : .afternoon), end + 2)
    }
    if tokens.last?.kind == .open, end < scalars.count, scalars[end] == ")",
      let seconds = TimeWords.singles[text]
    {
      return (.word(.single(seconds)), end)
    }
    return (TimeWords.meaning(text).map { .word($0) } ?? .other, end)
  }

  /// Whether a sign for minutes begins another word: 分析, 分布, 분할.
  private func goesOn(at index: Int, after word: [Unicode.Scalar]) -> Bool {
    guard word.count == 1, word[0] == "分" || word[0] == "분", index < scalars.count else {
      return false
    }
    // Every minute.
    if index + 1 < scalars.count, scalars[index] == "ご", scalars[index + 1] == "と" { return true }
    return TimeWords.partings.contains(scalars[index])
  }

  /// A unit among ideographs, else one of them.
  private func ideograph(at start: Int) -> (TimeToken.Kind, end: Int) {
    if let numeral = numeral(at: start) { return numeral }
    let isBehindNumber = tokens.last.map { last in
      if case .number = last.kind { last.range.upperBound == start } else { false }
    }
    if start > 0,
      Self.isDigit(scalars[start - 1]) || " 半(".unicodeScalars.contains(scalars[start - 1])
        || isBehindNumber ?? false
    {
      for (word, seconds) in TimeWords.ideographs
      where scalars[start...].starts(with: word) && !goesOn(at: start + word.count, after: word) {
        return (.word(.unit(seconds)), start + word.count)
      }
    }
    switch scalars[start] {
    case "半": return (.word(.number(0.5)), start + 1)
    // 한 시간 반
    case "반" where tokens.last?.isUnit ?? false: return (.word(.number(0.5)), start + 1)
    case "约", "約", "共": return (.word(.filler), start + 1)
    case "至", "到": return (.word(.range), start + 1)
    default: return (.other, start + 1)
    }
  }

  // MARK: Scalars

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? (65...90).contains(scalar.value & 0xDF) : scalar.properties.isAlphabetic
  }

  /// Han, kana and hangul, which are written without spaces.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x9FFF).contains(scalar.value) || (0xAC00...0xD7AF).contains(scalar.value)
  }
}
