internal import CommonMark

/// Headings with a label for time (`**Time:** 3 min`) or a bare time (`(30 minutes)`) on the lines below.
enum LabelForm: PlanForm {
  static let kind = PlanFormKind.labels
  static let fewest = 2

  /// Headings that are no parts but say something of the part above them.
  private static let remarks: Set<String> = [
    "notes", "speaker notes", "script", "timing", "time", "delivery", "delivery notes",
    "talking points",
    "duration", "notizen", "sprechernotizen", "zeit", "what to say",
  ]

  /// A label for time and the heading that it is about; its time is nil where it is left open.
  private struct Label {
    let heading: Int
    let time: TimeExpression?
    let written: String
    let line: Int
  }

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    var found: [Label] = []
    var timed: Set<Int> = []
    let ownLabels = repeatedLabels(in: notes)
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph || block.kind == .comment {
      guard let heading = heading(for: index, in: notes) else { continue }
      let lines = block.text.lines
      // A comment's text begins on the line below its mark as often as beside it.
      let beginning = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
      for (offset, line) in lines.enumerated() {
        if let value = openValue(in: line), !timed.contains(heading) {
          timed.insert(heading)
          found.append(
            Label(heading: heading, time: nil, written: value, line: block.line + offset))
          continue
        }
        guard TimeTokenizer.canHoldTime(line) else { continue }
        if SlotReader.isOfTheSlot(line) {
          // What stands under this heading is about the whole.
          timed.insert(heading)
          found.removeAll { $0.heading == heading }
        }
        guard
          let value = value(
            in: line,
            isFirst: block.kind == .comment
              ? offset <= beginning : index <= heading + 2 && offset < 3,
            ownLabels),
          !timed.contains(heading)
        else { continue }
        guard let time = time(value) else { continue }
        timed.insert(heading)
        found.append(Label(heading: heading, time: time, written: value, line: block.line + offset))
      }
    }
    // What is open is a part only among others that have times.
    if found.allSatisfy({ $0.time == nil }) { return reading }
    found.sort { $0.heading < $1.heading }
    found = risen(found, in: notes)
    timed = Set(found.map(\.heading))
    var candidates: [Int: Int] = [:]
    for label in found {
      let heading = label.heading
      var part = PartCandidate(
        line: notes.blocks[heading].line, block: heading,
        text: TimedText(notes.blocks[heading].text),
        time: label.time, written: label.written, section: notes.section(of: heading, before: timed)
      )
      part.timeLine = label.line
      part.isTitle =
        heading == notes.sections.first && notes.blocks[heading].headingLevel == 1
      part.parent = notes.path(of: heading).dropFirst().lazy.compactMap { candidates[$0] }.first
      part.sequence = part.parent ?? -1
      candidates[heading] = reading.parts.count
      reading.parts.append(part)
    }
    return reading
  }

  /// `**Timing:** Remaining time`: what a label for time leaves open; nil for any other line.
  private static func openValue(in line: Substring) -> String? {
    guard line.utf8.count < 80, line.utf8.contains(UInt8(ascii: ":")) || line.utf8.contains(0xEF),
      let label = LabelledLine(line), TimeLabels.areTime(label.words),
      OpenTime.isOpen(label.value)
    else { return nil }
    return label.value
  }

  /// The heading that a line is about: the one above, but the next one of its slide where it stands right
  /// below a break between slides.
  private static func heading(for index: Int, in notes: Notes) -> Int? {
    if let next = notes.slideHeadings[index], notes.blocks[index].kind == .comment { return next }
    guard let heading = notes.headings[index] else { return nil }
    let isRemark = remarks.contains(notes.name(of: heading).lowercased())
    return isRemark ? notes.parents[heading] ?? heading : heading
  }

  /// The words that stand before nothing but a time below three headings or more: `Speaking guide · 30 s`.
  private static func repeatedLabels(in notes: Notes) -> Set<String> {
    var headings: [String: Set<Int>] = [:]
    for (index, block) in notes.blocks.enumerated()
    where block.kind == .paragraph || block.kind == .comment {
      guard let heading = heading(for: index, in: notes) else { continue }
      for line in block.text.lines where line.utf8.count < 80 && TimeTokenizer.canHoldDuration(line)
      {
        guard let (label, _) = ownLabel(line) else { continue }
        headings[label, default: []].insert(heading)
      }
    }
    return Set(headings.filter { $0.value.count >= 3 }.keys)
  }

  /// The one to three words of a line before a separator and nothing but a time, with that time.
  private static func ownLabel(_ line: Substring) -> (label: String, value: String)? {
    let timed = TimedLine(String(line))
    guard timed.times.count == 1, let time = timed.times.first, timed.isLast(time),
      case .duration = time.value
    else { return nil }
    let segment = timed.segment(around: time)
    let words = timed.words(0..<segment.tokens.lowerBound)
    guard timed.words(segment.tokens.lowerBound..<time.tokens.lowerBound).isEmpty,
      (1...3).contains(words.count), words.allSatisfy({ !$0.contains(where: \.isNumber) }),
      !TimeLabels.areOther(words)
    else { return nil }
    return (words.joined(separator: " "), timed.written(time.scalars))
  }

  private static func value(
    in line: Substring, isFirst: Bool, _ ownLabels: Set<String>
  ) -> String? {
    if let value = TimeLabels.value(in: line) { return value }
    if !ownLabels.isEmpty, let (label, value) = ownLabel(line), ownLabels.contains(label) {
      return value
    }
    // A bare time, and not a sentence that begins or ends with one.
    let bare = TimedLine(String(line))
    // In brackets, before a full stop, or before a bar, as in "15 min | the whole group".
    let isApart = bare.times.first.map {
      let segment = bare.segment(around: $0)
      return segment.bracket == bare.tokens.indices || bare.endsSentence(with: $0)
        || segment.tokens == $0.tokens && line.first != "|"
          && line.contains(where: { "|·•".contains($0) })
    }
    let others = bare.times.first.map {
      bare.words(0..<bare.tokens.count).count - bare.words($0.tokens).count
    }
    let most = isApart ?? false ? 8 : bare.words(0..<bare.tokens.count).count <= 3 ? 1 : 0
    // "[1 min] Hello, I am": a bracket in front of a slide's notes.
    if isFirst, others ?? 0 > most, let time = bare.times.first, case .duration = time.value {
      let segment = bare.segment(around: time)
      if let bracket = segment.bracket, bracket.lowerBound == 0,
        bracket.count == time.tokens.count + 2
      {
        return bare.written(time.scalars)
      }
    }
    return isFirst && others ?? 0 <= most
      && bare.times.first.map { bare.words(0..<$0.tokens.lowerBound).isEmpty } ?? false
      ? String(line) : nil
  }

  /// The time that a value is, with nothing but brackets and words that change nothing beside it.
  static func time(_ value: String) -> TimeExpression? {
    let line = TimedLine(value)
    guard let time = line.times.first(where: { !isPercent($0) }) else { return nil }
    let segment = line.segment(around: time)
    let beside =
      line.words(segment.tokens.lowerBound..<time.tokens.lowerBound)
      + (line.endsSentence(with: time)
        ? [] : line.words(time.tokens.upperBound..<segment.tokens.upperBound))
    // "3 min for the story"; "(30 minutes)"; not a sentence with a time in it.
    guard beside.isEmpty, line.words(0..<time.tokens.lowerBound).count <= 2 else { return nil }
    return line.words(time.tokens.upperBound..<line.tokens.count).count <= 8 ? time : nil
  }

  private static func isPercent(_ time: TimeExpression) -> Bool {
    switch time.value {
    case .percent, .unreadable: true
    default: false
    }
  }

  /// Labels below a deeper heading belong to the part of the level that most parts have.
  private static func risen(_ found: [Label], in notes: Notes) -> [Label] {
    var levels: [Int: Int] = [:]
    for part in found { levels[notes.blocks[part.heading].headingLevel ?? 0, default: 0] += 1 }
    guard let usual = levels.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
      return found
    }
    let timed = Set(found.map(\.heading))
    let above = found.map { part in
      notes.path(of: part.heading).dropFirst().first { notes.blocks[$0].headingLevel == usual }
    }
    var counts: [Int: Int] = [:]
    for heading in above.compactMap(\.self) { counts[heading, default: 0] += 1 }
    return zip(found, above).map { part, risen in
      guard let risen, !timed.contains(risen), counts[risen] == 1 else { return part }
      return Label(heading: risen, time: part.time, written: part.written, line: part.line)
    }
  }
}
