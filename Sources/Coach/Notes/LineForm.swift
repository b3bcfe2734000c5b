internal import CommonMark

/// Plain lines that begin with a position (`[0:30] Signal`, `09:00 - 09:30 Welcome`), or a few in a row that begin
/// or end with a duration.
enum LineForm: PlanForm {
  static let kind = PlanFormKind.lines
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    let ranges = ranges(in: notes)
    let areTitles = notes.blocks.count(where: { title($0) != nil }) >= 3
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph && block.rows.isEmpty {
      let lines = block.text.lines.enumerated().compactMap { offset, line in
        let text = ranges[block.line + offset] ?? part(line)
        return text.flatMap { named($0, at: offset, of: index, in: notes) }.map {
          (offset: offset, text: $0)
        }
      }
      let durations = lines.filter { !isPosition($0.text) }
      // A few durations in a row are a list without its marks; one is a sentence.
      let areListed =
        durations.count >= 3 && lines.count == block.text.lines.count
        || areTitles && title(block) != nil
      for (offset, text) in lines
      where areListed || isPosition(text) || ranges[block.line + offset] != nil {
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

  /// A text with a name: a clock time that stands alone is named by the line that follows.
  private static func named(
    _ text: TimedText, at offset: Int, of block: Int, in notes: Notes
  ) -> TimedText? {
    guard !text.name.contains(where: \.isLetter), let time = text.time else { return text }
    let next = notes.blocks[block].text.lines.dropFirst(offset + 1).first
    let other = block + 1 < notes.blocks.count ? notes.blocks[block + 1] : nil
    let line = next ?? (other?.isText == true ? other?.text.lines.first : nil)
    guard let name = line.map({ NoteText.undecorated($0) }), name.contains(where: \.isLetter),
      TimedText(name, in: .item).time == nil
    else { return nil }
    return TimedText(name: name, time: time, written: text.written)
  }

  /// The lines that begin with bare minutes, by their numbers.
  private static func ranges(in notes: Notes) -> [Int: TimedText] {
    var found: [(line: Int, text: TimedText)] = []
    for block in notes.blocks where block.kind == .paragraph && block.rows.isEmpty {
      for (offset, line) in block.text.lines.enumerated() {
        if let text = MinuteRanges.text(line) { found.append((block.line + offset, text)) }
      }
    }
    guard MinuteRanges.areRising(found.map(\.text)) else { return [:] }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.line, $0.text) })
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

  /// A paragraph of one line with its time in brackets at the end, or before a colon: a heading without its mark.
  private static func title(_ block: MarkdownBlock) -> TimedText? {
    guard block.kind == .paragraph, block.listDepth == 0, block.quoteDepth == 0, block.rows.isEmpty,
      block.text.utf8.count < 400, !block.text.utf8.contains(UInt8(ascii: "\n")),
      let text = part(block.text[...]), let place = block.text.firstRange(of: text.written)
    else { return nil }
    let (left, right) = (block.text[..<place.lowerBound], block.text[place.upperBound...])
    if right.isEmpty {
      return block.text.utf8.count < 240 && block.text.last.map(")]）】".contains) ?? false
        ? text : nil
    }
    guard let sign = right.first(where: { !$0.isWhitespace }), ":：".contains(sign) else {
      return nil
    }
    return LengthWords.words(left).count <= 6 ? text : nil
  }

  /// A line that begins with a position, or begins or ends with a duration.
  private static func part(_ line: Substring) -> TimedText? {
    guard TimeTokenizer.canHoldTime(line), TimeLabels.value(in: line) == nil else { return nil }
    // A time that stands alone is named by the next line.
    let text = TimedText(String(line), in: line.contains(where: \.isLetter) ? .item : .heading)
    guard text.time != nil, !text.name.isEmpty else { return nil }
    let isBegun = begins(line, with: text.written) || text.clock != nil
    return isPosition(text) && !isBegun ? nil : text
  }

  private static func isPosition(_ text: TimedText) -> Bool {
    // `9:00 - 9:15 | Welcome (15 min)`
    if case .span? = text.clock?.value { return true }
    return switch text.time?.value {
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
