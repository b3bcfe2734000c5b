internal import CommonMark

/// A column of a table, as far as it holds times.
struct TimeColumn {
  /// What its times say, by its head.
  enum Role {
    case duration
    case start
    case end
    case runningTotal
    case unknown
  }

  let index: Int
  let role: Role
  /// The time of each row, where it has one.
  let times: [TimeExpression?]
  /// How likely it is that the table is planned by this column, from 0 (not at all) up.
  let trust: Int

  /// - Parameter impliedUnit: the unit of bare figures where the head names none.
  init(_ index: Int, head: String, in rows: [MarkdownRow], impliedUnit: Double? = nil) {
    self.index = index
    let words = head.lowercased().split { !$0.isLetter && $0 != "%" }.map(String.init)
    let unit = TimeTokenizer(head).tokens.lazy.compactMap { token -> Double? in
      if case .word(.unit(let seconds)) = token.kind { seconds } else { nil }
    }.first
    let named = Self.role(words, hasUnit: unit != nil)
    let areWhen = Self.riseFromZero(index, in: rows) || Self.touch(index, in: rows)
    let role = named == .duration && areWhen ? .start : named
    self.role = role
    // Bare figures below "Duration" are minutes: nobody plans in anything else without a unit.
    let implied = unit ?? (role == .duration ? 60 : impliedUnit)
    let read =
      (implied == nil && TimeLabels.areTime(words)
        ? Self.bareRanges(index, in: rows) ?? Self.bareFigures(index, in: rows) : nil)
      ?? DottedHours.times(rows.map { $0.cells[index] })
      ?? rows.map { Self.time($0.cells[index], implied: implied).map { $0.as(role) } }
    let left = words.contains(where: Self.rests.contains) ? Self.falling(read) : nil
    let times = left ?? read
    self.times = times
    let filled = rows.count { $0.cells[index].contains { $0.isNumber || $0.isLetter } }
    let found = times.compactMap(\.self)
    guard found.count >= 2, found.count * 2 >= filled else {
      trust = 0
      return
    }
    // Lengths with their units are known by themselves, whatever their head says.
    let areLengths =
      found.count == filled && found.count >= 3 && found.allSatisfy { $0.isShortLength }
      && !words.contains(where: Self.others.contains)
    trust = left == nil ? max(Self.trust(found, role, words), areLengths ? 2 : 0) : 8
  }

  /// `0-2`, `2-5`, `5-8`: minutes, where the first begins at zero and each where the last one ends.
  private static func bareRanges(_ index: Int, in rows: [MarkdownRow]) -> [TimeExpression?]? {
    let times = rows.map { time($0.cells[index], implied: 60) }
    let bands = times.compactMap { time -> (low: Double, high: Double)? in
      guard time?.unit == nil, case .duration(let low?, let high)? = time?.value else { return nil }
      return (low, high)
    }
    guard bands.count == rows.count, bands.count >= 3, bands[0].low == 0,
      zip(bands, bands.dropFirst()).allSatisfy({ $0.high == $1.low })
    else { return nil }
    return times
  }

  /// `30`, `40`, `70`, `90`: the minutes at which parts end where they rise, else how many each takes.
  private static func bareFigures(_ index: Int, in rows: [MarkdownRow]) -> [TimeExpression?]? {
    let times = rows.map { time($0.cells[index], implied: 60) }
    let minutes = times.compactMap { time -> Double? in
      guard time?.unit == nil, case .duration(nil, let high)? = time?.value else { return nil }
      return high
    }
    guard minutes.count == rows.count, minutes.count >= 3 else { return nil }
    let rise = minutes.count >= 4 && zip(minutes, minutes.dropFirst()).allSatisfy(<)
    return times.map { $0?.as(rise ? .runningTotal : .duration) }
  }

  /// `0:00`, `0:12`, `0:25`: when parts begin, whatever unit the head names.
  private static func riseFromZero(_ index: Int, in rows: [MarkdownRow]) -> Bool {
    let starts = rows.map { row -> Double? in
      guard case .point(let clock)? = time(row.cells[index], implied: nil)?.value else {
        return nil
      }
      return clock.seconds(inHours: false)
    }
    let found = starts.compactMap(\.self)
    return starts.first == .some(0) && found.count >= 3 && found.count == starts.count
      && zip(found, found.dropFirst()).allSatisfy(<)
  }

  /// `08.00-08.30`, `08.30-09.00`, `09.00-10.00`: from when to when, each from where the last one ends.
  private static func touch(_ index: Int, in rows: [MarkdownRow]) -> Bool {
    let spans = rows.compactMap { row -> (low: Double, high: Double)? in
      guard case .span(let low, let high)? = time(row.cells[index], implied: nil)?.value else {
        return nil
      }
      return (low.seconds(inHours: false), high.seconds(inHours: false))
    }
    let touching = zip(spans, spans.dropFirst()).count { $0.high == $1.low }
    return spans.count >= 3 && touching * 5 >= (spans.count - 1) * 4
  }

  /// The times of a column of offsets, `+20 min`, as bands from each to the next; nil where it has others.
  ///
  /// What is before the beginning, `-15 min`, has none.
  func offsets(in rows: [MarkdownRow]) -> [TimeExpression?]? {
    let signs = rows.map { row in
      row.cells[index].first { !" *_`~T".contains($0) } ?? " "
    }
    let offsets = times.indices.map { row -> Double? in
      if case .duration(nil, let high)? = times[row]?.value, signs[row] == "+" { high } else { nil }
    }
    let isBefore = signs.map { "-−–".contains($0) }
    guard offsets.count(where: { $0 != nil }) >= 2 else {
      guard zip(isBefore, times).contains(where: { $0 && $1 != nil }) else { return nil }
      return zip(times, isBefore).map { $1 ? nil : $0 }
    }
    return times.indices.map { row in
      guard let start = offsets[row] ?? (row == 0 && !isBefore[0] ? 0 : nil) else { return nil }
      let next = offsets[(row + 1)...].lazy.compactMap(\.self).first
      guard let next, let time = times[row] ?? times[row + 1] else { return nil }
      var band = time.with(.duration(low: start, high: next))
      band.isPosition = true
      return band
    }
  }

  /// Whether a cell is the last offset, whose part has no end.
  func isLastOffset(_ row: Int, _ cell: String) -> Bool {
    row == times.count - 1 && times[row] != nil && cell.contains("+")
  }

  private static let starts: Set<String> = [
    "start", "starts", "begin", "begins", "from", "von", "beginn", "début", "inicio", "início",
    "inizio",
    "at", "clock", "when", "uhrzeit", "uhr", "kl", "ora", "godz", "час", "tijdstip", "heure",
    "godzina", "hora", "orario", "開始", "horário",
    "horario", "時刻",
  ]
  private static let ends: Set<String> = [
    "end", "ends", "until", "to", "ende", "bis", "fin", "fim", "fine", "by", "einde", "koniec",
    "終了",
  ]
  private static let totals: Set<String> = [
    "cumulative", "cumul", "cumulated", "running", "elapsed", "total", "kumuliert", "acumulado",
    "cumulé",
    "gesamt", "累計", "累计", "sum",
  ]
  private static let others: Set<String> = [
    "build", "response", "latency", "cpu", "prep", "cook", "before", "after", "timeout", "read",
    "reading",
    "compile", "date", "actual", "measured", "real", "was", "ist", "gemessen", "réel", "mesuré",
    "medido", "gemeten",
  ]

  private static let rests: Set<String> = [
    "remaining", "left", "countdown", "verbleibend", "rest", "restzeit", "restante", "restant",
    "剩余",
    "残り", "남은",
  ]

  /// What is left of the whole at each part's beginning, as lengths; nil where it does not fall.
  private static func falling(_ times: [TimeExpression?]) -> [TimeExpression?]? {
    let found = times.compactMap(\.self)
    let left = found.compactMap { time -> Double? in
      switch time.value {
      case .duration(nil, let high): high
      case .point(let clock): clock.seconds(inHours: false)
      default: nil
      }
    }
    guard left.count == found.count, left.count >= 2, zip(left, left.dropFirst()).allSatisfy(>)
    else { return nil }
    var next = (left.dropFirst() + [0]).makeIterator()
    var own = left.makeIterator()
    return times.map { time in
      guard let time, let from = own.next(), let to = next.next() else { return nil }
      return from > to ? time.with(.duration(low: nil, high: from - to)) : nil
    }
  }

  private static let plans: Set<String> = [
    "plan", "planned", "budget", "target", "allotted", "soll", "geplant", "prévu", "previsto",
    "gepland", "should",
  ]

  /// How heads begin that ask how long something takes.
  private static let lengths = [
    ["how", "long"], ["wie", "lange"], ["combien"], ["cuánto"], ["quanto"], ["hoe", "lang"],
    ["jak", "długo"],
    ["jak", "dlouho"], ["сколько"],
  ]

  private static func role(_ words: [String], hasUnit: Bool) -> Role {
    if words.contains(where: totals.contains) { return .runningTotal }
    // "End time"; "time to complete" is no end.
    if words.count <= 2, words.contains(where: ends.contains) { return .end }
    if words.count <= 2, words.contains(where: starts.contains) { return .start }
    if words.count <= 2, words.contains(where: plans.contains) { return .duration }
    if hasUnit || lengths.contains(where: words.starts) { return .duration }
    return TimeLabels.areTime(words)
      && !isWhen(words[0]) ? .duration : .unknown
  }

  /// `时间点` and `소요 시간`: the one says when, the other how long.
  private static func isWhen(_ word: String) -> Bool {
    whens.contains(word)
      || ["时间", "時間", "시간"].contains { word.contains($0) }
        && !["所要", "소요", "用"].contains { word.contains($0) }
  }

  /// Words for time that say when as often as how long.
  private static let whens: Set<String> = [
    "time", "timing", "zeit", "tiempo", "temps", "tijd", "tempo", "czas", "čas", "время", "час",
    "時間", "时间", "시간",
  ]

  private static func trust(_ times: [TimeExpression], _ role: Role, _ words: [String]) -> Int {
    guard !words.contains(where: others.contains) else { return 0 }
    var (durations, positions, percents) = (0, 0, 0)
    for time in times {
      switch time.value {
      // "19h00-19h15" is no band of lengths.
      case .duration(let low?, _) where low >= 5 * 3600: positions += 1
      case .duration where !time.isPosition: durations += 1
      case .duration, .span, .point: positions += 1
      case .percent: percents += 1
      case .unreadable: break
      }
    }
    if percents > max(durations, positions) { return 1 }
    let isNamed = role != .unknown || TimeLabels.areTime(words) || words.isEmpty
    if durations >= positions { return isNamed ? (role == .duration ? 9 : 8) : 0 }
    switch role {
    case .start, .unknown: return isNamed ? 6 : 4
    case .runningTotal: return 5
    case .end: return 3
    case .duration: return 7
    }
  }

  /// The time that a cell is, with at most a few words beside it; a figure without a unit stands alone.
  private static func time(_ cell: String, implied: Double?) -> TimeExpression? {
    guard TimeTokenizer.canHoldTime(cell) else { return nil }
    let own = TimedLine(cell)
    if let time = own.times.first {
      if case .unreadable = time.value { return nil }
      return own.words(0..<own.tokens.count).count - own.words(time.tokens).count <= 3 ? time : nil
    }
    let bare = TimedLine(cell, impliedUnit: implied)
    guard implied != nil, let time = bare.times.first, case .duration(_, let high) = time.value,
      high <= longestBare, bare.words(0..<bare.tokens.count).count == bare.words(time.tokens).count
    else { return nil }
    return time
  }

  /// The most seconds that a figure without a unit stands for: words and pages are counted in tables too.
  private static let longestBare = 4 * 3600.0
}

extension TimeExpression {
  /// Whether it is a length with its unit, of no more than an hour and a half.
  fileprivate var isShortLength: Bool {
    if case .duration(_, let high) = value {
      unit != nil && weakUnit == nil && high <= 5400
    } else {
      false
    }
  }

  /// The same time with another value.
  func with(_ value: Value) -> TimeExpression {
    TimeExpression(
      value: value, tokens: tokens, scalars: scalars, unit: unit, weakUnit: weakUnit,
      letterUnit: letterUnit, isPosition: isPosition, isAdjective: isAdjective)
  }

  /// The time in a column of a role: `1:30` below "Duration" is a duration, `15 min` below "Elapsed" a
  /// position.
  fileprivate func `as`(_ role: TimeColumn.Role) -> TimeExpression {
    switch (role, value) {
    case (.duration, .point(let clock)) where !clock.isOfHours:
      return with(.duration(low: nil, high: clock.seconds(inHours: false)))
    case (.duration, .span(let low, let high)) where !isOfTheDay:
      let ends = (low.seconds(inHours: false), high.seconds(inHours: false))
      return ends.0 <= ends.1 ? with(.duration(low: ends.0, high: ends.1)) : self
    case (.runningTotal, .point), (.end, .point):
      var time = self
      (time.isPosition, time.isEnd) = (true, true)
      return time
    case (.runningTotal, .duration(_, let high)), (.end, .duration(_, let high)):
      var time = with(.duration(low: nil, high: high))
      time.isPosition = true
      return time
    default: return self
    }
  }
}
