internal import CommonMark

/// Finds the time for the whole talk where it is stated outside of the plan's own form.
enum SlotReader {
  private static let frontMatterKeys: Set<String> = [
    "target", "slot", "duration", "time", "length", "timing", "dauer", "durée", "duración",
    "duração",
    "durata", "duur", "duracion", "duracao", "duree", "czas", "czas_trwania", "délka", "delka",
    "doba",
    "trvání", "время", "длительность", "регламент", "时长", "时间", "時長", "時間", "所要時間", "시간",
    "소요시간", "소요_시간", "tijd", "tempo", "tiempo", "zeit", "redezeit", "total_time", "total",
    "talk_length", "talk_duration",
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
    if let slot = DurationText.band(entry.value)?.maximum ?? SlotValue.projectTime(in: entry.value)
    {
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
      if isTitle, let slot = SlotLine.titleTime(block.text) ?? SlotLine.talkTime(block.text, sum) {
        return (slot, block.line)
      }
      if isOfTheWhole, let row = labelledRow(block.rows) { return row }
      for (offset, line) in block.text.lines
        .enumerated()
      where TimeTokenizer.canHoldTime(line) {
        if !isTitle, let value = TimeLabels.value(in: line),
          let slot = SlotValue.projectTime(in: value)
        {
          if isOfTheWhole || isOfTheSlot(line) || isTotal(line) {
            // "10:00-11:00" may be that of the event in which the talk is one.
            guard isByTheClock(value) else { return (slot, block.line + offset) }
            byTheClock = byTheClock ?? (slot, block.line + offset)
            continue
          }
          inSections.append((slot, block.line + offset))
        }
        if isOfTheWhole, byTheClock == nil, let slot = SlotLine.eventTime(line, sum) {
          byTheClock = (slot, block.line + offset)
        }
        if isOfTheWhole, block.rows.isEmpty,
          let slot = SlotLine.time(
            line, isBelowTitle: index > 0 && notes.sections.first == index - 1,
            isItem: block.item != nil, sum: sum)
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
        guard let slot = labelledTotal(line, isBehind: index >= end) ?? clausedTotal(line),
          slot * 10 >= sum * 7, slot * 10 <= sum * 13
        else { continue }
        return (slot, block.line + offset)
      }
    }
    return nil
  }

  private static func labelledTotal(_ line: Substring, isBehind: Bool) -> Duration? {
    guard line.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }),
      let label = LabelledLine(NoteText.plain(String(line))), !isRunning(label.words),
      PartKind.holdsTotal(label.label) || PartKind.isTotal(label.label)
        || (isBehind || LengthWords.namesWhole(label.label)) && TimeLabels.areTime(label.words)
    else { return nil }
    return SlotValue.projectTime(in: label.value)
  }

  /// Whether a label says how much it is so far: "Running total".
  private static func isRunning(_ words: [String]) -> Bool {
    words.contains {
      ["running", "far", "cumulative", "elapsed", "kumuliert", "acumulado", "cumulé"].contains($0)
    }
  }

  /// `Total spoken ≈ 29 min · 1 min spare`: a clause that begins with a word for the sum.
  private static func clausedTotal(_ line: Substring) -> Duration? {
    guard let start = line.firstIndex(where: \.isLetter),
      PartKind.holdsTotal(String(line[start...].prefix(while: \.isLetter).prefix(20)))
    else { return nil }
    return line.split(whereSeparator: { "·|;".contains($0) }).first.flatMap(SlotLine.sum)
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

  /// Whether a label names the slot itself, which is that of the whole wherever it stands.
  static func isOfTheSlot(_ line: some StringProtocol) -> Bool {
    guard let label = LabelledLine(line), !label.label.contains(". ") else { return false }
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
        let slot = SlotValue.projectTime(in: row.cells[1])
      else { continue }
      return (slot, row.line)
    }
    return nil
  }

}
