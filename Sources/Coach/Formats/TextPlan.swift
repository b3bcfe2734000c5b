/// How a document of notes was read, as text: whether it fits, every phase, and what is in none.
public struct TextPlan {
  /// The columns of a name where there is little room, and where there is some.
  private static let (leastName, mostName) = (12, 60)
  /// The columns before a phase's name: its line and its number.
  private static let (line, number) = (5, 4)

  private let document: PlanDocument
  private let layout: TextLayout
  private var plan: Plan { document.plan }

  /// The whole of it, ended by a line end.
  ///
  /// - Parameters:
  ///   - file: how places in it are named.
  ///   - hint: what can be done where something was decided, such as an option.
  public static func render(
    _ document: PlanDocument, file: String, _ layout: TextLayout = TextLayout(),
    hint: (PlanNotice.Subject) -> String? = { _ in nil }
  ) -> String {
    let text = TextPlan(document: document, layout: layout)
    let sections = [
      text.head, text.phases, text.variants, text.frameworks, text.questions, text.offers,
      text.notices(file, hint),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  // MARK: The plan

  /// What it is, whether it fits, and where the times were found.
  private var head: [String] {
    guard !plan.phases.isEmpty else { return [] }
    var lines = plan.title.isEmpty ? [] : [layout.wrapped(plan.title)]
    lines.append(layout.paint(layout.wrapped(sums.capitalisedFirst + "."), .strong))
    if document.form == .headings {
      lines.append(layout.paint(layout.wrapped("The times are those of the headings."), .quiet))
    }
    return lines
  }

  private var phases: [String] {
    guard !plan.phases.isEmpty else { return [] }
    let times = zip(plan.phases, plan.starts).map { phase, start in
      [TimeText.band(phase.budget), start.map { TimeText.clock($0) } ?? "-"]
    }
    let figures = Columns.rows([["budget", "begin by"]] + times, widths: [13, 11])
    let indent = Self.line + Self.number
    let room = layout.width - indent - (figures.map(CellWidth.of).max() ?? 0)
    guard room >= Self.leastName else {
      return plan.phases.indices.flatMap { stacked($0, times[$0]) }
    }
    let longest = plan.phases.map { CellWidth.of(DisplayText.line(name($0))) }.max() ?? 0
    let width = min(room, max(Self.leastName, min(longest, Self.mostName)))
    let head =
      Columns.right("line", Self.line - 1) + Columns.right("#", Self.number) + " "
      + Columns.left("phase", width) + figures[0]
    var lines = [layout.paint(head, .quiet)]
    for (index, phase) in plan.phases.enumerated() {
      lines += groups(at: index)
      lines.append(place(index) + Columns.left(name(phase), width) + figures[index + 1])
      lines += cues(index)
    }
    return lines
  }

  /// A phase where there is no room for columns.
  private func stacked(_ index: Int, _ times: [String]) -> [String] {
    groups(at: index) + layout.hanging(place(index), name(plan.phases[index]))
      + layout.hanging(Columns.spaces(Self.line + Self.number), "\(times[0]), begin by \(times[1])")
      + cues(index)
  }

  private func groups(at index: Int) -> [String] {
    plan.groups.filter { $0.phases.lowerBound == index }.flatMap { group in
      layout.hanging(
        Columns.right("\(group.line)", Self.line - 1) + "  ",
        "\(group.name) (\(TimeText.band(group.budget)))")
    }
  }

  private func place(_ index: Int) -> String {
    let phase = plan.phases[index]
    return Columns.right("\(phase.line)", Self.line - 1)
      + Columns.right(phase.number.map(String.init) ?? "-", Self.number) + " "
  }

  private func name(_ phase: Phase) -> String { phase.name + (phase.isBreak ? " [break]" : "") }

  private func cues(_ index: Int) -> [String] {
    let cues = plan.phases[index].cues
    guard !cues.isEmpty else { return [] }
    return layout.hanging(
      Columns.spaces(Self.line + Self.number + 2),
      cues.joined(separator: layout.isUnicode ? " · " : ", ")
    ).map { layout.paint($0, .quiet) }
  }

  private var sums: String {
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
          + excess
      }
    return "\(sums) in a slot of \(TimeText.clock(slot)): \(verdict)"
  }

  /// What would have to go.
  private var excess: String {
    let names = plan.excess.map { index in
      plan.phases[index].number.map { "\($0) \(plan.phases[index].name)" }
        ?? plan.phases[index].name
    }
    return names.isEmpty ? "" : "; it would without " + names.joined(separator: ", ")
  }

  private var variants: [String] {
    guard !plan.variants.isEmpty else { return [] }
    return ["variants"]
      + plan.variants.flatMap { variant in
        let names = variant.phaseIndices.map { index in
          plan.phases[index].number.map(String.init) ?? plan.phases[index].name
        }
        let shrunk = plan.applying(variant)
        let sum = "\(TimeText.clock(shrunk.minimum)) to \(TimeText.clock(shrunk.maximum))"
        return layout.hanging(
          "  ",
          "\(variant.name) (line \(variant.line)): phases \(names.joined(separator: ", ")), \(sum)")
      }
  }

  // MARK: Questions

  private var frameworks: [String] {
    guard !document.frameworks.isEmpty else { return [] }
    let arrow = layout.isUnicode ? " → " : " -> "
    return ["answer frameworks"]
      + document.frameworks.flatMap {
        layout.hanging("  ", "\($0.name): \($0.parts.joined(separator: arrow)) (line \($0.line))")
      }
  }

  private var questions: [String] {
    guard !document.questions.isEmpty else { return [] }
    var lines = ["\(document.questions.count) questions"]
    var principle: String?
    for (index, question) in document.questions.enumerated() {
      if index == 0 || question.principle != principle {
        lines += [""] + layout.hanging("", question.principle ?? "(no principle)")
        principle = question.principle
      }
      lines += layout.hanging(Columns.right("\(question.line)", 5) + "  ", question.text)
    }
    return lines
  }

  private var offers: [String] {
    guard !document.offers.isEmpty else { return [] }
    return [layout.wrapped("offers to go deeper: " + document.offers.joined(separator: " / "))]
  }

  // MARK: What is no part

  private func notices(_ file: String, _ hint: (PlanNotice.Subject) -> String?) -> [String] {
    var notes = document.notices.filter { $0.subject != .text }.map { notice in
      "\(file):\(notice.line): \(notice.text)" + (hint(notice.subject).map { " (\($0))" } ?? "")
    }
    if let unused { notes.append(unused) }
    if document.wasRepaired {
      notes.append("the text was decoded with the wrong code page; it is shown repaired")
    }
    return notes.map { layout.wrapped($0, indent: 2) }
  }

  /// Times in the text that are in no part, in one sentence: there may be many.
  private var unused: String? {
    let lines = document.notices.filter { $0.subject == .text }.map(\.line)
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
}
