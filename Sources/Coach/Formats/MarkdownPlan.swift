/// A plan as Markdown in the designed spelling: headings with their times, which are read back as the same plan.
public enum MarkdownPlan {
  /// The document, ended by a line end.
  public static func render(_ plan: Plan) -> String {
    let text = text(plan, front: plan.framework.map { "framework: \($0)" })
    guard plan.framework == nil, !plan.phases.isEmpty,
      PlanDocument(SourceText(text)).doubt != nil
    else { return text }
    // It looks like no talk, and has to say that it is one.
    return self.text(plan, front: "form: \(PlanFormKind.headings.rawValue)")
  }

  private static func text(_ plan: Plan, front: String?) -> String {
    var blocks: [String] = []
    if let front { blocks.append("---\n\(front)\n---") }
    if !plan.title.isEmpty { blocks.append("# \(MarkdownText.escaped(plan.title))") }
    if let slot = plan.slot {
      blocks.append("**Time:** \(PlannedTime.text(Budget(single: slot)))")
    }
    let groups = outermost(plan.groups)
    for (index, phase) in plan.phases.enumerated() {
      if let group = groups.first(where: { $0.phases.lowerBound == index }) {
        blocks.append("## \(MarkdownText.escaped(group.name)) (\(PlannedTime.text(group.budget)))")
      }
      let isInGroup = groups.contains { $0.phases.contains(index) }
      blocks += lines(phase, level: isInGroup ? 3 : 2)
    }
    blocks += plan.variants.map { variant($0, of: plan) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// Groups that are in no other.
  private static func outermost(_ groups: [PlanGroup]) -> [PlanGroup] {
    groups.filter { group in
      !groups.contains {
        $0.phases != group.phases && $0.phases.lowerBound <= group.phases.lowerBound
          && group.phases.upperBound <= $0.phases.upperBound
      }
    }
  }

  private static func lines(_ phase: Phase, level: Int) -> [String] {
    let marks = String(repeating: "#", count: level)
    let number = phase.number.map { "PHASE \($0): " } ?? ""
    let time = phase.budget.map(PlannedTime.text) ?? "open"
    let heading = "\(marks) \(number)\(MarkdownText.escaped(phase.name)) (\(time))"
    guard !phase.cues.isEmpty else { return [heading] }
    let cues = phase.cues.map(MarkdownText.escaped)
    let isPlain = cues.allSatisfy { !$0.contains(where: { ",;".contains($0) }) }
    return [
      heading,
      isPlain
        ? "**Trigger:** " + cues.joined(separator: ", ")
        : "**Trigger:**\n\n" + cues.map { "- \($0)" }.joined(separator: "\n"),
    ]
  }

  private static func variant(_ variant: Variant, of plan: Plan) -> String {
    let items = variant.phaseIndices.map { index in
      plan.phases[index].number.map { "- Phase \($0)" }
        ?? "- \(MarkdownText.escaped(plan.phases[index].name))"
    }
    return "**\(MarkdownText.escaped(variant.name)):**\n\n" + items.joined(separator: "\n")
  }
}
