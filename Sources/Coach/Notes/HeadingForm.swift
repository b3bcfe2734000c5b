internal import CommonMark

/// Headings with their times: `## PHASE 3: HOW (2-3 min)`.
enum HeadingForm: PlanForm {
  static let kind = PlanFormKind.headings
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    var candidates: [Int: Int] = [:]
    var own: Set<Int> = []
    let ranges = MinuteRanges.headings(in: notes).merging(DottedHours.headings(in: notes)) { $1 }
    for heading in notes.sections {
      let block = notes.blocks[heading]
      let text = ranges[heading] ?? TimedText(block.text)
      if let part = labelled(heading, text, notes) {
        candidates[part.block] = reading.parts.count
        reading.parts.append(part)
        continue
      }
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
      part.isStatedTotal = part.parent == nil && isLabel(block.text)
      // A break holds nothing, whatever the levels of headings say.
      if !PartKind.isBreak(part.name) { candidates[heading] = reading.parts.count }
      own.insert(heading)
      reading.parts.append(part)
    }
    for index in reading.parts.indices where reading.parts[index].timeLine != nil {
      let path = notes.path(of: reading.parts[index].block).dropFirst()
      reading.parts[index].parent = path.lazy.compactMap { candidates[$0] }.first
      reading.parts[index].sequence = reading.parts[index].parent ?? -1
    }
    flatten(&reading.parts)
    let timed = own.union(candidates.keys)
    for index in reading.parts.indices {
      reading.parts[index].section = notes.section(of: reading.parts[index].block, before: timed)
    }
    return reading
  }

  /// `## 13:00 Bees` with `### 14:00 Wax` below it: what begins later than what holds it comes after that.
  private static func flatten(_ parts: inout [PartCandidate]) {
    func start(_ index: Int) -> Double? {
      if case .point(let clock)? = parts[index].time?.value {
        clock.seconds(inHours: false)
      } else {
        nil
      }
    }
    var children: [Int: [Int]] = [:]
    for index in parts.indices {
      if let parent = parts[index].parent { children[parent, default: []].append(index) }
    }
    for (parent, inside) in children.sorted(by: { $0.key < $1.key }) {
      guard let own = start(parent), inside.allSatisfy({ start($0) != nil }),
        let first = inside.first.flatMap(start), first > own
      else { continue }
      for index in inside {
        parts[index].parent = parts[parent].parent
        parts[index].sequence = parts[parent].sequence
      }
    }
  }

  /// `## Duration: 12 minutes`: nothing but a label for time.
  private static func isLabel(_ heading: String) -> Bool {
    guard let label = LabelledLine(NoteText.plain(heading)) else { return false }
    let isOfAll = label.words.contains {
      ["length", "duration", "runtime", "total", "dauer"].contains($0)
    }
    return label.words.count <= (isOfAll ? 4 : 2) && isOfTime(label)
  }

  /// Whether a label for time has nothing beside it: no name as in `Opening - Time: 2 min`, `Time: 2 min: Opening`.
  private static func isOfTime(_ label: LabelledLine) -> Bool {
    TimeLabels.areTime(label.words) && !label.value.contains(": ")
      && !label.label.contains(where: { $0.isNumber || "([（【–—|".contains($0) })
      && !label.label.contains(" - ")
  }

  /// `### Duration: 12 minutes` right below a heading without a time: that heading's part.
  private static func labelled(
    _ heading: Int, _ text: TimedText, _ notes: Notes
  ) -> PartCandidate? {
    guard text.time != nil, let parent = notes.parents[heading], heading == parent + 1,
      let label = LabelledLine(NoteText.plain(notes.blocks[heading].text)),
      isOfTime(label)
    else { return nil }
    let above = TimedText(notes.blocks[parent].text)
    guard above.time == nil else { return nil }
    var part = PartCandidate(
      line: notes.blocks[parent].line, block: parent, text: above, time: text.time,
      written: text.written, section: parent..<parent)
    part.timeLine = notes.blocks[heading].line
    part.isTitle = parent == notes.sections.first && notes.blocks[parent].headingLevel == 1
    // The second heading may be the rest of the title.
    part.isStatedTotal =
      PartKind.holdsTotal(label.label)
      && (part.isTitle || notes.sections.prefix(2).contains(parent))
    let whole = TimedLine(label.value).times.first
    return part.isStatedTotal ? part.with(whole ?? part.time) : part
  }
}
