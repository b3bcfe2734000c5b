internal import CommonMark

/// Plain lines that begin with a position: `[0:30] Signal`, `09:00 - 09:30 Welcome`.
enum LineForm: PlanForm {
  static let kind = PlanFormKind.lines
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph && block.rows.isEmpty {
      for (offset, line) in block.text.lines
        .enumerated()
      where TimeTokenizer.canHoldTime(line) {
        let text = TimedText(String(line), in: .item)
        guard let time = text.time, isPosition(time), begins(line, with: text.written) else {
          continue
        }
        var part = PartCandidate(
          line: block.line + offset, block: index, text: text, time: time, written: text.written,
          section: index..<index)
        part.sequence = notes.headings[index] ?? -1
        reading.parts.append(part)
      }
    }
    return reading
  }

  private static func isPosition(_ time: TimeExpression) -> Bool {
    switch time.value {
    case .point, .span: true
    case .duration: time.isPosition
    default: false
    }
  }

  private static func begins(_ line: Substring, with written: String) -> Bool {
    guard let place = line.firstRange(of: written)?.lowerBound else { return false }
    return line[..<place].allSatisfy { !$0.isLetter && !$0.isNumber }
  }
}
