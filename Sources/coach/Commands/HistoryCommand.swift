import AudioCore
import Coach
import Takes

/// `coach history`: what the takes of a plan add up to.
enum HistoryCommand: Command {
  enum Format: String, CaseIterable { case text, html, json, csv }

  static let spec = CommandSpec(
    name: "history", abstract: "Show what the takes of a plan add up to, phase by phase.",
    discussion:
      "Of each phase: the time of the last take, the best within its budget, the median and the "
      + "spread (later takes weigh more) and the trend. From three takes on: the chance of ending "
      + "within the slot, and the phases to drill. Takes of older revisions of the plan count: "
      + "their phases are found again by their names and trigger words.",
    manual:
      "The spread is the distance of the quartiles; a take weighs half of one four takes later. The best take of a phase is the one nearest to the middle of its budget. The chance of ending within the slot is by the clock, from 10,000 draws of past takes with a fixed seed. Phases are found again also when two were joined.",
    group: .lookBack,
    examples: [
      ("coach history talk.md", "progress over all takes of these notes")
    ],
    arguments: [
      .init(
        name: "plan", arity: .optional,
        help: "The notes as they are now. (default: those of the latest take)")
    ],
    options: [
      SharedOptions.variant, SharedOptions.slot, RulesOptions.basis,
      .init(
        name: "last", value: "count", help: "Look at the latest takes of the plan only.",
        completion: .none),
      .init(name: "plain", help: "Figures in place of bars and arrows, for screen readers."),
      .init(
        name: "format", short: "f", value: "format",
        help: "The form of the result: text, html, json or csv. (default: text)",
        completion: .words(Format.allCases.map(\.rawValue))),
      SharedOptions.output, SharedOptions.force,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: Format.text)
    let basis = try RulesOptions.basis(arguments)
    let last = try arguments.number("last", in: 1...1_000_000)
    let (plan, variant) = try plan(arguments)
    let progress = ProgressLine.show("measuring takes")
    let takes = try Failure.telling(try TakeIndex.all(progress: progress))
    ProgressLine.clear()
    for failure in takes.failures.prefix(3) {
      Console.message("left out: " + Failure(failure).message)
    }
    let history = History(
      of: plan, variant: variant, takes: takes.takes, last: last, basis: basis)
    let text =
      switch format {
      case .text: TextHistory.render(history, plain: arguments.flags.contains("plain"))
      case .html: HistoryPage.render(history)
      case .json: try Delivery.json(HistoryRecord(history))
      case .csv: CSVHistory.render(history)
      }
    try Delivery.deliver(text, arguments)
    return .done
  }

  /// The plan as it is now, and the name of its variant.
  private static func plan(
    _ arguments: ParsedArguments
  ) throws(Failure) -> (Plan, variant: String?) {
    let slot = try arguments.duration("slot")
    guard let path = arguments.positionals.first else {
      let take = try Failure.telling(try TakeReader(TakeList.named(nil), slot: slot))
      guard let variant = arguments.value("variant") else { return (take.wholePlan, take.variant) }
      throw Failure(
        "'--variant \(variant)' needs the plan to choose from", remedy: "name the plan",
        status: .usage)
    }
    let document = try InputFile.plan(path).document
    let variant = arguments.value("variant")
    let plan = try SharedOptions.plan(document, file: path, variant: variant, slot: slot)
    return (plan, variant.flatMap { document.plan.variant(named: $0)?.name })
  }
}
