internal import CommonMark

/// What stands for the whole of a plan, and is none of its parts: titles, totals, agendas.
extension FormPlan {
  /// The totals, a heading above all other parts, and headings over an agenda.
  func wholeParts(_ notes: Notes) -> Set<Int> {
    var wholes = Set(parts.indices.filter { PartKind.isTotal(parts[$0].name) })
    wholes.formUnion(parts.indices.filter { PartKind.mayBeTotal(parts[$0].name) && isMost($0) })
    wholes.formUnion(subtotals)
    let inner = parts.indices.filter { !wholes.contains($0) }
    guard let first = inner.first else { return wholes }
    if holdsAll(first, inner.dropFirst()) || isSubtitle(first, inner.dropFirst(), notes)
      || isSecondTitle(first, inner.dropFirst(), notes)
    {
      wholes.insert(first)
    }
    wholes.formUnion(inner.filter { parts[$0].isStatedTotal })
    if isAboveClocks(first, inner.dropFirst()) { wholes.insert(first) }
    if kind == .labels, isIntroduction(first, inner.dropFirst(), notes) { wholes.insert(first) }
    if kind == .headings {
      wholes.formUnion(inner.filter { isSaidToBeAll($0, inner) })
      let title = wholes.contains(first) || parts[first].isTitle ? duration(first) : nil
      wholes.formUnion(agendas(among: inner, title: title, notes))
    }
    return wholes
  }

  /// Sums of some of the parts: what is called so, and all totals but the largest.
  func sumsOfSome() -> Set<Int> {
    let totals = parts.indices.filter { PartKind.isTotal(parts[$0].name) && duration($0) != nil }
    let largest = totals.compactMap(duration).max() ?? 0
    let called = parts.indices.filter { PartKind.isSubtotal(parts[$0].name) }
    return Set(called).union(totals.filter { duration($0).map { $0 < largest } ?? false })
  }

  /// Whether a part takes more than half of all parts' time, itself among them, or names no length.
  private func isMost(_ index: Int) -> Bool {
    guard let own = duration(index) else { return true }
    let others = parts.indices.filter { $0 != index && isOuter($0) }.compactMap(duration)
    return own >= others.reduce(0, +) * 0.7
  }

  private func holdsAll(_ index: Int, _ others: ArraySlice<Int>) -> Bool {
    guard [.headings, .labels, .list].contains(kind), others.count >= 2 || parts[index].isTitle
    else {
      return false
    }
    return others.allSatisfy { ancestors(of: $0).contains(index) }
  }

  /// `## 15-minute script` above parts that all have clock times: `## Slide 1 - 0:30`.
  private func isAboveClocks(_ index: Int, _ others: ArraySlice<Int>) -> Bool {
    guard kind == .headings, others.count >= 4, parts[index].number == nil,
      duration(index) != nil, others.allSatisfy(isClock)
    else { return false }
    return !LengthWords.whole.isDisjoint(with: LengthWords.words(parts[index].name))
      || TalkWords.talk.found(in: parts[index].name) != nil
  }

  /// "General information", with a label for as long as all others take.
  private func isIntroduction(_ index: Int, _ others: ArraySlice<Int>, _ notes: Notes) -> Bool {
    guard others.count >= 2, parts[index].number == nil, let own = duration(index) else {
      return false
    }
    return own >= length(of: others) * 0.8
      && SlotReader.tellsOfTheWhole(notes.blocks[parts[index].block].text)
  }

  /// `### Run of show - 70 minutes` above headings of higher levels that take as long: the title's second line.
  private func isSubtitle(_ index: Int, _ others: ArraySlice<Int>, _ notes: Notes) -> Bool {
    guard kind == .headings, others.count >= 2, let next = others.first,
      let own = duration(index), let level = notes.blocks[parts[index].block].headingLevel,
      let other = notes.blocks[parts[next].block].headingLevel, level > other
    else { return false }
    return abs(length(of: others) - own) <= own / 10
  }

  /// `## Run sheet - 60 minutes` right below the title, as long as all that follows.
  private func isSecondTitle(_ index: Int, _ others: ArraySlice<Int>, _ notes: Notes) -> Bool {
    guard kind == .headings, others.count >= 4, !parts[index].isNumberedPhase,
      !others.contains(where: { parts[$0].parent == index }), let own = duration(index),
      notes.sections.count > 1, notes.sections[1] == parts[index].block,
      notes.sections[0] + 1 == parts[index].block
    else { return false }
    return abs(length(of: others) - own) <= own / 50 || isLengthOfFirst(own, others)
  }

  /// Whether the first four parts or more take so long together; others may be for more or less time.
  private func isLengthOfFirst(_ own: Double, _ others: ArraySlice<Int>) -> Bool {
    var sum = 0.0
    for (place, index) in others.filter(isOuter).enumerated() {
      sum += duration(index) ?? 0
      if place >= 3, abs(sum - own) < 1 { return true }
    }
    return false
  }

  /// Whether no other part but the title holds a part.
  func isOuter(_ index: Int) -> Bool { parts[index].parent.map { parts[$0].isTitle } ?? true }

  /// How long some parts take together, of positions the last one.
  func length(of others: some Sequence<Int>) -> Double {
    let outer = others.filter(isOuter)
    if areTouching(outer), let last = outer.last { return duration(last) ?? 0 }
    return outer.compactMap(duration).reduce(0, +)
  }

  /// `## Timing of the script (5 min in all)`: said to be the sum, and not much less than all others.
  private func isSaidToBeAll(_ index: Int, _ inner: [Int]) -> Bool {
    guard inner.count > 2,
      PartKind.holdsTotal(parts[index].written) || PartKind.holdsLabel(parts[index].written),
      !inner.contains(where: { parts[$0].parent == index }), let own = duration(index)
    else { return false }
    let sum = inner.filter { $0 != index && isOuter($0) }.compactMap(duration).reduce(0, +)
    // Behind four numbered parts or more a sum without a number is that of some of them.
    let isBehind =
      PartKind.holdsTotal(parts[index].written) && parts[index].number == nil
      && inner.prefix { $0 < index }.count { parts[$0].number != nil } >= 4
      && !inner.contains { $0 > index && parts[$0].number != nil }
    return own >= sum * 0.8 || isBehind
  }

  /// `## Timing (30 min)`: a heading over an agenda, as long as all other parts or as the title says.
  private func agendas(among inner: [Int], title: Double?, _ notes: Notes) -> [Int] {
    let sum = inner.compactMap(duration).reduce(0, +)
    // What is counted among the parts is one of them: "6. Structure (15 min)".
    let candidates = inner.filter {
      // What takes more than all others and is told by a table is no part beside them, whatever its name.
      parts[$0].number == nil
        && (PartKind.isAgenda(parts[$0].name)
          || (duration($0) ?? 0) * 2 > sum && inner.count > 2 && holdsTable($0, inner, notes))
    }
    return candidates.filter { index in
      if endsLast(index, inner) || inner.count > 2 && holdsTable(index, inner, notes) {
        return true
      }
      guard let own = duration(index) else { return false }
      let others = sum - own
      return inner.count > 2 && abs(others - own) <= own / 8 || index != inner[0] && own == title
    }
  }

  /// A labelled sum behind the first phase.
  func total(in notes: Notes) -> (slot: Duration, line: Int)? {
    guard let first = phases.first else { return nil }
    let last = phases.last.map { max(parts[$0].section.upperBound, parts[$0].block + 1) } ?? first
    return SlotReader.total(in: notes, behind: parts[first].block, end: last, sum: length)
  }

  /// `## Structure (2 hours)` above a table of three timed rows or more.
  private func holdsTable(_ index: Int, _ inner: [Int], _ notes: Notes) -> Bool {
    let section = notes.section(of: parts[index].block, before: Set(inner.map { parts[$0].block }))
    return notes.blocks[section].contains { block in
      block.rows.count > 3 && TimedTable(block.rows).map { $0.rows.count >= 3 } ?? false
    }
  }

  /// `## Timing (3:00)` above `0:00-0:20` to `2:45-3:00`: the time at which the last part ends.
  private func endsLast(_ index: Int, _ inner: [Int]) -> Bool {
    guard case .point(let clock)? = parts[index].time?.value else { return false }
    let ends = inner.compactMap { other -> ClockTime? in
      if case .span(_, let end)? = parts[other].time?.value { end } else { nil }
    }
    return ends.count >= 2 && ends.last == clock
  }

  func duration(_ index: Int) -> Double? {
    if case .duration(_, let high) = parts[index].time?.value { high } else { nil }
  }

  func ancestors(of index: Int) -> [Int] {
    var ancestors: [Int] = []
    var next = parts[index].parent
    while let parent = next {
      ancestors.append(parent)
      next = parts[parent].parent
    }
    return ancestors
  }

  private func isSum(_ index: Int) -> Bool { PartKind.holdsTotal(parts[index].written) }

  func wholeTime(_ wholes: Set<Int>) -> Duration? {
    let times = wholes.subtracting(subtotals).sorted().compactMap {
      index -> (isSum: Bool, Duration)? in
      switch parts[index].time?.value {
      case .duration?, .point?:
        parts[index].time.flatMap(DurationText.budget).map { (isSum(index), $0.maximum) }
      default: nil
      }
    }
    // Of several that are said to be sums the largest is the whole.
    return times.first?.isSum ?? false ? times.filter(\.isSum).map(\.1).max() : times.first?.1
  }
}
