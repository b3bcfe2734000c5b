internal import CommonMark

/// Bold lines with a time in them or right behind them: `**1. Engage (10 min)**`.
enum BoldForm: PlanForm {
  static let kind = PlanFormKind.bold
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph && block.rows.isEmpty && !block.strong.isEmpty {
      var strong = block.strong[...]
      let lines = block.text.lines
      for (offset, line) in lines.enumerated() {
        guard let first = strong.firstIndex(where: { line.trimmed.hasPrefix($0) && !$0.isEmpty })
        else { continue }
        let bold = strong[first]
        strong = strong[(first + 1)...]
        guard let text = text(bold, line: line.trimmed), let time = text.time else { continue }
        var part = PartCandidate(
          line: block.line + offset, block: index, text: text, time: time, written: text.written,
          section: index + 1..<index + 1)
        part.sequence = notes.headings[index] ?? -1
        reading.parts.append(part)
      }
    }
    let starts = reading.parts.map(\.block)
    for index in starts.indices {
      let next = index + 1 < starts.count ? starts[index + 1] : notes.blocks.count
      let behind = min(starts[index] + 1, next)..<next
      let end =
        notes.blocks[behind].firstIndex { $0.headingLevel != nil } ?? max(behind.lowerBound, next)
      reading.parts[index].section = min(starts[index] + 1, end)..<end
    }
    return reading
  }

  /// The bold text with what stands right behind it in brackets; a label is no name.
  private static func text(_ bold: String, line: String) -> TimedText? {
    guard TimeLabels.value(in: bold) == nil else { return nil }
    let own = TimedText(bold)
    if own.time != nil { return own.name.isEmpty ? nil : own }
    guard TimeLabels.value(in: line) == nil else { return nil }
    let rest = line.dropFirst(bold.count)
    // "**Intro** (5 min): what is told", but no sentence that begins with a bold word.
    let behind = rest.prefix { !":.".contains($0) }
    let text = TimedText(bold + (behind.count < 40 ? behind : rest.prefix(0)))
    return text.time == nil ? nil : text
  }
}
