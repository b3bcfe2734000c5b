/// Figures: numbers, decimals, clock times, shares of an hour; and what only looks like them.
extension TimeTokenizer {
  /// A number, with decimals, or a clock time; figures that belong to something else are other words.
  func figure(at start: Int) -> (TimeToken.Kind, end: Int) {
    var end = digits(from: start)
    var parts = [start..<end]
    var mark: Unicode.Scalar?
    while end + 1 < scalars.count, ":.,".unicodeScalars.contains(scalars[end]),
      mark ?? scalars[end] == scalars[end], Self.isDigit(scalars[end + 1])
    {
      mark = scalars[end]
      let next = digits(from: end + 1)
      parts.append(end + 1..<next)
      end = next
    }
    if let fraction = fraction(at: start, parts.count) { return fraction }
    if isPartOfSomethingElse(start, end) || mark == ":" && hasFraction(at: end) {
      return (.other, restOfWord(from: end))
    }
    return (kind(of: parts, mark: mark), end)
  }

  /// `3/4 h`, `1/2 Stunde`: a share of an hour, and where it ends; nil for any other figure.
  private func fraction(at start: Int, _ parts: Int) -> (TimeToken.Kind, end: Int)? {
    guard parts == 1, start + 2 < scalars.count, scalars[start + 1] == "/",
      start == 0 || !Self.isDigit(scalars[start - 1]) && scalars[start - 1] != "/"
    else { return nil }
    let value: Double? =
      switch (scalars[start], scalars[start + 2]) {
      case ("1", "2"): 0.5
      case ("1", "4"): 0.25
      case ("3", "4"): 0.75
      case ("1", "3"): 1.0 / 3
      case ("2", "3"): 2.0 / 3
      default: nil
      }
    var next = start + 3
    while next < scalars.count, scalars[next] == " " { next += 1 }
    guard let value, next < scalars.count, Self.isLetter(scalars[next]),
      case .word(.unit(3600)) = word(at: next).0
    else { return nil }
    return (.number(value), start + 3)
  }

  /// Hundredths of seconds behind a clock time, which is a measured one: `2:58.77`, `00:01:02,500`.
  private func hasFraction(at index: Int) -> Bool {
    index + 2 < scalars.count && ".,".unicodeScalars.contains(scalars[index])
      && Self.isDigit(scalars[index + 1]) && Self.isDigit(scalars[index + 2])
  }

  private func kind(of parts: [Range<Int>], mark: Unicode.Scalar?) -> TimeToken.Kind {
    let values = parts.map(value)
    if mark == ":" {
      // "0:60" is a slip for a minute.
      let isSlip = parts.count == 2 && values[0] == 0
      guard parts.count <= 3, parts[0].count <= 3,
        isSlip || values.dropFirst().allSatisfy({ $0 < 60 }),
        parts.dropFirst().allSatisfy({ $0.count == 2 })
      else { return .other }
      return .clock(
        ClockTime(first: values[0], second: values[1], third: parts.count == 3 ? values[2] : nil))
    }
    guard parts.count <= 2, parts.allSatisfy({ $0.count <= 9 }) else { return .other }
    guard parts.count == 2 else { return .number(Double(values[0])) }
    let scale = (0..<parts[1].count).reduce(1.0) { scale, _ in scale * 10 }
    let isClock = mark == "." && parts[1].count == 2 && values[0] < 24 && values[1] < 60
    return .number(
      Double(values[0]) + Double(values[1]) / scale,
      dotted: isClock ? ClockTime(first: values[0], second: values[1]) : nil)
  }

  /// Versions, prices, dates, fractions: `v2.3`, `€5`, `#3`, `2026-03-01`, `24/7`, `3D`.
  private func isPartOfSomethingElse(_ start: Int, _ end: Int) -> Bool {
    if start > 0 {
      let before = scalars[start - 1]
      let isUnitBefore = tokens.last.map { $0.range.upperBound == start && $0.isUnit } ?? false
      let isFactor = before == "x" && start > 1 && Self.isDigit(scalars[start - 2])
      if Self.isLetter(before) && !isUnitBefore && !isFactor && !Self.isIdeograph(before) {
        return true
      }
      // T-30 min is before it begins.
      if before == "-", start > 1, scalars[start - 2] == "T" { return true }
      // "30'/40'"
      let isBand = before == "/" && tokens.count > 1 && tokens[tokens.count - 2].isUnit
      if "$€£¥#_/^\\@=".unicodeScalars.contains(before), !isUnitBefore, !isBand { return true }
    }
    guard end < scalars.count, end + 1 < scalars.count, Self.isDigit(scalars[end + 1]) else {
      return end < scalars.count && "€$£".unicodeScalars.contains(scalars[end])
    }
    if scalars[end] == "/" { return true }
    // A date: four figures and two, with hyphens between them.
    return scalars[end] == "-" && end - start == 4 && digits(from: end + 1) == end + 3
      && end + 4 < scalars.count && scalars[end + 3] == "-" && Self.isDigit(scalars[end + 4])
  }

  /// The end of what a figure is only a part of.
  private func restOfWord(from index: Int) -> Int {
    var end = index
    while end < scalars.count {
      let scalar = scalars[end]
      let isJoint =
        "-/.:,_".unicodeScalars.contains(scalar) && end + 1 < scalars.count
        && Self.isDigit(scalars[end + 1])
      guard isJoint || Self.isDigit(scalar) || Self.isLetter(scalar) else { break }
      end += 1
    }
    return end
  }

  func digits(from index: Int) -> Int {
    var end = index
    while end < scalars.count, Self.isDigit(scalars[end]) { end += 1 }
    return end
  }

  func value(_ range: Range<Int>) -> Int {
    scalars[range].prefix(9).reduce(0) { $0 * 10 + Int($1.value) - 48 }
  }
}
