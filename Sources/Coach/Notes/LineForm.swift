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
    let found = Set(notes.blocks.indices.filter { isComment(notes.blocks[$0]) })
    let comments = found.count >= 3 ? found : []
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph && block.rows.isEmpty || comments.contains(index) {
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
        || areTitles && title(block) != nil || block.kind == .comment
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

  /// A comment of one line with a length and a name: `<!-- 2 min: What a cut is -->`.
  private static func isComment(_ block: MarkdownBlock) -> Bool {
    guard block.kind == .comment, !block.text.trimmed.utf8.contains(UInt8(ascii: "\n")),
      let text = part(block.text.trimmed[...]), case .duration? = text.time?.value
    else { return false }
    return text.name.contains(where: \.isLetter)
  }

  /// A text with a name: a time that stands alone is named by the line that follows.
  private static func named(
    _ text: TimedText, at offset: Int, of block: Int, in notes: Notes
  ) -> TimedText? {
    let isAlone =
      !text.name.contains(where: \.isLetter) || text.name == NoteText.undecorated(text.written)
    guard isAlone, let time = text.time else { return text }
    let next = notes.blocks[block].text.lines.dropFirst(offset + 1).first
    let other = block + 1 < notes.blocks.count ? notes.blocks[block + 1] : nil
    let line = next ?? (other?.isText == true ? other?.text.lines.first : nil)
    guard let name = line.map({ NoteText.undecorated($0) }), name.contains(where: \.isLetter),
      TimedText(name, in: .item).time == nil
    else { return nil }
    return TimedText(name: beginning(of: name), time: time, written: text.written)
  }

  /// What is said at a time is no name: its first words are.
  private static func beginning(of text: String) -> String {
    let words = text.split(separator: " ")
    return words.count <= 12 ? text : words.prefix(6).joined(separator: " ") + " …"
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
    let text = TimedText(String(line), in: isTime(line) ? .heading : .item)
    guard text.time != nil, !text.name.isEmpty else { return nil }
    let isBegun = begins(line, with: text.written) || text.clock != nil
    return isPosition(text) && !isBegun ? nil : text
  }

  /// Whether a line is a time and nothing else: `(0:45 - 2:30 min)`.
  private static func isTime(_ line: Substring) -> Bool {
    guard line.contains(where: \.isLetter) else { return true }
    guard line.utf8.count < 40 else { return false }
    let timed = TimedLine(String(line))
    return timed.times.count == 1 && !timed.hasName(outside: timed.times[0].tokens)
  }

  private static func isPosition(_ text: TimedText) -> Bool {
    // `9:00 - 9:15 | Welcome (15 min)`
    if case .span? = text.clock?.value { return true }
    return switch text.time?.value {
    case .point, .span: true
    // "9h00-9h05" is when, as nobody tells one part for nine hours.
    case .duration(let low, _): text.time?.isPosition ?? false || low ?? 0 >= 5 * 3600
    default: false
    }
  }

  private static func begins(_ line: Substring, with written: String) -> Bool {
    guard let place = line.firstRange(of: written)?.lowerBound else { return false }
    return line[..<place].allSatisfy { !$0.isLetter && !$0.isNumber }
  }
}
