/// What was understood of a document of notes, as text of at most 80 columns.
public enum TextPlan {
  /// The whole of it, ended by a line end.
  ///
  /// - Parameters:
  ///   - file: how places in it are named.
  ///   - hint: what can be done where something was decided, such as an option.
  public static func render(
    _ document: PlanDocument, file: String, hint: (PlanNotice.Subject) -> String? = { _ in nil }
  ) -> String {
    var sections: [String] = []
    if !document.plan.phases.isEmpty { sections.append(phases(document.plan, document.form)) }
    if !document.plan.variants.isEmpty { sections.append(variants(document.plan)) }
    if !document.frameworks.isEmpty { sections.append(frameworks(document)) }
    if !document.questions.isEmpty { sections.append(questions(document)) }
    if !document.offers.isEmpty {
      sections.append(
        Columns.wrapped(
          "offers to go deeper: " + document.offers.joined(separator: " / "), width: 80))
    }
    var notes = document.notices.filter { $0.subject != .text }.map { notice in
      "\(file):\(notice.line): \(notice.text)" + (hint(notice.subject).map { " (\($0))" } ?? "")
    }
    if let unused = unused(document.notices) { notes.append(unused) }
    if document.wasRepaired {
      notes.append("the text was decoded with the wrong code page; it is shown repaired")
    }
    if !notes.isEmpty {
      sections.append(notes.map { Columns.wrapped($0, width: 80) }.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// Times in the text that are in no part, in one sentence: there may be many.
  private static func unused(_ notices: [PlanNotice]) -> String? {
    let lines = notices.filter { $0.subject == .text }.map(\.line)
    guard let first = lines.first else { return nil }
    var ranges = [first...first]
    for line in lines.dropFirst() where line != ranges[ranges.count - 1].upperBound {
      if line == ranges[ranges.count - 1].upperBound + 1 {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    let names = ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    let noun = lines.count == 1 ? "a time" : "times"
    return "not part of the plan: \(noun) on line\(lines.count == 1 ? "" : "s") "
      + names.joined(separator: ", ")
  }

  private static func phases(_ plan: Plan, _ form: PlanFormKind?) -> String {
    var lines: [String] = []
    if !plan.title.isEmpty { lines += [Columns.wrapped(plan.title, width: 80), ""] }
    lines.append("line    #  phase                                   budget     begin by")
    let starts = plan.starts
    let times = Columns.rows(
      zip(plan.phases, starts).map { phase, start in
        [TimeText.band(phase.budget), start.map { TimeText.clock($0) } ?? "-"]
      }, widths: [13, 11])
    for (index, phase) in plan.phases.enumerated() {
      for group in plan.groups where group.phases.lowerBound == index {
        lines.append(
          Columns.right("\(group.line)", 4) + Columns.spaces(7)
            + Columns.left("\(group.name) (\(TimeText.band(group.budget)))", 60))
      }
      lines.append(
        Columns.right("\(phase.line)", 4) + Columns.right(phase.number.map(String.init) ?? "-", 5)
          + "  " + Columns.left(phase.name + (phase.isBreak ? " [break]" : ""), 36) + times[index])
      if !phase.cues.isEmpty {
        let cues = Columns.wrapped(phase.cues.joined(separator: " · "), width: 66, indent: 0)
        lines += cues.split(separator: "\n").map { Columns.spaces(13) + $0 }
      }
    }
    lines += ["", Columns.wrapped(sums(plan), width: 80)]
    if form == .headings { lines.append("times from the headings") }
    return lines.joined(separator: "\n")
  }

  private static func sums(_ plan: Plan) -> String {
    let (low, high) = (TimeText.clock(plan.minimum), TimeText.clock(plan.maximum))
    let count = plan.phases.count == 1 ? "1 phase takes" : "\(plan.phases.count) phases take"
    let sums = "\(count) \(low) to \(high)"
    guard let slot = plan.slot, let feasibility = plan.feasibility else {
      return "\(sums); the notes name no slot"
    }
    let verdict =
      switch feasibility {
      case .fits(let spare): "fits, with \(TimeText.clock(spare)) to spare"
      case .tight(let toSave):
        "fits if you save \(TimeText.clock(toSave)); aim at "
          + "\(TimeText.clock(slot / plan.phases.count)) a phase"
      case .impossible(let missing):
        "does not fit: even the shortest times are \(TimeText.clock(missing)) too long"
          + excess(plan)
      }
    return "\(sums) in a slot of \(TimeText.clock(slot)): \(verdict)"
  }

  /// What would have to go.
  private static func excess(_ plan: Plan) -> String {
    let names = plan.excess.map { index in
      plan.phases[index].number.map { "\($0) \(plan.phases[index].name)" }
        ?? plan.phases[index].name
    }
    return names.isEmpty ? "" : "; it would without " + names.joined(separator: ", ")
  }

  private static func variants(_ plan: Plan) -> String {
    let lines = plan.variants.map { variant in
      let names = variant.phaseIndices.map { index in
        plan.phases[index].number.map(String.init) ?? plan.phases[index].name
      }
      let shrunk = plan.applying(variant)
      let sum = "\(TimeText.clock(shrunk.minimum)) to \(TimeText.clock(shrunk.maximum))"
      return Columns.wrapped(
        "\(variant.name) (line \(variant.line)): phases \(names.joined(separator: ", ")), \(sum)",
        width: 78)
    }
    return (["variants"] + lines.map { "  " + $0 }).joined(separator: "\n")
  }

  private static func frameworks(_ document: PlanDocument) -> String {
    let lines = document.frameworks.map {
      "  \($0.name): \($0.parts.joined(separator: " → ")) (line \($0.line))"
    }
    return (["answer frameworks"] + lines).joined(separator: "\n")
  }

  private static func questions(_ document: PlanDocument) -> String {
    var lines = ["\(document.questions.count) questions"]
    var principle: String?
    for (index, question) in document.questions.enumerated() {
      if index == 0 || question.principle != principle {
        lines += ["", question.principle ?? "(no principle)"]
        principle = question.principle
      }
      let text = Columns.wrapped(question.text, width: 72, indent: 0)
      for (row, part) in text.split(separator: "\n").enumerated() {
        lines.append(Columns.right(row == 0 ? "\(question.line)" : "", 5) + "  " + part)
      }
    }
    return lines.map(DisplayText.line).joined(separator: "\n")
  }
}
