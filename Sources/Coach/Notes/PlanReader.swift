internal import CommonMark

/// Finds the plan in notes: the one form that has it, its phases, and what is said beside it.
struct PlanReader {
  private(set) var phases: [Phase] = []
  private(set) var groups: [PlanGroup] = []
  private(set) var variants: [Variant] = []
  private(set) var slot: Duration?
  private(set) var form: PlanFormKind?
  private(set) var notices: [PlanNotice] = []
  /// Why what was found may be, or is, no talk.
  private(set) var doubt: PlanDoubt?

  private static let forms: [any (PlanForm & Sendable).Type] = [
    HeadingForm.self, LabelForm.self, TableForm.self, ListForm.self, BoldForm.self, LineForm.self,
  ]

  private init() {}

  /// Reads notes.
  ///
  /// - Parameters:
  ///   - slot: the time for all of it as the front matter has it.
  ///   - reading: how it is to be read.
  init(_ notes: Notes, slot: Duration?, as reading: PlanReading) {
    if !DocumentKind.isChangelog(notes), readPlan(notes, slot, reading) { return }
    self.slot = slot ?? SlotReader.stated(in: notes, before: notes.blocks.count)?.slot
    notices = UnusedTimes.notices(in: notes, except: [])
  }

  /// Takes the plan of the first form that has one; of a later form only what is a talk beyond doubt.
  ///
  /// - Returns: whether there is one.
  private mutating func readPlan(
    _ notes: Notes, _ slot: Duration?, _ reading: PlanReading
  ) -> Bool {
    var warned: PlanReader?
    for found in Self.plans(notes, slot, reading) {
      let plan = Self.agenda(insteadOf: found, notes, slot, reading) ?? found
      var attempt = PlanReader()
      attempt.take(plan, notes, slot)
      if reading.form == nil, !reading.isKnown { attempt.judge(plan, notes) }
      // Where all but one were something else, that one may be so, too.
      let isLeft = attempt.phases.count == 1 && found.phases.count > 1
      if !attempt.phases.isEmpty, attempt.doubt == nil, !isLeft {
        // What is doubted gives way only to an agenda, or to what has many more parts.
        let isAgenda = [.table, .list].contains(plan.kind) && attempt.phases.count >= 4
        // An agenda that says the same once more leaves no doubt.
        if isAgenda, var sure = warned, sure.phases.map(\.budget) == attempt.phases.map(\.budget) {
          sure.doubt = nil
          self = sure
          return true
        }
        let isFuller = attempt.phases.count >= max(4, 3 * (warned?.phases.count ?? 0))
        guard warned == nil || isAgenda || isFuller else { continue }
        self = attempt
        return true
      }
      if !attempt.phases.isEmpty, doubt == nil, warned == nil { warned = attempt }
      if attempt.phases.isEmpty { doubt = doubt ?? attempt.doubt }
    }
    guard let warned else { return false }
    self = warned
    return true
  }

  /// The plans that forms make of notes, in the forms' order; one timed heading counts only after all others.
  private static func plans(
    _ notes: Notes, _ slot: Duration?, _ reading: PlanReading
  ) -> some Sequence<FormPlan> {
    let wanted = forms.filter { reading.form == nil || $0.kind == reading.form }
    func plan(_ form: any PlanForm.Type, fewest: Int) -> FormPlan? {
      let plan = FormPlan(form, notes: notes, slot: slot, withBackups: reading.withBackups)
      return plan.phases.count >= fewest ? plan : nil
    }
    let whole = wanted.lazy.compactMap { form in
      plan(form, fewest: reading.form == nil ? form.fewest : 1)
    }
    let lone = wanted.lazy.filter { $0 == HeadingForm.self }.compactMap { plan($0, fewest: 1) }
    return [AnySequence(whole), AnySequence(lone)].lazy.joined()
  }

  /// The agenda that is meant where only some headings have times, and these are not all of the time.
  private static func agenda(
    insteadOf plan: FormPlan, _ notes: Notes, _ slot: Duration?, _ reading: PlanReading
  ) -> FormPlan? {
    guard reading.form == nil, plan.kind == .headings || plan.kind == .labels else { return nil }
    let length = plan.length
    let whole = slot ?? plan.whole ?? plan.label(notes)?.slot
    guard let company = plan.company(in: notes), let outer = plan.outerCompany(in: notes) else {
      return nil
    }
    let isScattered =
      company.timed * 3 < company.all * 2 || outer.timed * 3 < outer.all * 2
    // Headings that take much more than the slot hold something else too.
    let isTooLong = whole.map { plan.least > $0.seconds * 1.1 } ?? false
    guard isScattered || isTooLong else { return nil }
    let agendas: [any PlanForm.Type] =
      isScattered ? [TableForm.self, ListForm.self] : [TableForm.self]
    return agendas.lazy.map {
      FormPlan($0, notes: notes, slot: slot, withBackups: reading.withBackups)
    }.first { agenda in
      guard agenda.phases.count >= 4 else { return false }
      let isClock = agenda.reading == .positions || agenda.reading == .timesOfDay
      if isClock, agenda.length * 20 >= length * 23 { return true }
      // What goes by the clock is no list of lengths.
      if plan.reading == .positions, plan.phases.count >= 3 { return false }
      guard let whole else { return false }
      return agenda.length * 50 >= whole * 49 && agenda.length * 50 <= whole * 51
        && (isTooLong && (isClock || agenda.kind == .table) || length * 100 < whole * 90)
    }
  }

  /// Asks whether what was taken is a talk, and gives it back where it is none.
  private mutating func judge(_ plan: FormPlan, _ notes: Notes) {
    let evidence = TalkEvidence(
      phases, of: plan, slot: slot, hasVariants: !variants.isEmpty, in: notes)
    guard !evidence.isTalk, let first = phases.first?.line, let last = phases.last?.line else {
      return
    }
    doubt = PlanDoubt(
      form: plan.kind, firstLine: min(first, last), lastLine: max(first, last),
      reasons: evidence.reasons)
    if evidence.isOther { (phases, groups, variants, form) = ([], [], [], nil) }
  }

  private mutating func take(_ found: FormPlan, _ notes: Notes, _ stated: Duration?) {
    var plan = found
    form = plan.kind
    notices = plan.notices
    var used = Set(plan.parts.flatMap { [$0.line, $0.timeLine ?? $0.line] })
    let label = plan.label(notes)
    let total = plan.total(in: notes)
    slot = stated ?? plan.whole ?? label?.slot ?? total?.slot
    for line in [label?.line, label == nil ? total?.line : nil] { line.map { _ = used.insert($0) } }
    if slot == nil, let first = plan.parts.first?.block,
      let clock = SlotReader.clock(in: notes, before: first, fitting: plan.length)
    {
      slot = clock.slot
      used.insert(clock.line)
    }
    notices += plan.dropWholes(slot: slot)
    if stated == nil, plan.whole == nil, let said = label ?? total,
      let low = SlotReader.least(ofTotal: said.line, in: notes),
      plan.isNoSum(least: min(low, said.slot.seconds), said.slot.seconds)
    {
      notices.append(plan.totalNotice(said.slot.seconds, line: said.line))
    }
    let labels = VariantReader.labels(in: notes.blocks)
    let versions = plan.phases.filter { labels.contains(plan.parts[$0].block) }
    let (read, _) = VariantReader.read(
      notes.blocks, phases: makePhases(plan, notes, except: Set(versions)))
    for version in versions where read.contains(where: { $0.line == plan.parts[version].line }) {
      plan.drop(version)
      notices.append(
        PlanNotice(
          line: plan.parts[version].line,
          text: "'\(plan.parts[version].name)' is a version of the whole, not a phase"))
    }
    phases = numbered(makePhases(plan, notes, except: []))
    groups = plan.groups.compactMap { group in
      guard case .budget(let budget) = plan.outcomes[group.part] else { return nil }
      let part = plan.parts[group.part]
      return PlanGroup(name: part.name, line: part.line, budget: budget, phases: group.phases)
    }
    let sections = plan.sections(in: notes)
    if groups.isEmpty {
      groups = sections.map { heading, range in
        let budgets = phases[range].compactMap(\.budget)
        let (low, high) = (
          budgets.reduce(.zero) { $0 + $1.minimum }, budgets.reduce(.zero) { $0 + $1.maximum }
        )
        return PlanGroup(
          name: notes.name(of: heading), line: notes.blocks[heading].line,
          budget: Budget(minimum: low, maximum: high), phases: range)
      }
    }
    let (variants, troubles) = VariantReader.read(notes.blocks, phases: phases)
    self.variants = variants
    used.formUnion(variants.map(\.line))
    notices += troubles + unbudgeted(plan, notes)
    if let told = plan.daysTold(in: notes) ?? plan.sectionsTold(sections, in: notes) {
      notices.append(told)
    }
    notices += untimed(plan, notes, told: Set(notices.map(\.line)))
    notices += UnusedTimes.notices(
      in: notes, except: used.union(notices.map(\.line)),
      withPoints: plan.reading == .positions || plan.reading == .timesOfDay)
    notices += remarks(plan)
    if plan.phases.count == 1, plan.kind == .headings {
      notices.append(PlanNotice(line: phases[0].line, text: "only '\(phases[0].name)' has a time"))
    }
    notices = notices.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
  }

  /// Which lines were taken for the plan, where these are no headings.
  private func remarks(_ plan: FormPlan) -> [PlanNotice] {
    guard let first = phases.first?.line, let last = phases.last?.line else { return [] }
    var remarks: [PlanNotice] = []
    if plan.kind != .headings {
      remarks.append(
        PlanNotice(
          line: first,
          text: "lines \(first)-\(last) are the plan, by the times of \(plan.kind.description)",
          subject: .form))
    }
    return remarks
  }

  private func makePhases(_ plan: FormPlan, _ notes: Notes, except left: Set<Int>) -> [Phase] {
    plan.phases.filter { !left.contains($0) }.map { index in
      let part = plan.parts[index]
      let budget: Budget? =
        if case .budget(let budget) = plan.outcomes[index] { budget } else { nil }
      let section = notes.blocks[part.section]
      let cues = CueReader.labelled(in: section)
      return Phase(
        number: part.number, name: part.name, line: part.line, budget: budget,
        cues: cues ?? CueReader.found(in: section), areCuesFound: cues == nil,
        isBreak: PartKind.isBreak(part.name),
        text: section.filter { $0.kind != .other }.map(\.text).joined(separator: "\n"))
    }
  }

  /// Numbers that count something else than the parts are none; parts without any are counted.
  private mutating func numbered(_ phases: [Phase]) -> [Phase] {
    var known: Set<Int> = []
    let repeated = phases.filter { $0.number.map { !known.insert($0).inserted } ?? false }
    guard repeated.isEmpty, phases.contains(where: { $0.number != nil }) else {
      for phase in repeated {
        notices.append(
          PlanNotice(
            line: phase.line,
            text: "there is more than one phase \(phase.number ?? 0); they are counted anew"))
      }
      return phases.enumerated().map { $1.with(number: $0 + 1) }
    }
    return phases
  }

  /// Headings between the phases, beside them and without times: a part of the talk may be left out.
  private func untimed(_ plan: FormPlan, _ notes: Notes, told: Set<Int>) -> [PlanNotice] {
    guard plan.kind == .headings || plan.kind == .labels, let level = plan.level(in: notes),
      let first = plan.phases.first, let last = plan.phases.last
    else { return [] }
    let timed = Set(plan.parts.map(\.block))
    let above = Set(plan.phases.map { notes.parents[plan.parts[$0].block] ?? -1 })
    let left = notes.sections.filter { heading in
      plan.parts[first].block < heading && heading < plan.parts[last].block
        && notes.blocks[heading].headingLevel == level && !timed.contains(heading)
        && above.contains(notes.parents[heading] ?? -1) && hasText(below: heading, notes)
        && !told.contains(notes.blocks[heading].line)
        && !plan.phases.contains { notes.path(of: plan.parts[$0].block).contains(heading) }
        && !PartKind.isAgenda(notes.blocks[heading].text) && !isOfParts(notes.blocks[heading].text)
        && !PartKind.isBackup(notes.blocks[heading].text)
    }
    guard let heading = left.first else { return [] }
    let name = "'\(NoteText.plain(notes.blocks[heading].text))'"
    let lines = left.dropFirst().prefix(8).map { String(notes.blocks[$0].line) }
    let others = lines.joined(separator: ", ") + (left.count > 9 ? ", ..." : "")
    let text =
      switch left.count {
      case 1: "\(name) between the phases has no time"
      case 2: "\(name) and the heading on line \(others) between the phases have no times"
      default: "\(name) and the headings on lines \(others) between the phases have no times"
      }
    return [PlanNotice(line: notes.blocks[heading].line, text: text)]
  }

  /// "5 key phases": a heading over what is said of all of them.
  private func isOfParts(_ name: String) -> Bool {
    LengthWords.words(name).contains {
      ["phases", "parts", "sections", "segments", "steps", "slides"].contains($0)
    }
  }

  /// Whether anything is told under a heading before the next one: else it only divides.
  private func hasText(below heading: Int, _ notes: Notes) -> Bool {
    heading + 1 < notes.blocks.count && notes.blocks[heading + 1].headingLevel == nil
      && notes.blocks[heading + 1].kind != .rule
  }

  /// Headings that look like phases and have no time.
  private func unbudgeted(_ plan: FormPlan, _ notes: Notes) -> [PlanNotice] {
    guard plan.kind == .headings || plan.kind == .labels else { return [] }
    let timed = Set(plan.parts.map(\.block))
    return notes.sections.compactMap { heading in
      let block = notes.blocks[heading]
      let text = TimedText(block.text)
      guard !timed.contains(heading), text.unreadable == nil else { return nil }
      let isPhase = text.isNumberedPhase && plan.parts.contains(where: \.isNumberedPhase)
      let section = notes.section(of: heading, before: timed)
      guard isPhase || CueReader.labelled(in: notes.blocks[section]) != nil else { return nil }
      let evidence = isPhase ? "looks like a phase" : "has trigger words"
      return PlanNotice(
        line: block.line, text: "'\(NoteText.plain(block.text))' \(evidence) but has no time")
    }
  }
}
