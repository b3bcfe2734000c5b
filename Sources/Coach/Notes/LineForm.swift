internal import CommonMark

/// Plain lines that begin with a position (`[0:30] Signal`, `09:00 - 09:30 Welcome`), or a few in a row that begin
/// or end with a duration.
enum LineForm: PlanForm {
  static let kind = PlanFormKind.lines
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph && block.rows.isEmpty {
      let lines = block.text.lines.enumerated().compactMap { offset, line in
        part(line).map { (offset: offset, text: $0) }
      }
      let durations = lines.filter { !isPosition($0.text) }
      // A few durations in a row are a list without its marks; one is a sentence.
      let areListed = durations.count >= 3 && lines.count == block.text.lines.count
      for (offset, text) in lines where areListed || isPosition(text) {
        var part = PartCandidate(
          line: block.line + offset, block: index, text: text, time: text.time,
          written: text.written, section: index..<index)
        part.sequence = notes.headings[index] ?? -1
        reading.parts.append(part)
      }
    }
    return reading
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
