internal import CommonMark

/// The plan that one form makes of the notes: phases, what holds several of them, and the time of the whole.
struct FormPlan {
  let kind: PlanFormKind
  private(set) var parts: [PartCandidate]
  private(set) var outcomes: [PartTimes.Outcome]
  private(set) var reading = PartTimes.Reading.durations
  var notices: [PlanNotice]
  /// The time of the whole as the form itself has it: a title's or a total's.
  private(set) var whole: Duration?
  /// The positions of the parts that are phases.
  private(set) var phases: [Int] = []
  /// The parts that hold phases, and which.
  private(set) var groups: [(part: Int, phases: Range<Int>)] = []
  /// Parts that are told only on demand.
  private(set) var backups: [Int] = []
  /// The parts of talks that are told instead of the one that is taken.
  private var others: Set<Int> = []
  /// The parts that are sums of some others.
  private(set) var subtotals: Set<Int> = []

  init(_ form: any PlanForm.Type, notes: Notes, slot: Duration?, withBackups: Bool) {
    kind = form.kind
    let found = form.candidates(in: notes)
    parts = found.parts
    notices = found.notices
    outcomes = Array(repeating: .end, count: parts.count)
    others = otherTalks(notes, slot)
    subtotals = sumsOfSome()
    let wholes = wholeParts(notes)
    let inner = parts.indices.filter { !wholes.contains($0) && !others.contains($0) }
    let times = PartTimes(
      numberedAnew(inner), slot: slot ?? wholeTime(wholes) ?? statedSlot(notes),
      kind: LengthWords.areLong(notes) ? .long : LengthWords.areShort(notes) ? .short : .any,
      stated: { StatedLengths.find(in: notes) })
    for (index, outcome) in zip(inner, times.outcomes) { outcomes[index] = outcome }
    whole = wholeTime(wholes)
    reading = times.reading
    notices += times.notices
    choose(inner, notes, withBackups: withBackups)
    notices += inner.compactMap(reasonForNone) + phases.compactMap(remarkOfShare)
    notices += wholes.sorted().compactMap(remarkOfTotal) + remarksOfSubtotals()
  }

  /// Some parts, each with its holder's position among them.
  private func numberedAnew(_ inner: [Int]) -> [PartCandidate] {
    let places = Dictionary(uniqueKeysWithValues: zip(inner, inner.indices))
    return inner.map { index in
      var part = parts[index]
      part.parent = part.parent.flatMap { places[$0] }
      return part
    }
  }

  /// What a labelled line before the first part says.
  private func statedSlot(_ notes: Notes) -> Duration? {
    label(notes)?.slot
  }

  /// What the notes state before the first part, and where.
  func label(_ notes: Notes) -> (slot: Duration, line: Int)? {
    guard let first = parts.first else { return nil }
    if let above = headingAbove(notes) { return above }
    let sum = max(length(of: parts.indices), lastMinute)
    func stated(_ sum: Double) -> (slot: Duration, line: Int)? {
      SlotReader.stated(
        in: notes, before: first.block, sum: .seconds(min(sum, TimeExpression.longest)))
    }
    if let whole = stated(sum) { return whole }
    // One of several lists may be the plan.
    guard kind == .list || kind == .table else { return nil }
    let lists = Dictionary(grouping: parts.indices.filter { parts[$0].parent == nil }) {
      parts[$0].sequence
    }
    guard (2...Self.mostLists).contains(lists.count) else { return nil }
    return lists.sorted { $0.key < $1.key }.lazy.compactMap { _, list in
      let own = list.compactMap(duration).reduce(0, +)
      guard list.count >= 3, let whole = stated(own) else { return nil }
      // What stands under the same heading as the list is that list's own.
      let block = notes.blocks.lastIndex { $0.line <= whole.line } ?? 0
      guard notes.headings[block] != notes.headings[parts[list[0]].block] else { return nil }
      return abs(whole.slot.seconds - own) <= own / 20 ? whole : nil
    }.first
  }

  /// More lists are no talk and other things beside it.
  private static let mostLists = 8

  /// The last of positions in minutes, in seconds; zero where there are none.
  private var lastMinute: Double {
    parts.compactMap { part -> Double? in
      switch part.time?.value {
      case .point(let clock), .span(_, let clock):
        clock.isOfHours ? nil : clock.seconds(inHours: false)
      default: nil
      }
    }.max() ?? 0
  }

  /// The time in the nearest heading that all parts stand under, and that is none itself.
  private func headingAbove(_ notes: Notes) -> (slot: Duration, line: Int)? {
    let taken = parts.indices.filter { !others.contains($0) }.map { parts[$0] }
    guard let first = taken.first, let last = taken.last else { return nil }
    let own = Set(parts.map(\.block))
    let above = notes.path(of: first.block).filter { !own.contains($0) }
    let common = Set(notes.path(of: last.block))
    let sum = Duration.seconds(min(length(of: parts.indices), TimeExpression.longest))
    for heading in above where common.contains(heading) && heading != notes.sections.first {
      guard TimeTokenizer.canHoldDuration(notes.blocks[heading].text),
        let slot = SlotValue.headingTime(notes.blocks[heading].text, sum: sum)
      else { continue }
      return (slot, notes.blocks[heading].line)
    }
    return nil
  }

  func isClock(_ index: Int) -> Bool {
    switch parts[index].time?.value {
    case .point, .span: true
    default: false
    }
  }

  // MARK: Phases and groups

  func budget(_ index: Int) -> Budget? {
    if case .budget(let budget) = outcomes[index] { budget } else { nil }
  }

  /// Takes the leaves for phases, and a part with parts where those do not fill it.
  private mutating func choose(_ inner: [Int], _ notes: Notes, withBackups: Bool) {
    var children: [Int: [Int]] = [:]
    for index in inner where budget(index) != nil || outcomes[index] == .open {
      if let parent = parts[index].parent { children[parent, default: []].append(index) }
    }
    closeLast(children)
    let backupHeadings = Set(
      // The title is over all of it: a question about more time is no backup.
      notes.sections.dropFirst().filter { PartKind.isBackup(NoteText.plain(notes.blocks[$0].text)) }
    )
    // Where all stand in an annex, that is where the talk is.
    let withBackups = withBackups || inner.allSatisfy { isBackup($0, backupHeadings, notes) }
    let outside = outsideParts(inner, children, notes)
    var skipped: Set<Int> = []
    var open: [(part: Int, start: Int)] = []
    for index in inner {
      close(&open, before: index)
      guard outcomes[index] != .end, !isNone(index) else { continue }
      if ancestors(of: index).contains(where: skipped.contains) {
        notice(index, "'\(parts[index].name)' is a part of a part and in its time already")
        continue
      }
      if !withBackups, isBackup(index, backupHeadings, notes) {
        backups.append(index)
        skipped.insert(index)
        notices.append(
          PlanNotice(
            line: parts[index].timeLine ?? parts[index].line,
            text: "'\(parts[index].name)' is told only on demand and is no phase", subject: .backup)
        )
        continue
      }
      if !withBackups, outside.contains(index) {
        skipped.insert(index)
        notices.append(
          PlanNotice(
            line: parts[index].timeLine ?? parts[index].line,
            text: "'\(parts[index].name)' is done outside of the session and is no phase",
            subject: .backup))
        continue
      }
      let inside = children[index] ?? []
      if isExceeded(index, by: inside) {
        phases.append(index)
        notice(
          index, "'\(parts[index].name)' is taken for a part of its own, before those below it")
      } else if isFilled(index, by: inside) {
        open.append((index, phases.count))
      } else {
        if !inside.isEmpty { skipped.insert(index) }
        phases.append(index)
      }
    }
    close(&open, before: nil)
  }

  /// Ends the last part of a group, begun at a position, with the group.
  private mutating func closeLast(_ children: [Int: [Int]]) {
    for (parent, inside) in children {
      guard let own = budget(parent), let last = inside.last, outcomes[last] == .open,
        isClock(last), inside.count > 1
      else { continue }
      let others = inside.dropLast().compactMap(budget).reduce(.zero) { $0 + $1.maximum }
      let known = inside.dropLast().allSatisfy { budget($0) != nil }
      if known, others < own.maximum {
        outcomes[last] = .budget(Budget(single: own.maximum - others))
      }
    }
  }

  /// What stands under "Homework", "Before the workshop" and the like, where other parts do not.
  private func outsideParts(
    _ inner: [Int], _ children: [Int: [Int]], _ notes: Notes
  ) -> Set<Int> {
    guard kind == .headings || kind == .labels else { return [] }
    let headings = Set(notes.sections.filter { PartKind.isOutside(notes.blocks[$0].text) })
    guard !headings.isEmpty else { return [] }
    let outside = inner.filter { index in
      let path = notes.path(of: parts[index].block)
      return path.dropFirst().contains(where: headings.contains)
        || headings.contains(parts[index].block)
          && (children[index] != nil || PartKind.isAround(parts[index].name))
    }
    return outside.count < inner.count { budget($0) != nil } ? Set(outside) : []
  }

  private func isNone(_ index: Int) -> Bool {
    if case .none = outcomes[index] { true } else { false }
  }

  private func isBackup(_ index: Int, _ headings: Set<Int>, _ notes: Notes) -> Bool {
    PartKind.isBackup(parts[index].name)
      || !headings.isEmpty && notes.path(of: parts[index].block).contains(where: headings.contains)
  }

  /// Whether the parts of a part take most of its time: two or more, and four fifths of it.
  private func isFilled(_ index: Int, by inside: [Int]) -> Bool {
    guard !inside.isEmpty, let own = budget(index) else { return !inside.isEmpty }
    let sum = inside.compactMap(budget).reduce(Duration.zero) { $0 + $1.maximum }
    if inside.contains(where: { outcomes[$0] == .open }) { return inside.count >= 2 }
    return inside.count >= 2 && sum * 5 >= own.maximum * 4 || sum >= own.maximum
  }

  /// Whether one part below a part takes longer than that has: then it comes after it, and not within it.
  private func isExceeded(_ index: Int, by inside: [Int]) -> Bool {
    guard kind == .headings || kind == .labels, !parts[index].isTitle, let own = budget(index)
    else {
      return false
    }
    return inside.contains { budget($0).map { $0.minimum >= own.maximum } ?? false }
  }

  /// Closes the groups that a part is not in.
  private mutating func close(_ open: inout [(part: Int, start: Int)], before index: Int?) {
    let above = index.map { Set(ancestors(of: $0)) } ?? []
    while let last = open.last, !above.contains(last.part) {
      open.removeLast()
      guard last.start < phases.count else { continue }
      groups.append((last.part, last.start..<phases.count))
      guard let own = budget(last.part) else { continue }
      let sum = phases[last.start...].compactMap(budget).reduce(Duration.zero) { $0 + $1.maximum }
      if sum > own.maximum || sum < own.minimum {
        notice(
          last.part,
          "'\(parts[last.part].name)' has \(TimeText.clock(own.maximum)), its parts take "
            + TimeText.clock(sum))
      }
    }
  }

  private mutating func notice(_ index: Int, _ text: String) {
    notices.append(PlanNotice(line: parts[index].timeLine ?? parts[index].line, text: text))
  }

  /// Takes a part out that turned out to be no phase.
  mutating func drop(_ part: Int) {
    guard let position = phases.firstIndex(of: part) else { return }
    phases.remove(at: position)
    groups = groups.compactMap { group in
      let (low, high) = (group.phases.lowerBound, group.phases.upperBound)
      let range = (low > position ? low - 1 : low)..<(high > position ? high - 1 : high)
      return range.isEmpty ? nil : (group.part, range)
    }
  }
}
