import Coach
import Takes

/// `coach report`: the report of a take that was recorded before.
enum ReportCommand: Command {
  static let spec = CommandSpec(
    name: "report", abstract: "Show the report of a take again.",
    group: .lookBack,
    examples: [
      ("coach report", "the latest take"),
      ("coach report -2", "the one before it"),
      ("coach report -f html -o talk.html", "its page"),
    ],
    arguments: [
      .init(
        name: "take", arity: .optional,
        help: "A take: \(TakeArgument.help). (default: the latest)",
        completion: .live(.takes))
    ],
    options: [
      SharedOptions.slot, SharedOptions.format, SharedOptions.output,
      SharedOptions.force,
      SharedOptions.strict,
    ] + RulesOptions.all + TextOptions.both)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: ReportFormat.text)
    let slot = try arguments.duration("slot")
    let folder = try TakeArgument.take(arguments.positionals.first)
    let take = try Failure.telling(try TakeReader(folder, slot: slot))
    var analysis = try Failure.telling(try take.analysis())
    analysis.past = TakeIndex.evidence(before: take.take)
    let recording = analysis.measured(
      try RulesOptions.rules(arguments))
    try Delivery.deliver(Delivery.render([recording], format, arguments), arguments)
    return recording.report.isOverBudget && arguments.flags.contains("strict") ? .overBudget : .done
  }
}
