internal import CommonMark

/// Plain lines that begin with a position (`[0:30] Signal`, `09:00 - 09:30 Welcome`), or a few in a row that begin
/// or end with a duration.
enum LineForm: PlanForm {
  static let kind = PlanFormKind.lines
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    let areTitles = notes.blocks.count(where: { title($0) != nil }) >= 3
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph && block.rows.isEmpty {
      let lines = block.text.lines.enumerated().compactMap { offset, line in
        part(line).map { (offset: offset, text: $0) }
      }
      let durations = lines.filter { !isPosition($0.text) }
      // A few durations in a row are a list without its marks; one is a sentence.
      let areListed =
        durations.count >= 3 && lines.count == block.text.lines.count
        || areTitles && title(block) != nil
      for (offset, text) in lines where areListed || isPosition(text) {
        var part = PartCandidate(
          line: block.line + offset, block: index, text: text, time: text.time,
          written: text.written, section: index..<index)
        part.sequence = notes.headings[index] ?? -1
        reading.parts.append(part)
      }
    }
    extend(&reading.parts, in: notes)
    return reading
  }

  /// What follows a line that stands alone is told in its part.
  private static func extend(_ parts: inout [PartCandidate], in notes: Notes) {
    for index in parts.indices where !notes.blocks[parts[index].block].text.utf8.contains(10) {
      let start = parts[index].block + 1
      let next = index + 1 < parts.count ? parts[index + 1].block : notes.blocks.count
      guard start < next else { continue }
      let end = notes.blocks[start..<next].firstIndex { $0.headingLevel != nil } ?? next
      parts[index].section = start..<end
    }
  }

  /// A paragraph of one short line with its time in brackets at the end: a heading without its mark.
  private static func title(_ block: MarkdownBlock) -> TimedText? {
    guard block.kind == .paragraph, block.listDepth == 0, block.quoteDepth == 0, block.rows.isEmpty,
      block.text.utf8.count < 100, block.text.utf8.last.map({ ")]".utf8.contains($0) }) ?? false,
      !block.text.utf8.contains(UInt8(ascii: "\n")), let text = part(block.text[...]),
      block.text.hasSuffix(text.written)
    else { return nil }
    return text
  }

  /// A line that begins with a position, or begins or ends with a duration.
  private static func part(_ line: Substring) -> TimedText? {
    guard TimeTokenizer.canHoldTime(line), TimeLabels.value(in: line) == nil else { return nil }
    let text = TimedText(String(line), in: .item)
    guard text.time != nil, !text.name.isEmpty else { return nil }
    return isPosition(text) && !begins(line, with: text.written) ? nil : text
  }

  private static func isPosition(_ text: TimedText) -> Bool {
    switch text.time?.value {
    case .point, .span: true
    case .duration: text.time?.isPosition ?? false
    default: false
    }
  }

  private static func begins(_ line: Substring, with written: String) -> Bool {
    guard let place = line.firstRange(of: written)?.lowerBound else { return false }
    return line[..<place].allSatisfy { !$0.isLetter && !$0.isNumber }
  }
}
