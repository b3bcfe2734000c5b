/// Finds the ``TimeExpression``s among the tokens of a line.
struct TimeParser {
  let tokens: [TimeToken]
  /// The unit of figures that have none.
  private let impliedUnit: Double?

  /// How sure the unit of a time is.
  enum Doubt {
    case none
    /// A bare letter: `5 m`, `30s`.
    case letter(Double)
    /// A bare letter behind a figure that makes something else of it: `80s`, `100 m`.
    case weak(Double)

    var weakUnit: Double? {
      if case .weak(let unit) = self { unit } else { nil }
    }

    var letterUnit: Double? {
      switch self {
      case .none: nil
      case .letter(let unit), .weak(let unit): unit
      }
    }
  }

  /// One side of a band, or all of a time.
  enum Side {
    /// Seconds, and the unit of the first figure.
    case seconds(Double, unit: Double, doubt: Doubt)
    case clock(ClockTime)
    case bare(Double, dotted: ClockTime?)
  }

  /// The times in tokens, in their order.
  ///
  /// - Parameter impliedUnit: what bare figures count, in seconds, as in a column headed "minutes".
  static func expressions(
    in tokens: [TimeToken], impliedUnit: Double? = nil
  ) -> [TimeExpression] {
    let parser = TimeParser(tokens: tokens, impliedUnit: impliedUnit)
    var expressions: [TimeExpression] = []
    var index = 0
    while index < tokens.count {
      if let expression = parser.expression(at: index) {
        expressions.append(expression)
        index = expression.tokens.upperBound
      } else {
        index += 1
      }
    }
    return expressions
  }

  func kind(_ index: Int) -> TimeToken.Kind? {
    tokens.indices.contains(index) ? tokens[index].kind : nil
  }

  func word(_ index: Int) -> TimeWords.Meaning? {
    if case .word(let meaning) = kind(index) { meaning } else { nil }
  }

  func unit(_ index: Int) -> Double? {
    if case .unit(let seconds) = word(index) { seconds } else { nil }
  }

  // MARK: Whole times

  private func expression(at start: Int) -> TimeExpression? {
    if let unreadable = placeholder(at: start) { return unreadable }
    // "2-3-4 min" is neither one time nor a band of two.
    if start > 1, kind(start - 1) == .dash, !tokens[start].isSpaced, !tokens[start - 1].isSpaced,
      case .number = kind(start - 2)
    {
      return nil
    }
    if let product = product(at: start) { return product }
    var first = start
    var prefix: Double?
    if let unit = unit(start), unit != 1800, tokens[start].range.count > 1 {
      // "Minute 0-5", "min. 5"
      first = kind(start + 1) == .mark ? start + 2 : start + 1
      prefix = unit
    } else if isBetween(start) {
      first = start + 1
    }
    guard let (side, end) = side(at: first) else { return nil }
    // Verses: 15:13-16.
    if case .clock = side, kind(end) == .dash, !tokens[end].isSpaced, end + 1 < tokens.count,
      !tokens[end + 1].isSpaced, case .number = kind(end + 1), unit(end + 2) == nil
    {
      return nil
    }
    if case .bare(let value, _) = side, kind(end) == .percent {
      return make(.percent(value), start, end + 1)
    }
    let second = isRange(end) || isBetween(start) && word(end) == .and ? end + 1 : end
    if second > end || areNumerals(end - 1),
      let (other, otherEnd) = other(at: second, beside: side),
      let band = band(side, other, prefix ?? impliedUnit),
      kind(end) != .slash || isBand(side, other)
    {
      // "Slide 34 - 10 minutes" is a dash between two things.
      if isBackwards(band.value), tokens[end].isSpaced, tokens[end + 1].isSpaced { return nil }
      let rest = suffix(after: otherEnd)
      let value = rest.isOfHours ? inHours(band.value) : band.value
      return make(
        value, start, rest.end, doubt: band.doubt,
        isPosition: prefix != nil && self.unit(otherEnd - 1) == nil)
    }
    return single(side, from: start, to: end, prefix: prefix)
  }

  private func single(
    _ side: Side, from start: Int, to end: Int, prefix: Double?
  ) -> TimeExpression? {
    switch side {
    case .seconds(let seconds, let unit, let doubt):
      let (sum, sumEnd) = adding(seconds, from: end)
      guard !isCompound(sumEnd) else { return nil }
      // "T+5 min": a beginning.
      if prefix != nil, sum < 60000, sum == sum.rounded() {
        let clock = ClockTime(first: Int(sum) / 60, second: Int(sum) % 60)
        return make(.point(clock), start, sumEnd, isPosition: true)
      }
      return make(
        .duration(low: nil, high: sum), start, sumEnd, unit: unit, doubt: doubt,
        isAdjective: tokens[start..<end].contains { $0.kind == .dash })
    case .clock(let clock):
      return make(.point(clock), start, end, isPosition: prefix != nil)
    case .bare(let value, _):
      // "10+5 min"
      if kind(end) == .plus,
        case .seconds(let more, let unit, let doubt)? = self.side(at: end + 1)?.0,
        let (_, sumEnd) = self.side(at: end + 1)
      {
        return make(.duration(low: nil, high: value * unit + more), start, sumEnd, doubt: doubt)
      }
      // "Minute 5": a beginning.
      if let prefix, prefix >= 60, value == value.rounded(), value < 1000 {
        let clock = ClockTime(first: Int(value), second: 0, isOfHours: prefix == 3600)
        return make(.point(clock), start, end, isPosition: true)
      }
      guard let unit = impliedUnit else { return nil }
      return make(.duration(low: nil, high: value * unit), start, end, isPosition: prefix != nil)
    }
  }

  /// `2 x 5 min`: that many times.
  private func product(at start: Int) -> TimeExpression? {
    guard case .number(let count, _) = kind(start), (2...20).contains(count),
      count == count.rounded(), word(start + 1) == .placeholder,
      case .seconds(let seconds, let unit, let doubt)? = side(at: start + 2)?.0,
      let end = side(at: start + 2)?.1
    else { return nil }
    return make(.duration(low: nil, high: count * seconds), start, end, unit: unit, doubt: doubt)
  }

  /// `5 min + 2 min`: the sum, and where it ends.
  private func adding(_ seconds: Double, from index: Int) -> (Double, end: Int) {
    guard kind(index) == .plus, case .seconds(let more, _, _)? = side(at: index + 1)?.0,
      let end = side(at: index + 1)?.1
    else { return (seconds, index) }
    return adding(seconds + more, from: end)
  }

  /// `min-heap`: a unit that goes on as another word.
  private func isCompound(_ index: Int) -> Bool {
    guard kind(index) == .dash, !tokens[index].isSpaced, let next = kind(index + 1),
      !tokens[index + 1].isSpaced
    else { return false }
    return next == .other
  }

  /// `x min`, `? minutes`, `TBD min`.
  private func placeholder(at index: Int) -> TimeExpression? {
    guard case .placeholder = word(index), unit(index + 1) != nil else { return nil }
    return make(.unreadable("there is no figure"), index, index + 2)
  }

  private func make(
    _ value: TimeExpression.Value, _ start: Int, _ end: Int, unit: Double? = nil,
    doubt: Doubt = .none,
    isPosition: Bool = false, isAdjective: Bool = false
  ) -> TimeExpression {
    TimeExpression(
      value: checked(value), tokens: start..<end,
      scalars: tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound,
      unit: unit, weakUnit: doubt.weakUnit, letterUnit: doubt.letterUnit, isPosition: isPosition,
      isAdjective: isAdjective)
  }

  private func isBackwards(_ value: TimeExpression.Value) -> Bool {
    if case .duration(let low?, let high) = value { low > high } else { false }
  }

  private func checked(_ value: TimeExpression.Value) -> TimeExpression.Value {
    guard case .duration(let low, let high) = value else { return value }
    guard high <= TimeExpression.longest else { return .unreadable("it is longer than a day") }
    // At zero something may begin.
    if low == nil, high == 0 { return value }
    guard high >= 0.0005 else { return .unreadable("it is zero") }
    guard low ?? 0 <= high else { return .unreadable("it runs backwards") }
    return value
  }

  // MARK: Bands

  func isRange(_ index: Int) -> Bool {
    if kind(index) == .dash { return true }
    // "30'/40'"
    if kind(index) == .slash, !tokens[index].isSpaced, index + 1 < tokens.count {
      return !tokens[index + 1].isSpaced
    }
    switch word(index) {
    case .range, .article: return true
    default: return false
    }
  }

  /// Whether both sides have units, and the first is the smaller: "30'/40'" and no "5/10".
  private func isBand(_ low: Side, _ high: Side) -> Bool {
    return if case .seconds(let low, _, _) = low, case .seconds(let high, _, _) = high {
      low < high
    } else {
      false
    }
  }

  /// Whether two ends follow, as in "between 5 and 6 min".
  private func isBetween(_ index: Int) -> Bool { word(index) == .between }

  /// 两三分钟: two numerals without a sign between them.
  private func areNumerals(_ index: Int) -> Bool {
    guard case .number(let low, _) = kind(index), case .number(let high, _) = kind(index + 1) else {
      return false
    }
    return high == low + 1 && !tokens[index].isLatin && !tokens[index + 1].isSpaced
      && tokens[index].range.count == 1
  }

  private func band(
    _ low: Side, _ high: Side, _ bareUnit: Double?
  ) -> (value: TimeExpression.Value, doubt: Doubt)? {
    switch (low, high) {
    case (.seconds(let low, _, _), .seconds(let high, _, let doubt)):
      return (.duration(low: low, high: high), doubt)
    // "2-3 min": the first figure takes the unit of the second.
    case (.bare(let low, _), .seconds(let high, let unit, let doubt)):
      return (.duration(low: low * unit, high: high), doubt)
    case (.clock(let low), .clock(let high)):
      return (.span(agreeing(low, with: high), high), .none)
    case (.bare(let hour, _), .clock(let high)) where hour < 24 && hour == hour.rounded():
      let low = ClockTime(first: Int(hour), second: 0)
      return (.span(agreeing(low, with: high), high), .none)
    case (.bare(_, let low?), .bare(_, let high?)):
      return (.span(low, high), .none)
    case (.bare(let low, _), .bare(let high, _)):
      guard let bareUnit else { return nil }
      return (.duration(low: low * bareUnit, high: high * bareUnit), .none)
    default: return nil
    }
  }

  /// `9-10 am`: what is said of the end holds for the beginning.
  private func agreeing(_ low: ClockTime, with high: ClockTime) -> ClockTime {
    guard high.isOfHours, !low.isOfHours else { return low }
    let isAfternoon = high.first >= 12 && low.first + 12 <= high.first
    return ClockTime(
      first: isAfternoon ? low.first + 12 : low.first, second: low.second, isOfHours: true)
  }

  /// The end of a band: behind a clock time another one, whatever unit both have: `0:45 - 2:30 min`.
  private func other(at index: Int, beside low: Side) -> (Side, end: Int)? {
    if case .clock = low, case .clock(let clock) = kind(index), unit(index + 1) != nil {
      return (.clock(clock), index + 1)
    }
    return side(at: index)
  }

  /// What may follow a band of clock times: `0:00-4:00 min`, `9:00-9:30 Uhr`.
  private func suffix(after index: Int) -> (end: Int, isOfHours: Bool) {
    if let unit = unit(index) { return (index + 1, unit == 3600) }
    return word(index) == .clock ? (index + 1, true) : (index, false)
  }

  private func inHours(_ value: TimeExpression.Value) -> TimeExpression.Value {
    guard case .span(var low, var high) = value else { return value }
    (low.isOfHours, high.isOfHours) = (true, true)
    return .span(low, high)
  }
}
