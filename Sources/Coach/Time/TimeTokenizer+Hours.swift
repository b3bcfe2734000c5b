/// Times of the day as they are written among ideographs: `下午2点15分`, `14時半`, `오후 2시 15분`.
extension TimeTokenizer {
  /// The words for the half of a day, and whether it is the second one.
  private static let halves: [(word: [Unicode.Scalar], isAfternoon: Bool)] = [
    ("上午", false), ("早上", false), ("午前", false), ("오전", false),
    ("下午", true), ("晚上", true), ("中午", true), ("午後", true), ("오후", true), ("저녁", true),
  ].map { (Array($0.unicodeScalars), $1) }

  /// Figures with the sign for the hour of a clock.
  func hourOfDay(at start: Int) -> (TimeToken.Kind, end: Int)? {
    hour(at: start, isNamed: false).map { (.clock($0.clock), $0.end) }
  }

  /// A half of the day with the figures behind it.
  func halfOfDay(at start: Int) -> (TimeToken.Kind, end: Int)? {
    for (word, isAfternoon) in Self.halves where scalars[start...].starts(with: word) {
      let figure = skippingSpaces(from: start + word.count)
      guard let (clock, end) = hour(at: figure, isNamed: true) else { return nil }
      let isLater = isAfternoon && clock.first < 12
      return (
        .clock(
          ClockTime(first: clock.first + (isLater ? 12 : 0), second: clock.second, isOfHours: true)),
        end
      )
    }
    return nil
  }

  /// - Parameter isNamed: whether a half of the day stands before it: then `2:15` and `3点` are hours too.
  private func hour(at start: Int, isNamed: Bool) -> (clock: ClockTime, end: Int)? {
    guard let (first, afterHour) = figure(at: start, most: 24) else { return nil }
    guard afterHour < scalars.count else { return nil }
    if isNamed, scalars[afterHour] == ":", let (minute, end) = figure(at: afterHour + 1, most: 59) {
      return (ClockTime(first: first, second: minute, isOfHours: true), end)
    }
    let sign = scalars[afterHour]
    let behind = afterHour + 1
    guard "时時시点點".unicodeScalars.contains(sign) else { return nil }
    if behind < scalars.count, scalars[behind] == "半" || scalars[behind] == "반" {
      return (ClockTime(first: first, second: 30, isOfHours: true), behind + 1)
    }
    if let (minute, end) = figure(at: skippingSpaces(from: behind), most: 59), end < scalars.count,
      scalars[end] == "分" || scalars[end] == "분"
    {
      return (ClockTime(first: first, second: minute, isOfHours: true), end + 1)
    }
    // "2시간" and "3時間" are lengths, and three 点 are three points.
    let isWord = behind < scalars.count && Self.isIdeograph(scalars[behind])
    let isPoint = (sign == "点" || sign == "點") && first < 13
    return (isWord || isPoint) && !isNamed
      || isWord && "간間间".unicodeScalars.contains(scalars[behind])
      ? nil : (ClockTime(first: first, second: 0, isOfHours: true), behind)
  }

  private func figure(at start: Int, most: Int) -> (value: Int, end: Int)? {
    let end = digits(from: start)
    guard (1...2).contains(end - start) else { return nil }
    let value = value(start..<end)
    return value <= most ? (value, end) : nil
  }

  private func skippingSpaces(from index: Int) -> Int {
    var index = index
    while index < scalars.count, scalars[index] == " " { index += 1 }
    return index
  }
}
