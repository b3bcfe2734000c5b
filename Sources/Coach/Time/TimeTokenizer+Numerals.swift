/// Numbers that are written as words among ideographs.
extension TimeTokenizer {
  /// `五`, `十五`, `两`, `一个半` before a word for a unit; nil for other ideographs.
  func numeral(at start: Int) -> (TimeToken.Kind, end: Int)? {
    guard start == 0 || scalars[start - 1] != "第", TimeWords.numeral(scalars[start]) != nil else {
      return nil
    }
    var (value, digit, end) = (0.0, 0.0, start)
    while end < scalars.count, let figure = TimeWords.numeral(scalars[end]) {
      if figure == 10 {
        value += max(digit, 1) * 10
        digit = 0
      } else {
        digit = figure
      }
      end += 1
    }
    value += digit
    if end < scalars.count, "个個".unicodeScalars.contains(scalars[end]) { end += 1 }
    if end < scalars.count, scalars[end] == "半" { (value, end) = (value + 0.5, end + 1) }
    // 十分 is "very": only longer words for minutes.
    let isUnit = TimeWords.ideographs.contains { word, _ in
      (word.count > 1 || word[0] == "秒") && scalars[end...].starts(with: word)
    }
    return isUnit ? (.number(value), end) : nil
  }
}
