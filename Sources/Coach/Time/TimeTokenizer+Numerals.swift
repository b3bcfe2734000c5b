/// Numbers that are written as words among ideographs.
extension TimeTokenizer {
  /// `五`, `十五`, `两`, `一个半` before a word for a unit; nil for other ideographs.
  func numeral(at start: Int) -> (TimeToken.Kind, end: Int)? {
    if let korean = koreanNumeral(at: start) { return korean }
    guard start == 0 || scalars[start - 1] != "第", var (value, end) = count(from: start) else {
      return nil
    }
    let figures = end
    if end < scalars.count, "个個".unicodeScalars.contains(scalars[end]) { end += 1 }
    if end < scalars.count, scalars[end] == "半" { (value, end) = (value + 0.5, end + 1) }
    if isUnit(at: end) { return (.number(value), end) }
    return isUnit(behindBandFrom: figures) ? (.number(value), figures) : nil
  }

  /// `한`, `두`, `세` and the like before a word for a unit.
  private func koreanNumeral(at start: Int) -> (TimeToken.Kind, end: Int)? {
    guard let value = TimeWords.koreanNumeral(scalars[start]),
      start == 0 || !Self.isIdeograph(scalars[start - 1])
    else { return nil }
    var next = start + 1
    while next < scalars.count, scalars[next] == " " { next += 1 }
    let isUnit = TimeWords.ideographs.contains { word, _ in
      next < scalars.count && scalars[next...].starts(with: word)
    }
    return isUnit ? (.number(value), start + 1) : nil
  }

  /// What numerals in a row count, and where they end: one figure, or tens.
  ///
  /// `两三` are two figures, the ends of a band.
  private func count(from start: Int) -> (value: Double, end: Int)? {
    var (value, digit, end) = (0.0, 0.0, start)
    while end < scalars.count, let figure = TimeWords.numeral(scalars[end]) {
      if figure == 10 {
        value += max(digit, 1) * 10
        digit = 0
      } else if digit > 0 {
        break
      } else {
        digit = figure
      }
      end += 1
    }
    return end > start ? (value + digit, end) : nil
  }

  /// Whether the second figure of a band and a unit follow: `到十五分钟`, `三分钟`.
  private func isUnit(behindBandFrom index: Int) -> Bool {
    guard index < scalars.count else { return false }
    let isSign = "到至~-–—".unicodeScalars.contains(scalars[index])
    return count(from: isSign ? index + 1 : index).map { isUnit(at: $0.end) } ?? false
  }

  /// 十分 is "very": only longer words for minutes.
  private func isUnit(at index: Int) -> Bool {
    TimeWords.ideographs.contains { word, _ in
      (word.count > 1 || word[0] == "秒") && scalars[index...].starts(with: word)
    }
  }
}
