import Coach

/// `coach plan`: what was understood of a document.
enum PlanCommand: Command {
  static let spec = CommandSpec(
    name: "plan", abstract: "Show what is understood of a plan or a question bank.",
    discussion:
      "A phase is a heading with a time in it, such as '## PHASE 3: ARCHITECTURE (2-3 min)'. "
      + "Its trigger words are the paragraph that begins with 'Memory Trigger:', 'Trigger:', "
      + "'Cue:' or 'Keywords:'.",
    group: .prepare,
    examples: [
      ("coach plan talk.md", "check what was understood before you rehearse")
    ],
    arguments: [.init(name: "plan", arity: .one, help: "The notes, a Markdown document.")],
    options: [
      SharedOptions.slot, SharedOptions.plainFormat, SharedOptions.output, SharedOptions.force,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let path = arguments.positionals[0]
    let format = try arguments.choice("format", default: SharedOptions.PlainFormat.text)
    let slot = try arguments.duration("slot")
    let document = try InputFile.plan(path).document.withSlot(slot)
    if document.questions.isEmpty {
      _ = try SharedOptions.plan(document, file: path, variant: nil, slot: slot)
    }
    let text =
      switch format {
      case .text: TextPlan.render(document, file: path)
      case .json: try Delivery.json(PlanRecord(document))
      }
    try Delivery.deliver(text, arguments)
    return .done
  }
}
