internal import CommonMark

/// What one line says of the time of the whole, where it has no label for it.
enum SlotLine {
  /// What a line above the parts says; nil where it says nothing of it.
  ///
  /// - Parameters:
  ///   - isBelowTitle: whether it stands right below the title.
  ///   - sum: what the parts take together.
  ///   - isItem: whether it is a list item, which may be a part.
  static func time(
    _ line: some StringProtocol, isBelowTitle: Bool, isItem: Bool, sum: Duration
  ) -> Duration? {
    let leading =
      isBelowTitle
      ? line.split { "·|•".contains($0) }.lazy.compactMap { leadingTime($0, sum) }.first : nil
    return leading ?? (isItem ? nil : loneTime(line)) ?? formatTime(line) ?? proseTime(line, sum)
      ?? allottedTime(line, sum)
  }

  /// `# How we moved (30 min)`.
  static func titleTime(_ title: String) -> Duration? {
    if let sum = SlotValue.sumOfTerms(title) { return sum }
    guard let time = TimedText(title).time, case .duration = time.value, time.weakUnit == nil else {
      return nil
    }
    return DurationText.budget(of: time)?.maximum
  }

  /// `# Wax - 5分钟演讲稿`: one length in a title that names a talk, about as long as what the parts take.
  static func talkTime(_ title: String, _ sum: Duration) -> Duration? {
    guard let slot = SlotValue.headingTime(title) else { return nil }
    if slot == sum { return slot }
    guard TalkWords.talk.found(in: title) != nil else { return nil }
    return slot * 10 >= sum * 7 && slot * 10 <= sum * 15 ? slot : nil
  }

  /// `20 minutes · 23 slides` below the title, where the parts take about as long.
  private static func leadingTime(_ line: some StringProtocol, _ sum: Duration) -> Duration? {
    guard sum > .zero else { return nil }
    let timed = TimedLine(String(line))
    guard let time = timed.times.first, case .duration = time.value, time.weakUnit == nil,
      time.tokens.lowerBound == 0, timed.segment(around: time).tokens == time.tokens,
      let slot = DurationText.budget(of: time)?.maximum
    else { return nil }
    return slot * 5 >= sum * 3 && slot <= sum * 2 ? slot : nil
  }

  /// The length in a few words that name a talk.
  private static func talkTime(in piece: some StringProtocol) -> Duration? {
    guard LengthWords.words(piece).count <= 9, LengthWords.namesWhole(piece) else { return nil }
    return DurationText.firstDuration(in: piece)
  }

  /// `20 minutes talk`, `A 30-minute session for beginners`.
  private static func loneTime(_ line: some StringProtocol) -> Duration? {
    for piece in line.split(whereSeparator: { "·•|".contains($0) }) {
      if let time = talkTime(in: piece)
        ?? piece.split(separator: ",").lazy.compactMap({ clause in
          // "45 minutes for the lecture, then questions"
          TimedLine(clause.trimmed).times.first?.tokens.lowerBound == 0 ? talkTime(in: clause) : nil
        }).first
      {
        return time
      }
    }
    for clause in line.split(separator: ".") {
      if let sum = sum(clause) { return sum }
    }
    return nil
  }

  private static let whens: Set<String> = [
    "when", "wann", "quand", "cuándo", "quando", "wanneer", "kiedy", "kdy", "когда", "date",
    "datum", "fecha", "data",
    "日時", "日期",
  ]

  /// `When: Tuesday, 19:00-20:30`: as long as what the parts take, or little longer.
  static func eventTime(_ line: some StringProtocol, _ sum: Duration) -> Duration? {
    guard sum > .zero, let label = LabelledLine(line), label.words.contains(where: whens.contains)
    else {
      return nil
    }
    let spans = TimedLine(label.value).times.compactMap { time -> Duration? in
      guard case .span(let from, let to) = time.value else { return nil }
      return .seconds(to.seconds(inHours: true) - from.seconds(inHours: true))
    }
    guard spans.count == 1, spans[0] * 100 >= sum * 95, spans[0] * 10 <= sum * 13 else {
      return nil
    }
    return spans[0]
  }

  /// `Use this 10-12 minute flow to show it`: one length in a sentence, and just what the parts take; others
  /// only where they are its parts.
  private static func proseTime(_ line: some StringProtocol, _ sum: Duration) -> Duration? {
    let times = TimedLine(String(line)).times
    guard sum > .zero, let first = times.first, case .duration = first.value, first.weakUnit == nil,
      let slot = DurationText.budget(of: first)?.maximum, slot == sum
    else { return nil }
    // "5 minutes: why (1 min), how (4 min)"
    let others = times.dropFirst().compactMap { DurationText.budget(of: $0)?.maximum }
    return others.isEmpty || others.reduce(.zero, +) == slot ? slot : nil
  }

  /// Words with which somebody is said to have a time.
  private static let allotments: Set<String> = [
    "have", "allotted", "allocated", "given", "get", "limit", "haben", "habe", "hast", "habt",
    "verfügung",
    "tengo", "tenemos", "tiene", "tienen", "disponemos", "avons", "ai", "disposons", "dispose",
    "abbiamo", "ho",
    "disponiamo", "temos", "tenho", "dispomos", "hebben", "heb", "mamy", "mam", "máme", "mám",
    "отводится",
    "даётся", "дается", "есть",
  ]

  /// `We have 30 minutes for all of it`: one length in a sentence of somebody's time, and one that the parts can
  /// fill.
  private static func allottedTime(_ line: some StringProtocol, _ sum: Duration) -> Duration? {
    guard sum > .zero else { return nil }
    for sentence in line.split(whereSeparator: { ".!?;".contains($0) }) {
      // "Not a second more" is no time.
      let times = TimedLine(String(sentence)).times.filter {
        if case .duration(_, let high) = $0.value { high >= 60 } else { true }
      }
      guard times.count == 1, case .duration = times[0].value, times[0].weakUnit == nil,
        LengthWords.words(sentence).contains(where: allotments.contains),
        let slot = DurationText.budget(of: times[0])?.maximum, slot * 10 >= sum * 8,
        slot * 10 <= sum * 16
      else { continue }
      return slot
    }
    return nil
  }

  /// `Total 120 minutes`, `총 17장 / 12-13분`: one length in a few words that say that it is all.
  static func sum(_ clause: some StringProtocol) -> Duration? {
    guard LengthWords.words(clause).count <= 6, sums.found(in: String(clause)) != nil,
      !PartKind.isPerHead(String(clause))
    else { return nil }
    let times = TimedLine(String(clause)).times.filter {
      if case .duration = $0.value { $0.weakUnit == nil } else { false }
    }
    return times.count == 1 ? DurationText.budget(of: times[0])?.maximum : nil
  }

  private static let sums = TalkWords(
    "total totale gesamt insgesamt totaal celkem łącznie итого всего toplam",
    pieces: "合計 合计 总计 總計 总时长 總時長 총")

  /// Words of labels that say what kind of event it is, and often how long.
  private static let formats: Set<String> = [
    "format", "formato", "formát", "формат", "umfang", "setting", "rahmen", "formaat",
  ]

  /// `Format: workshop, 90 minutes`: one length beside words.
  private static func formatTime(_ line: some StringProtocol) -> Duration? {
    guard let label = LabelledLine(line), label.words.contains(where: formats.contains) else {
      return nil
    }
    let times = TimedLine(label.value).times.filter {
      if case .duration = $0.value { true } else { false }
    }
    // Several are those of parts, unless one is said to be all of it.
    return times.count == 1 ? SlotValue.projectTime(in: label.value) : nil
  }
}
