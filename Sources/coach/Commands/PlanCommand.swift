import Coach

/// `coach plan`: what was understood of a document.
enum PlanCommand: Command {
  /// The forms of the result.
  private enum Format: String, CaseIterable { case text, json, markdown }

  static let spec = CommandSpec(
    name: "plan", abstract: "Show how coach reads your notes.",
    discussion:
      "Notes give their times in headings ('## HOW (2-3 min)'), in labels or bare times below them, in a table, in "
      + "list items, in bold lines or in lines that begin with a time; the first of these with two parts or more "
      + "is the plan. Every time that is in no part is listed with its line. If something is misread, write the plan "
      + "with '--format markdown', correct it and use that.",
    group: .prepare,
    examples: [
      ("coach plan talk.md", "check what was understood before you rehearse"),
      ("coach plan --example > talk.md", "begin with an example"),
    ],
    arguments: [.init(name: "plan", arity: .optional, help: "The notes, a Markdown document.")],
    options: [SharedOptions.variant, SharedOptions.slot] + PlanOptions.all + [
      .init(name: "example", help: "Print an example of a plan."),
      .init(
        name: "format", short: "f", value: "format",
        help: "The form of the result: \(SharedOptions.names(Format.self)). (default: text)",
        manual: "markdown writes the plan as headings that are read back as what is shown.",
        completion: .words(Format.allCases.map(\.rawValue))),
      SharedOptions.output, SharedOptions.force,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    if arguments.flags.contains("example") {
      try Delivery.deliver(ExamplePlan.text, arguments)
      return .done
    }
    guard let path = arguments.positionals.first else {
      throw Failure(
        "missing expected argument '<plan>'", remedy: "coach plan --example > talk.md",
        status: .usage)
    }
    let format = try arguments.choice("format", default: Format.text)
    let document = try document(path, arguments)
    let text =
      switch format {
      case .text:
        TextPlan.render(
          document, file: path, TextOptions.layout(arguments), hint: PlanOptions.hint)
      case .json: try Delivery.json(PlanRecord(document))
      case .markdown: MarkdownPlan.render(document.plan)
      }
    try Delivery.deliver(text, arguments)
    return .done
  }

  private static func document(
    _ path: String, _ arguments: ParsedArguments
  ) throws(Failure) -> PlanDocument {
    let (slot, variant) = (try arguments.duration("slot"), arguments.value("variant"))
    var document = try PlanOptions.document(path, arguments).document
    if document.questions.isEmpty || variant != nil {
      _ = try SharedOptions.plan(document, file: path, variant: variant, slot: slot)
    }
    if let variant {
      document = try SharedOptions.applying(variant, to: document, file: path)
    }
    return document.withSlot(slot)
  }
}
