import Coach

/// `coach report`: the report of a take that was recorded before.
enum ReportCommand: Command {
  static let spec = CommandSpec(
    name: "report", abstract: "Show the report of a take again.",
    arguments: [
      .init(
        name: "take", arity: .optional,
        help: "The folder of a take, or its name. (default: the latest)")
    ],
    options: [
      SharedOptions.slot, SharedOptions.basis, SharedOptions.format, SharedOptions.output,
      SharedOptions.force,
      SharedOptions.strict,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: SharedOptions.Format.text)
    let take = try TakeReader(
      TakeList.named(arguments.positionals.first), slot: arguments.duration("slot"))
    var analysis = try take.analysis()
    analysis.past = PastTakes.evidence(before: take)
    let recording = analysis.measured(
      basis: try arguments.choice("basis", default: Verdict.Basis.speaking))
    try SharedOptions.deliver(SharedOptions.render([recording], format, arguments), arguments)
    return recording.report.isOverBudget && arguments.flags.contains("strict") ? .overBudget : .done
  }
}
