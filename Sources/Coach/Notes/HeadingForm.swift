internal import CommonMark

/// Headings with their times: `## PHASE 3: HOW (2-3 min)`.
enum HeadingForm: PlanForm {
  static let kind = PlanFormKind.headings
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    var candidates: [Int: Int] = [:]
    for heading in notes.sections {
      let block = notes.blocks[heading]
      let text = TimedText(block.text)
      if let why = text.unreadable {
        reading.notices.append(PlanNotice(unreadable: text.written, why, line: block.line))
      }
      guard text.time != nil || text.isOpen else { continue }
      var part = PartCandidate(
        line: block.line, block: heading, text: text, time: text.time, written: text.written,
        section: heading..<heading)
      part.parent = notes.path(of: heading).dropFirst().lazy.compactMap { candidates[$0] }.first
      part.isTitle = heading == notes.sections.first && block.headingLevel == 1
      part.sequence = part.parent ?? -1
      candidates[heading] = reading.parts.count
      reading.parts.append(part)
    }
    let timed = Set(candidates.keys)
    for index in reading.parts.indices {
      reading.parts[index].section = notes.section(of: reading.parts[index].block, before: timed)
    }
    return reading
  }
}
