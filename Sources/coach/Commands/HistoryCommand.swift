import AudioCore
import Coach
import Glibc
import Takes

/// `coach history`: what the takes of a plan add up to.
enum HistoryCommand: Command {
  enum Format: String, CaseIterable { case text, html, json, csv }

  static let spec = CommandSpec(
    name: "history", abstract: "Show your progress over several takes, phase by phase.",
    discussion:
      "How many takes ended in time, each phase in each take against its budget, what it usually "
      + "takes and whether it grows or falls, what to practise, and from three complete takes on "
      + "the chance of finishing on time. Takes of older notes count: their phases are found again by their names and trigger words.",
    manual:
      "Whether a take ended in time, and the chance that the next will, are by the clock, with interruptions; phases are judged by their talk time, unless --basis elapsed is given. What a phase usually takes is the median, its spread the distance of the quartiles; a take weighs half of one four takes later. The chance is from 10,000 draws of past takes with a fixed seed. A take that ended in its first phase, before that had used its time, is a false start and does not count. Phases are found again also when two were joined.",
    group: .lookBack,
    examples: [
      ("coach history talk.md", "progress over all takes of these notes")
    ],
    arguments: [
      .init(
        name: "plan", arity: .optional,
        help:
          "The notes as they are now, or a take for those that it was of. (default: those of the latest)"
      )
    ],
    options: [
      SharedOptions.variant, SharedOptions.slot, PlanOptions.form, PlanOptions.with,
      RulesOptions.basis, RulesOptions.grace,
      .init(
        name: "last", value: "count", help: "Look at the latest takes of the plan only.",
        completion: .none),
      .init(name: "plain", help: "Words in place of columns and shapes, for screen readers."),
      .init(
        name: "format", short: "f", value: "format",
        help: "The form of the result: text, html, json or csv. (default: text)",
        completion: .words(Format.allCases.map(\.rawValue))),
      SharedOptions.output, SharedOptions.force,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: Format.text)
    let rules = try RulesOptions.rules(arguments)
    let last = try arguments.number("last", in: 1...1_000_000)
    let (plan, variant) = try plan(arguments)
    _ = try TakeArgument.names()
    let progress = ProgressLine.show("measuring takes")
    let takes = try Failure.telling(try TakeIndex.all(progress: progress))
    ProgressLine.clear()
    for failure in takes.failures.prefix(3) {
      Console.message("left out: " + Failure(failure).message)
    }
    let history = History(
      of: plan, variant: variant, takes: takes.takes, last: last, basis: rules.basis,
      tolerance: rules.tolerance)
    let text =
      switch format {
      case .text:
        TextHistory.render(
          history, TextOptions.layout(arguments), plain: arguments.flags.contains("plain"))
      case .html: HistoryPage.render(history, page: page(of:))
      case .json: try Delivery.json(HistoryRecord(history))
      case .csv: CSVHistory.render(history)
      }
    try Delivery.deliver(text, arguments)
    return .done
  }

  /// The path of a take's page; nil where it has none.
  private static func page(of take: String) -> String? {
    guard let root = try? TakesRoot.path() else { return nil }
    let page = TakeFolder(path: root + "/" + take).page
    return access(page, R_OK) == 0 ? page : nil
  }

  /// The plan as it is now, and the name of its variant.
  private static func plan(
    _ arguments: ParsedArguments
  ) throws(Failure) -> (Plan, variant: String?) {
    let slot = try arguments.duration("slot")
    let word = arguments.positionals.first
    guard let path = word, !isTake(path) else {
      let folder = try TakeArgument.take(word)
      let take = try Failure.telling(try TakeReader(folder, slot: slot))
      guard let variant = arguments.value("variant") else { return (take.wholePlan, take.variant) }
      throw Failure(
        "'--variant \(variant)' needs the plan to choose from", remedy: "name the plan",
        status: .usage)
    }
    let document = try PlanOptions.document(path, arguments).document
    let variant = arguments.value("variant")
    let plan = try SharedOptions.plan(document, file: path, variant: variant, slot: slot)
    return (plan, variant.flatMap { document.plan.variant(named: $0)?.name })
  }

  /// Whether a word names a take and no notes.
  private static func isTake(_ word: String) -> Bool {
    TakeFolder.containing(word) != nil
      || !RecordingArgument.exists(word) && !RecordingArgument.isPath(word)
  }
}
