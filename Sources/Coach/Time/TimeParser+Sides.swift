/// One side of a band, or all of a time.
extension TimeParser {
  func side(at index: Int) -> (Side, end: Int)? {
    switch kind(index) {
    case .clock(let clock): return clockSide(clock, end: index + 1)
    case .number(let value, let dotted): return figure(value, dotted, at: index)
    case .word(.number(let value)): return spelled(value, at: index)
    case .word(.article): return spelled(1, at: index)
    case .word(.single(let unit)): return (.seconds(unit, unit: unit, doubt: .none), index + 1)
    case .word(.unit(1800)): return (.seconds(1800, unit: 60, doubt: .none), index + 1)
    default: return nil
    }
  }

  private func clockSide(_ clock: ClockTime, end: Int) -> (Side, end: Int) {
    var clock = clock
    switch word(end) {
    case .morning, .afternoon, .clock:
      clock = ofDay(clock, end)
      return (.clock(clock), end + 1)
    case .unit(let unit) where unit == 60 && clock.third == nil:
      return (.seconds(clock.seconds(inHours: false), unit: 60, doubt: .none), end + 1)
    case .unit(let unit) where unit == 3600:
      guard clock.first < 6 else {
        clock.isOfHours = true
        return (.clock(clock), end + 1)
      }
      return (.seconds(clock.seconds(inHours: true), unit: 3600, doubt: .none), end + 1)
    default: return (.clock(clock), end)
    }
  }

  private func ofDay(_ clock: ClockTime, _ index: Int) -> ClockTime {
    var hour = clock.first
    if word(index) == .afternoon, hour < 12 { hour += 12 }
    if word(index) == .morning, hour == 12 { hour = 0 }
    return ClockTime(first: hour, second: clock.second, third: clock.third, isOfHours: true)
  }

  /// A figure and what it counts: `5 min`, `1 h 30 min`, `1h30`, `5-minute`, `9 am`.
  private func figure(_ value: Double, _ dotted: ClockTime?, at start: Int) -> (Side, end: Int) {
    var value = value
    var index = start + 1
    if case .number(let half, _) = kind(index), half < 1, !tokens[index].isSpaced {
      value += half
      index += 1
    }
    switch word(index) {
    case .morning, .afternoon, .clock:
      let isWhole = value == value.rounded() && value < 25
      guard let time = isWhole ? ClockTime(first: Int(value), second: 0) : dotted else { break }
      let clock = ofDay(time, index)
      return (.clock(clock), index + 1)
    default: break
    }
    // "5-minute" is five minutes.
    if kind(index) == .dash, !tokens[index].isSpaced, unit(index + 1) != nil { index += 1 }
    // "5+ min"
    if kind(index) == .plus, !tokens[index].isSpaced, unit(index + 1) != nil { index += 1 }
    guard let unit = unit(index), unit != 1800 else {
      return (.bare(value, dotted: dotted), start + 1)
    }
    // "9.30 uur" is half past nine; "1.30 h" an hour and a third.
    if unit == 3600, var clock = dotted, value >= 6, word(index + 1) == nil || isRange(index + 1) {
      clock = ClockTime(first: clock.first, second: clock.second, isOfHours: true)
      return (.clock(clock), index + 1)
    }
    // The 1900s are years.
    if unit == 1, isGluedLetter(index), value >= 1000,
      value.truncatingRemainder(dividingBy: 10) == 0
    {
      return (.bare(value, dotted: dotted), start + 1)
    }
    // A bare letter is less than a word; among ideographs one sign is a word.
    let isLetter = isLetter(index)
    let doubt =
      isLetter ? Self.doubt(value, unit, isGlued: !tokens[index].isSpaced) : Doubt.none
    let (more, end) = smaller(than: unit, after: index + 1)
    return (.seconds(value * unit + more, unit: unit, doubt: more == 0 ? doubt : .none), end)
  }

  private func isLetter(_ index: Int) -> Bool {
    tokens[index].range.count == 1 && tokens[index].isLatin
  }

  private func isGluedLetter(_ index: Int) -> Bool { isLetter(index) && !tokens[index].isSpaced }

  /// The 80s, 100 m and 24h are no times of talks, or need company to be some.
  private static func doubt(_ value: Double, _ unit: Double, isGlued: Bool) -> Doubt {
    let isWeak =
      switch unit {
      case 1: isGlued && [60, 70, 80, 90].contains(value) || value > 600
      case 60: value > 59
      default: value > 12
      }
    return isWeak ? .weak(unit) : .letter(unit)
  }

  /// What follows a figure with its unit: `30 min`, `30` behind `1h`, `and a half`.
  private func smaller(than unit: Double, after start: Int) -> (seconds: Double, end: Int) {
    var index = start
    // 1時間半
    if word(start) == .number(0.5), !tokens[start].isLatin, tokens[start].range.count == 1 {
      return (unit / 2, start + 1)
    }
    // "1 godz. 15 min"
    if kind(index) == .mark, !tokens[index].isSpaced, case .number = kind(index + 1),
      self.unit(index + 2) != nil
    {
      index += 1
    }
    // "1 hour, 20 minutes"
    if unit == 3600, tokens.indices.contains(index), tokens[index].isComma,
      self.unit(index + 2) == 60, !isLetter(index + 2)
    {
      index += 1
    }
    if word(index) == .and || word(index) == .article && word(index + 1) == .and { index += 1 }
    if index > start, word(index) == .article || word(index) == .number(1) { index += 1 }
    if index > start, case .number(let half) = word(index), half < 1 {
      return (half * unit, index + 1)
    }
    guard case .number(let value, _) = kind(index), value < 60 else { return (0, start) }
    if let smaller = self.unit(index + 1), smaller < unit {
      let (more, end) = self.smaller(than: smaller, after: index + 2)
      return (value * smaller + more, end)
    }
    // "1h30"; "1 hr 30" where nothing is counted by it.
    let isRest =
      index == start && tokens[index].range.count == 2
      && (!tokens[index].isSpaced || endsPart(index + 1))
    return isRest && unit > 1 ? (value * unit / 60, index + 1) : (0, start)
  }

  /// Whether a word of one or two letters, or a sign, stands there: "of", "d'".
  private func isShort(_ index: Int) -> Bool {
    switch kind(index) {
    case .mark: true
    case .other, .word(.range): tokens[index].range.count <= 2
    default: false
    }
  }

  private func endsPart(_ index: Int) -> Bool {
    switch kind(index) {
    case nil, .close, .separator: true
    case .dash: tokens[index].isSpaced
    default: false
    }
  }

  /// `half an hour`, `one minute`, `an hour and a half`, `one and a half hours`.
  private func spelled(_ value: Double, at start: Int) -> (Side, end: Int)? {
    var (value, index) = (value, start + 1)
    if value == 1, case .number(let more) = word(index),
      more < 1 || tokens[start].kind == .word(.article)
    {
      (value, index) = (more, index + 1)
    }
    // "three quarters of an hour"
    if value == 3, word(index) == .number(0.25) { (value, index) = (0.75, index + 1) }
    if value < 1 {
      // "half an hour", "quarter of an hour", "demi-heure", "mezz'ora", "quart d'heure"
      if kind(index) == .dash { index += 1 }
      while isShort(index) { index += 1 }
      if word(index) == .article || word(index) == .number(1) { index += 1 }
    } else if word(index) == .and, word(index + 1) == .article,
      case .number(let half) = word(index + 2)
    {
      (value, index) = (value + half, index + 3)
    }
    if kind(index) == .dash, unit(index + 1) != nil { index += 1 }
    // "two or three minutes"
    if unit(index) == nil, isRange(index), case .number = word(index + 1) {
      return (.bare(value, dotted: nil), index)
    }
    guard let unit = unit(index) else { return nil }
    let (more, end) = smaller(than: unit, after: index + 1)
    return (.seconds(value * unit + more, unit: unit, doubt: .none), end)
  }
}
