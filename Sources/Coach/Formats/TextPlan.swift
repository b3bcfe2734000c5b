/// What was understood of a document of notes, as text of at most 80 columns.
public enum TextPlan {
  /// The whole of it, ended by a line end; `file` is how places in it are named.
  public static func render(_ document: PlanDocument, file: String) -> String {
    var sections: [String] = []
    if !document.plan.phases.isEmpty { sections.append(phases(document.plan)) }
    if !document.plan.variants.isEmpty { sections.append(variants(document.plan)) }
    if !document.frameworks.isEmpty { sections.append(frameworks(document)) }
    if !document.questions.isEmpty { sections.append(questions(document)) }
    if !document.offers.isEmpty {
      sections.append(
        Columns.wrapped(
          "offers to go deeper: " + document.offers.joined(separator: " / "), width: 80))
    }
    var notes = document.notices.map { "\(file):\($0.line): \($0.text)" }
    if document.wasRepaired {
      notes.append("the text was decoded with the wrong code page; it is shown repaired")
    }
    if !notes.isEmpty {
      sections.append(notes.map { Columns.wrapped($0, width: 80) }.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func phases(_ plan: Plan) -> String {
    var lines: [String] = []
    if !plan.title.isEmpty { lines += [Columns.wrapped(plan.title, width: 80), ""] }
    lines.append("line    #  phase                                         budget")
    let budgets = Columns.rows(plan.phases.map { [TimeText.band($0.budget)] }, widths: [13])
    for (phase, budget) in zip(plan.phases, budgets) {
      lines.append(
        Columns.right("\(phase.line)", 4) + Columns.right(phase.number.map(String.init) ?? "-", 5)
          + "  " + Columns.left(phase.name, 42) + budget)
      if !phase.cues.isEmpty {
        let cues = Columns.wrapped(phase.cues.joined(separator: " · "), width: 66, indent: 0)
        lines += cues.split(separator: "\n").map { Columns.spaces(13) + $0 }
      }
    }
    lines += ["", Columns.wrapped(sums(plan), width: 80)]
    return lines.joined(separator: "\n")
  }

  private static func sums(_ plan: Plan) -> String {
    let (low, high) = (TimeText.clock(plan.minimum), TimeText.clock(plan.maximum))
    let sums = "\(plan.phases.count) phases take \(low) to \(high)"
    guard let slot = plan.slot, let feasibility = plan.feasibility else {
      return "\(sums); the document names no slot (--slot 30m sets one)"
    }
    let verdict =
      switch feasibility {
      case .fits(let spare): "feasible, \(TimeText.clock(spare)) to spare at the maxima"
      case .tight(let toSave):
        "feasible if \(TimeText.clock(toSave)) is saved against the maxima, "
          + "\(TimeText.clock(slot / plan.phases.count)) a phase on average"
      case .impossible(let missing):
        "not feasible: even the minima are \(TimeText.clock(missing)) too long"
      }
    return "\(sums) in a slot of \(TimeText.clock(slot)): \(verdict)"
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
