/// Finds the lines that look most like parts with times, where no plan was understood.
enum TimeHints {
  /// The most lines that are quoted.
  private static let most = 3
  /// The longest quotation, in characters.
  private static let longest = 50

  /// The lines in their order, at most three.
  static func read(_ source: SourceText) -> [PlanHint] {
    var found: [(likeness: Int, hint: PlanHint)] = []
    for (index, line) in source.lines.enumerated() where TimeTokenizer.canHoldTime(line) {
      let timed = TimedLine(line)
      let times = timed.times.prefix(TimedLine.mostTimes).filter {
        DurationText.budget(of: $0) != nil || trouble(of: $0) != nil
      }
      guard let time = times.max(by: { likeness($0, in: timed) < likeness($1, in: timed) }) else {
        continue
      }
      found.append((likeness(time, in: timed), hint(line, timed, time, index + 1)))
    }
    let best = found.enumerated().sorted {
      ($1.element.likeness, $0.offset) < ($0.element.likeness, $1.offset)
    }
    return best.prefix(most).map(\.element.hint).sorted { $0.line < $1.line }
  }

  /// Times in brackets and in short lines are most like those of parts.
  private static func likeness(_ time: TimeExpression, in line: TimedLine) -> Int {
    let isInBrackets = line.segment(around: time).isInBrackets
    var likeness = isInBrackets ? 2 : 0
    if case .duration = time.value, time.weakUnit == nil { likeness += 2 }
    if isInBrackets, time.tokens.upperBound + 1 >= line.tokens.count {
      likeness += 1
    }
    if line.tokens.count <= 12 { likeness += 1 }
    if time.tokens.lowerBound <= 1 || time.tokens.upperBound + 1 >= line.tokens.count {
      likeness += 1
    }
    return likeness
  }

  private static func hint(
    _ line: String, _ timed: TimedLine, _ time: TimeExpression, _ number: Int
  ) -> PlanHint {
    let parts = timed.cut(
      time, rank: timed.segment(around: time).isInBrackets ? .bracket : .trailing)
    var name = NoteText.undecorated(parts.left.isEmpty ? parts.right : parts.left)
    while name.hasSuffix(".") { name.removeLast() }
    let budget = DurationText.budget(of: time)
    return PlanHint(
      line: number, text: clipped(line.trimmed), trouble: trouble(of: time),
      heading:
        "## \(clipped(name.isEmpty ? "NAME" : name)) (\(budget.map(PlannedTime.text) ?? "2 min"))")
  }

  private static func trouble(of time: TimeExpression) -> String? {
    if case .unreadable(let why) = time.value { why } else { nil }
  }

  private static func clipped(_ text: String) -> String {
    let text = DisplayText.line(text)
    return text.count <= longest ? text : text.prefix(longest - 1).trimmed + "…"
  }
}
