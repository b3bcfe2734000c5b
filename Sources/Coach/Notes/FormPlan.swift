internal import CommonMark

/// The plan that one form makes of the notes: phases, what holds several of them, and the time of the whole.
struct FormPlan {
  let kind: PlanFormKind
  private(set) var parts: [PartCandidate]
  private(set) var outcomes: [PartTimes.Outcome]
  private(set) var reading = PartTimes.Reading.durations
  private(set) var notices: [PlanNotice]
  /// The time of the whole as the form itself has it: a title's or a total's.
  private(set) var whole: Duration?
  /// The positions of the parts that are phases.
  private(set) var phases: [Int] = []
  /// The parts that hold phases, and which.
  private(set) var groups: [(part: Int, phases: Range<Int>)] = []
  /// Parts that are told only on demand.
  private(set) var backups: [Int] = []

  init(_ form: any PlanForm.Type, notes: Notes, slot: Duration?, withBackups: Bool) {
    kind = form.kind
    let found = form.candidates(in: notes)
    parts = found.parts
    notices = found.notices
    outcomes = Array(repeating: .end, count: parts.count)
    let others = otherTalks(notes, slot)
    let wholes = wholeParts()
    let inner = parts.indices.filter { !wholes.contains($0) && !others.contains($0) }
    let times = PartTimes(
      inner.map { parts[$0] }, slot: slot ?? wholeTime(wholes) ?? statedSlot(notes),
      isLong: LengthWords.areLong(notes))
    for (index, outcome) in zip(inner, times.outcomes) { outcomes[index] = outcome }
    whole = wholeTime(wholes)
    reading = times.reading
    notices += times.notices
    choose(inner, notes, withBackups: withBackups)
    notices += inner.compactMap(reasonForNone)
  }

  /// What a labelled line before the first part says.
  private func statedSlot(_ notes: Notes) -> Duration? {
    label(notes)?.slot
  }

  /// What the notes state before the first part, and where.
  func label(_ notes: Notes) -> (slot: Duration, line: Int)? {
    let sum = parts.indices.compactMap(duration).reduce(0, +)
    return parts.first.flatMap {
      SlotReader.stated(
        in: notes, before: $0.block, sum: .seconds(min(sum, TimeExpression.longest)))
    }
  }

  /// The parts of talks that are told instead of the one that is taken.
  private mutating func otherTalks(_ notes: Notes, _ slot: Duration?) -> Set<Int> {
    let talks = Alternatives.find(parts, in: notes)
    guard
      let taken = Alternatives.chosen(of: talks, slot: slot?.seconds ?? label(notes)?.slot.seconds)
    else { return [] }
    var others: Set<Int> = []
    for talk in talks where talk.heading != taken.heading {
      others.formUnion(talk.parts)
      notices.append(
        PlanNotice(
          line: notes.blocks[talk.heading].line,
          text: "'\(notes.name(of: talk.heading))' is another version of "
            + "'\(notes.name(of: taken.heading))' (line \(notes.blocks[taken.heading].line)), which is taken"
        ))
    }
    return others
  }

  // MARK: The whole

  /// The totals, a heading above all other parts, and headings over an agenda.
  private func wholeParts() -> Set<Int> {
    var wholes = Set(parts.indices.filter { PartKind.isTotal(parts[$0].name) })
    let inner = parts.indices.filter { !wholes.contains($0) }
    guard let first = inner.first else { return wholes }
    if holdsAll(first, inner.dropFirst()) { wholes.insert(first) }
    if kind == .headings {
      let title = wholes.contains(first) || parts[first].isTitle ? duration(first) : nil
      wholes.formUnion(agendas(among: inner, title: title))
    }
    return wholes
  }

  private func holdsAll(_ index: Int, _ others: ArraySlice<Int>) -> Bool {
    guard [.headings, .labels, .list].contains(kind), others.count >= 2 || parts[index].isTitle
    else {
      return false
    }
    return others.allSatisfy { ancestors(of: $0).contains(index) }
  }

  /// `## Timing (30 min)`: a heading over an agenda, as long as all other parts or as the title says.
  private func agendas(among inner: [Int], title: Double?) -> [Int] {
    // What is counted among the parts is one of them: "6. Structure (15 min)".
    let candidates = inner.filter {
      PartKind.isAgenda(parts[$0].name) && parts[$0].number == nil
    }
    guard !candidates.isEmpty else { return [] }
    let sum = inner.compactMap(duration).reduce(0, +)
    return candidates.filter { index in
      guard let own = duration(index) else { return false }
      let others = sum - own
      return inner.count > 2 && abs(others - own) <= own / 10 || index != inner[0] && own == title
    }
  }

  private func duration(_ index: Int) -> Double? {
    if case .duration(_, let high) = parts[index].time?.value { high } else { nil }
  }

  private func ancestors(of index: Int) -> [Int] {
    var ancestors: [Int] = []
    var next = parts[index].parent
    while let parent = next {
      ancestors.append(parent)
      next = parts[parent].parent
    }
    return ancestors
  }

  private func wholeTime(_ wholes: Set<Int>) -> Duration? {
    wholes.sorted().lazy.compactMap { index -> Duration? in
      guard case .duration? = parts[index].time?.value else { return nil }
      return parts[index].time.flatMap(DurationText.budget)?.maximum
    }.first
  }

  // MARK: Phases and groups

  private func budget(_ index: Int) -> Budget? {
    if case .budget(let budget) = outcomes[index] { budget } else { nil }
  }

  /// Takes the leaves for phases, and a part with parts where those do not fill it.
  private mutating func choose(_ inner: [Int], _ notes: Notes, withBackups: Bool) {
    var children: [Int: [Int]] = [:]
    for index in inner where budget(index) != nil || outcomes[index] == .open {
      if let parent = parts[index].parent { children[parent, default: []].append(index) }
    }
    let backupHeadings = Set(
      notes.sections.filter { PartKind.isBackup(NoteText.plain(notes.blocks[$0].text)) })
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
      let inside = children[index] ?? []
      if isFilled(index, by: inside) {
        open.append((index, phases.count))
      } else {
        if !inside.isEmpty { skipped.insert(index) }
        phases.append(index)
      }
    }
    close(&open, before: nil)
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
    return inside.count >= 2 && sum * 5 >= own.maximum * 4 || sum > own.maximum
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

  // MARK: Notices

  private mutating func notice(_ index: Int, _ text: String) {
    notices.append(PlanNotice(line: parts[index].timeLine ?? parts[index].line, text: text))
  }

  private func reasonForNone(_ index: Int) -> PlanNotice? {
    guard case .none(let why) = outcomes[index] else { return nil }
    let part = parts[index]
    return PlanNotice(
      line: part.timeLine ?? part.line, text: "'\(part.written)' is not taken for a time: \(why)")
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
