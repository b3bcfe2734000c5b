internal import CommonMark

/// Finds the time for the whole talk where it is stated outside of the plan's own form.
enum SlotReader {
  private static let frontMatterKeys: Set<String> = [
    "target", "slot", "duration", "time", "length", "timing", "dauer", "durée", "duración",
    "duração",
    "durata", "duur", "total_time", "total", "talk_length", "talk_duration",
  ]
  /// Headings below which a label is about the whole: `## Overview`.
  private static let remarks: Set<String> = [
    "overview", "info", "information", "about", "details", "session", "logistics", "agenda",
    "abstract",
    "summary", "metadata", "meta", "format", "basics", "facts", "setup", "outline", "schedule",
    "plan",
    "übersicht", "überblick", "ablauf", "rahmen", "vue", "résumé", "resumen", "visão", "panoramica",
    "structure", "timing", "context", "at", "session details", "general", "objective", "objectives",
    "формат", "formato", "rahmenbedingungen", "organisation", "eckdaten",
  ]

  /// `target:`, `slot:`, `duration:` … in the front matter.
  static func frontMatter(_ matter: FrontMatter) -> (slot: Duration?, notices: [PlanNotice]) {
    guard let entry = matter.entry(frontMatterKeys) else { return (nil, []) }
    if let slot = DurationText.band(entry.value)?.maximum ?? projectTime(in: entry.value) {
      return (slot, [])
    }
    // Nobody plans a talk in anything but minutes without saying so.
    if let minutes = Int(entry.value), (1...600).contains(minutes) {
      return (.seconds(60 * minutes), [])
    }
    return (
      nil, [PlanNotice(line: entry.line, text: "cannot read the \(entry.key) '\(entry.value)'")]
    )
  }

  /// What a line before the first part states: a label that belongs to the whole, or a line that is little
  /// more than the time.
  ///
  /// - Parameter sum: what the parts take together; a label in a section of its own counts only if it is about
  ///   as long and the only one.
  static func stated(
    in notes: Notes, before block: Int, sum: Duration = .zero
  ) -> (slot: Duration, line: Int)? {
    var inSections: [(slot: Duration, line: Int)] = []
    var byTheClock: (slot: Duration, line: Int)?
    var lone: [(slot: Duration, line: Int)] = []
    let above = block < notes.blocks.count ? Set(notes.path(of: block)) : []
    let hasTitle = notes.sections.contains { notes.blocks[$0].headingLevel == 1 }
    for (index, block) in notes.blocks[..<block].enumerated()
    where (block.isText || block.kind == .comment) && block.listDepth <= 1 {
      // A comment below a break between slides is about the next one.
      if block.kind == .comment, notes.slideHeadings[index] != nil { continue }
      let isTitle = index == notes.sections.first && (block.headingLevel == 1 || !hasTitle)
      guard isTitle || block.headingLevel == nil else { continue }
      let isOfTheWhole = isOfTheWhole(index, above, notes)
      if isTitle, let slot = titleTime(block.text) ?? talkTime(block.text, sum) {
        return (slot, block.line)
      }
      if isOfTheWhole, let row = labelledRow(block.rows) { return row }
      for (offset, line) in block.text.lines
        .enumerated()
      where TimeTokenizer.canHoldTime(line) {
        if !isTitle, let value = TimeLabels.value(in: line), let slot = projectTime(in: value) {
          if isOfTheWhole || isOfTheSlot(line) || isTotal(line) {
            // "10:00-11:00" may be that of the event in which the talk is one.
            guard isByTheClock(value) else { return (slot, block.line + offset) }
            byTheClock = byTheClock ?? (slot, block.line + offset)
            continue
          }
          inSections.append((slot, block.line + offset))
        }
        if isOfTheWhole, block.rows.isEmpty,
          let slot = leadingTime(line, index, notes, sum) ?? loneTime(line) ?? formatTime(line)
            ?? proseTime(line, sum) ?? allottedTime(line, sum)
        {
          if isTitle { return (slot, block.line + offset) }
          lone.append((slot, block.line + offset))
        }
      }
    }
    if let byTheClock { return byTheClock }
    // Lines with several times are those of parts.
    if let first = lone.first, lone.allSatisfy({ $0.slot == first.slot }) { return first }
    guard let only = inSections.first, inSections.count == 1, sum > .zero, only.slot * 10 >= sum * 7
    else {
      return nil
    }
    return only
  }

  /// Whether a value is a time of the day to another, and no length.
  private static func isByTheClock(_ value: String) -> Bool {
    let times = TimeParser.expressions(in: TimeTokenizer(value).tokens)
    return !times.contains { if case .duration = $0.value { true } else { false } }
  }

  /// A labelled sum behind the first part (`Total time: 8-9 minutes`), or a label for time behind the last one,
  /// about as long as what the parts take.
  static func total(
    in notes: Notes, behind block: Int, end: Int, sum: Duration
  ) -> (slot: Duration, line: Int)? {
    for (index, block) in notes.blocks.enumerated().dropFirst(block)
    where block.isText && block.rows.isEmpty {
      for (offset, line) in block.text.lines.enumerated()
      where TimeTokenizer.canHoldDuration(line) {
        let text = NoteText.plain(String(line))
        guard let slot = labelledTotal(text, isBehind: index >= end) ?? clausedTotal(text),
          slot * 10 >= sum * 7, slot * 10 <= sum * 13
        else { continue }
        return (slot, block.line + offset)
      }
    }
    return nil
  }

  private static func labelledTotal(_ line: String, isBehind: Bool) -> Duration? {
    guard let label = LabelledLine(line),
      PartKind.holdsTotal(label.label) || PartKind.isTotal(label.label)
        || isBehind && TimeLabels.areTime(label.words)
    else { return nil }
    return projectTime(in: label.value)
  }

  /// `Total spoken ≈ 29 min · 1 min spare`: a clause that begins with a word for the sum.
  private static func clausedTotal(_ line: String) -> Duration? {
    guard let clause = line.split(whereSeparator: { "·|;".contains($0) }).first,
      let first = LengthWords.words(clause).first, PartKind.holdsTotal(first)
    else { return nil }
    return self.sum(clause)
  }

  /// Whether a heading says something of the whole: "General information".
  static func tellsOfTheWhole(_ heading: String) -> Bool {
    LengthWords.words(heading).contains(where: remarks.contains)
  }

  /// Whether a block stands under no heading of its own, or under one that says something of the whole.
  private static func isOfTheWhole(_ index: Int, _ above: Set<Int>, _ notes: Notes) -> Bool {
    guard let heading = notes.headings[index] else { return true }
    // The second heading may be the rest of the title.
    let isTitle = heading == notes.sections.first || heading == 1 && notes.sections.first == 0
    if above.contains(heading) || isTitle { return true }
    return LengthWords.words(notes.blocks[heading].text).contains(where: remarks.contains)
  }

  /// `# How we moved (30 min)`.
  private static func titleTime(_ title: String) -> Duration? {
    if let sum = sumOfTerms(title) { return sum }
    guard let time = TimedText(title).time, case .duration = time.value, time.weakUnit == nil else {
      return nil
    }
    return DurationText.budget(of: time)?.maximum
  }

  /// `# Wax - 5分钟演讲稿`: one length in a title that names a talk, about as long as what the parts take.
  private static func talkTime(_ title: String, _ sum: Duration) -> Duration? {
    guard TalkWords.talk.found(in: title) != nil, let slot = headingTime(title) else { return nil }
    return slot * 10 >= sum * 7 && slot * 10 <= sum * 15 ? slot : nil
  }

  /// `20 minutes · 23 slides` below the title, where the parts take about as long.
  private static func leadingTime(
    _ line: some StringProtocol, _ index: Int, _ notes: Notes, _ sum: Duration
  ) -> Duration? {
    guard sum > .zero, index > 0, notes.sections.first == index - 1 else { return nil }
    let timed = TimedLine(String(line))
    guard let time = timed.times.first, case .duration = time.value, time.weakUnit == nil,
      time.tokens.lowerBound == 0, timed.segment(around: time).tokens == time.tokens,
      let slot = DurationText.budget(of: time)?.maximum
    else { return nil }
    return slot * 5 >= sum * 3 && slot <= sum * 2 ? slot : nil
  }

  /// `20 minutes talk`, `A 30-minute session for beginners`.
  private static func loneTime(_ line: some StringProtocol) -> Duration? {
    let words = LengthWords.words(line)
    if words.count <= 9, words.contains(where: LengthWords.whole.contains) {
      return DurationText.firstDuration(in: line)
    }
    for clause in line.split(separator: ".") {
      if let sum = sum(clause) { return sum }
    }
    return nil
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
    "have", "allotted", "allocated", "given", "get", "limit", "haben", "habe", "hast", "habt", "verfügung",
    "tengo", "tenemos", "tiene", "tienen", "disponemos", "avons", "ai", "disposons", "dispose", "abbiamo", "ho",
    "disponiamo", "temos", "tenho", "dispomos", "hebben", "heb", "mamy", "mam", "máme", "mám", "отводится",
    "даётся", "дается", "есть",
  ]

  /// `We have 30 minutes for all of it`: one length in a sentence of somebody's time, and one that the parts can
  /// fill.
  private static func allottedTime(_ line: some StringProtocol, _ sum: Duration) -> Duration? {
    guard sum > .zero else { return nil }
    for sentence in line.split(whereSeparator: { ".!?;".contains($0) }) {
      let times = TimedLine(String(sentence)).times
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
  private static func sum(_ clause: some StringProtocol) -> Duration? {
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
    return times.count == 1 ? projectTime(in: label.value) : nil
  }

  /// Whether a label names the slot itself, which is that of the whole wherever it stands.
  static func isOfTheSlot(_ line: some StringProtocol) -> Bool {
    guard let label = LabelledLine(line) else { return false }
    return label.words.contains("slot") || label.words.contains("timeslot")
  }

  /// The least length of a line that says that its time is the sum, in seconds; nil where it says no such thing.
  static func least(ofTotal line: Int, in notes: Notes) -> Double? {
    guard let block = notes.blocks.last(where: { $0.line <= line && $0.isText }) else { return nil }
    let lines = block.text.lines
    guard lines.indices.contains(line - block.line) else { return nil }
    let text = NoteText.plain(String(lines[line - block.line]))
    guard isTotal(text) else { return nil }
    return TimedLine(text).times.lazy.compactMap { time -> Double? in
      if case .duration(let low, let high) = time.value { low ?? high } else { nil }
    }.min()
  }

  /// Whether a label says that its time is the sum: `Total time: 20-22 min`.
  private static func isTotal(_ line: some StringProtocol) -> Bool {
    LabelledLine(line).map { PartKind.holdsTotal($0.label) } ?? false
  }

  /// The row of a table of facts that says how long it all is: `| Duration | 45 min |`.
  private static func labelledRow(_ rows: [MarkdownRow]) -> (slot: Duration, line: Int)? {
    for row in rows where row.cells.count == 2 {
      guard TimeLabels.areTime(LengthWords.words(row.cells[0])),
        let slot = projectTime(in: row.cells[1])
      else { continue }
      return (slot, row.line)
    }
    return nil
  }

  /// The time in a heading over all parts: `## Outline of the talk (30-45 minutes)`.
  static func headingTime(_ heading: String) -> Duration? {
    let times = TimedLine(NoteText.plain(heading)).times.filter {
      if case .duration = $0.value { $0.weakUnit == nil } else { false }
    }
    guard times.count == 1, let time = times.first else { return nil }
    return DurationText.budget(of: time)?.maximum
  }

  /// The figure for the talk itself among those of a line such as
  /// `1 hour total, ~30 min for the project`.
  static func projectTime(in text: String) -> Duration? {
    if let sum = sumOfParts(text) { return sum }
    let clauses = text.split { ",;()".contains($0) }
    let candidates = clauses.compactMap { clause -> (time: Duration, weight: Int)? in
      guard let time = longestDuration(in: clause) else { return nil }
      let words = Set(LengthWords.words(clause))
      let isForTheTalk = words.contains("for")
      let isForTheWhole = !words.isDisjoint(with: ["total", "overall", "interview", "out", "of"])
      return (time, (isForTheTalk ? 1 : 0) - (isForTheWhole ? 1 : 0))
    }
    let best = candidates.map(\.weight).max()
    return candidates.first { $0.weight == best }?.time
  }

  /// `2 min talk + 1 min demo`: the sum of a title's lengths; nil for anything else.
  private static func sumOfTerms(_ title: String) -> Duration? {
    let terms = title.split(separator: "+").map { term -> Duration? in
      let times = TimedLine(String(term)).times
      guard times.count == 1, case .duration = times[0].value, times[0].weakUnit == nil else {
        return nil
      }
      return DurationText.budget(of: times[0])?.maximum
    }
    guard terms.count > 1, terms.allSatisfy({ $0 != nil }) else { return nil }
    return terms.compactMap(\.self).reduce(.zero, +)
  }

  /// `5 min story + 10 min demo = 15 min`: what stands behind the sign, else the sum; nil for anything else.
  private static func sumOfParts(_ text: String) -> Duration? {
    let text = text.prefix { !"(（".contains($0) }
    let sides = text.split(separator: "=")
    let terms = sides.first?.split(separator: "+").map { longestDuration(in: $0) } ?? []
    guard terms.count > 1, terms.allSatisfy({ $0 != nil }) else { return nil }
    if let sum = sides.dropFirst().first { return longestDuration(in: sum) }
    // Of two the first may be the talk, and the second for questions.
    return terms.count > 2 ? terms.compactMap(\.self).reduce(.zero, +) : nil
  }

  private static func longestDuration(in clause: Substring) -> Duration? {
    let times = TimeParser.expressions(in: TimeTokenizer(clause).tokens)
    return times.lazy.compactMap { time -> Duration? in
      switch time.value {
      case .duration: DurationText.budget(of: time)?.maximum
      // From one time of the day to another.
      case .span(let low, let high):
        high.seconds(inHours: true) > low.seconds(inHours: true)
          ? .seconds(high.seconds(inHours: true) - low.seconds(inHours: true)) : nil
      default: nil
      }
    }.first
  }
}
