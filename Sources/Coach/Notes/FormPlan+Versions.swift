/// What stands beside the phases and is no part of the talk: all of it once more, shorter versions, preparation.
extension FormPlan {
  /// Drops them, and says so.
  mutating func dropWholes(slot: Duration?) -> [PlanNotice] {
    let sum = length
    var notices: [PlanNotice] = []
    for part in phases where phases.count > 2 && !parts[part].isNumberedPhase {
      guard let why = reasonForWhole(part, beside: sum, slot) else { continue }
      drop(part)
      notices.append(
        PlanNotice(line: parts[part].line, text: "'\(parts[part].name)' is \(why)"))
    }
    return notices + dropBeforeZero() + dropRepeats(slot) + dropBesides(slot) + dropPreparation()
      + dropHomework()
  }

  /// Drops "Screen setup (30 s)" before parts that have positions from 0:00 on.
  private mutating func dropBeforeZero() -> [PlanNotice] {
    guard reading == .positions, let first = phases.first(where: isClock), beginsAtZero(first),
      phases.count(where: isClock) >= 3
    else { return [] }
    return phases.prefix { $0 < first }.filter { budget($0) != nil }.map { part in
      drop(part)
      return PlanNotice(
        line: parts[part].line, text: "'\(parts[part].name)' comes before 0:00 and is no phase")
    }
  }

  private func beginsAtZero(_ part: Int) -> Bool {
    switch parts[part].time?.value {
    case .point(let clock), .span(let clock, _): clock.seconds(inHours: false) == 0
    default: false
    }
  }

  /// Drops "Script of the demo (5 min)" behind "Slide 7: Demo (5 min)" where the parts are too long with it and
  /// fill the slot without: the same part, told in more words.
  private mutating func dropRepeats(_ slot: Duration?) -> [PlanNotice] {
    guard let slot, kind == .headings || kind == .labels, length * 20 > slot * 21,
      phases.count <= Self.mostPhases
    else { return [] }
    let words = phases.map { Set(LengthWords.words(parts[$0].name)) }
    var notices: [PlanNotice] = []
    for (part, own) in zip(phases, words).reversed() where !parts[part].isNumberedPhase {
      guard let budget = budget(part), (length - budget.maximum) * 10 >= slot * 7 else { continue }
      let first = zip(phases, words).first { other, words in
        other < part && self.budget(other) == budget && words.contains { $0.count > 2 }
          && own.isSuperset(of: words)
      }?.0
      guard let first else { continue }
      drop(part)
      notices.append(
        PlanNotice(
          line: parts[part].line,
          text:
            "'\(parts[part].name)' is '\(parts[first].name)' (line \(parts[first].line)) once more: "
            + "the parts fill the slot without it"))
    }
    return notices
  }

  /// More parts are no talk of which one is told twice.
  private static let mostPhases = 100

  /// Drops "Homework (30 min)" behind a part that ends the session.
  private mutating func dropHomework() -> [PlanNotice] {
    // To set it takes minutes, and is a part of the lesson.
    guard phases.count > 3, let last = phases.last, PartKind.isOutside(parts[last].name),
      budget(last).map({ $0.maximum > .seconds(600) }) ?? true,
      TalkWords.closing.found(in: parts[phases[phases.count - 2]].name) != nil
    else { return [] }
    drop(last)
    return [
      PlanNotice(
        line: parts[last].line,
        text: "'\(parts[last].name)' comes after the end of the session and is no phase")
    ]
  }

  /// Drops "Before you start (2 min)" in front of parts that are all numbered.
  private mutating func dropPreparation() -> [PlanNotice] {
    guard phases.count > 3, let first = phases.first, parts[first].number == nil,
      PartKind.isPreparation(parts[first].name),
      PartKind.isQuickStart(parts[first].name)
        || phases.dropFirst().allSatisfy({
          parts[$0].number != nil || parts[$0].name.first?.isNumber ?? false
        })
    else { return [] }
    drop(first)
    return [
      PlanNotice(
        line: parts[first].line,
        text:
          "'\(parts[first].name)' comes before the talk and is no phase")
    ]
  }

  /// Why a part is all of the talk; nil where it is not.
  private func reasonForWhole(_ part: Int, beside sum: Duration, _ slot: Duration?) -> String? {
    let own = budget(part)?.maximum ?? .zero
    let others = sum - own
    if fillsSlot(part, own, beside: others, slot) {
      return "as long as the slot, which the others fill: the whole, not a phase"
    }
    if phases.count > 3, part == phases.last, isOuter(part), own < others, own * 4 >= others,
      Alternatives.isOnlyVersion(parts[part].name), slot.map({ sum * 10 > $0 * 11 }) ?? true
    {
      return "another version of the talk, not a phase"
    }
    let first = LengthWords.words(parts[part].name).first ?? ""
    guard ["full", "complete", "entire", "whole", "komplett", "ganzer"].contains(first),
      own * 5 >= min(slot ?? sum, others) * 4
    else { return nil }
    return "as long as all phases: a version of the whole, not a phase"
  }

  /// Whether a part is as long as the slot, and the others together are so too.
  private func fillsSlot(
    _ part: Int, _ own: Duration, beside others: Duration, _ slot: Duration?
  ) -> Bool {
    guard let slot, phases.count > 2, isOuter(part) else { return false }
    return own * 20 >= slot * 19 && own * 20 <= slot * 21 && others * 5 >= slot * 4
      && others * 5 <= slot * 6
  }

  /// Drops "Short version (8 min)" and "Before you start (2 min)" where the parts are too long with them and
  /// fill the slot without.
  private mutating func dropBesides(_ slot: Duration?) -> [PlanNotice] {
    guard let slot, length * 10 > slot * 11 else { return [] }
    let first = phases.first
    let talk = groupThatFills(slot)
    let besides = phases.filter { part in
      isOuter(part) && !parts[part].isNumberedPhase
        && (Alternatives.isVersion(parts[part].name) || PartKind.isOutside(parts[part].name)
          || part == first && PartKind.isPreparation(parts[part].name)
          || talk != nil && !isFrame(parts[part].name))
    }
    let rest = besides.compactMap(budget).reduce(length) { $0 - $1.maximum }
    guard !besides.isEmpty, rest * 10 >= slot * 7, rest * 10 <= slot * 11 else { return [] }
    return besides.map { part in
      drop(part)
      return PlanNotice(
        line: parts[part].line,
        text:
          "'\(parts[part].name)' \(Self.reasonBeside(parts[part].name, talk.map { parts[$0].name }))"
      )
    }
  }

  /// Why a part is none, beside others that fill the slot or a talk that does.
  private static func reasonBeside(_ name: String, _ talk: String?) -> String {
    if Alternatives.isVersion(name) {
      return "is another version of the talk, not a phase: the others fill the slot"
    }
    if PartKind.isOutside(name) {
      return "is done outside of the session and is no phase: the others fill the slot"
    }
    guard let talk, !PartKind.isPreparation(name) else {
      return "comes before the talk and is no phase: the others fill the slot"
    }
    return "stands beside '\(talk)', whose parts fill the slot, and is no phase"
  }

  /// The part that is as long as the slot, and whose parts are so too: `## Demo (3 min)` beside
  /// `## Elevator pitch (30 s)`.
  private func groupThatFills(_ slot: Duration) -> Int? {
    func isSlot(_ length: Duration) -> Bool { length * 20 >= slot * 19 && length * 20 <= slot * 21 }
    return groups.first { group in
      let sum = phases[group.phases].compactMap(budget).reduce(Duration.zero) { $0 + $1.maximum }
      return isOuter(group.part) && budget(group.part).map { isSlot($0.maximum) } ?? false
        && isSlot(sum)
    }?.part
  }

  /// Whether a name is that of an opening, an end, questions or a break: these belong to a talk wherever they stand.
  private func isFrame(_ name: String) -> Bool {
    PartKind.isBreak(name) || TalkWords.opening.found(in: name) != nil
      || TalkWords.closing.found(in: name) != nil
  }
}
