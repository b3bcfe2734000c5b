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
      ("coach report --open", "listen to it in the browser"),
      ("coach report --share talk.html", "one file with its sound, for somebody else"),
      ("coach report -f html -o talk.html", "its page"),
    ],
    arguments: [
      .init(
        name: "take", arity: .optional,
        help: "A take: \(TakeArgument.help). (default: the latest)",
        completion: .live(.takes))
    ],
    options: [
      .init(name: "open", help: "Open the take's page in the browser."),
      SharedOptions.share, WordsRequest.words, WordsRequest.model, RulesOptions.fillers,
      SharedOptions.slot, SharedOptions.format, SharedOptions.output,
      SharedOptions.force,
      SharedOptions.strict,
    ] + RulesOptions.all + TextOptions.both)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    if arguments.flags.contains("open") { return try open(arguments) }
    let format = try arguments.choice("format", default: ReportFormat.text)
    let slot = try arguments.duration("slot")
    let folder = try TakeArgument.take(arguments.positionals.first)
    if let other = ["format", "output"].first(where: { arguments.value($0) != nil }),
      arguments.value(SharedOptions.share.name) != nil
    {
      throw Failure(
        "'--share' writes a page, and takes no '--\(other)'", remedy: "leave it out",
        status: .usage)
    }
    let take = try Failure.telling(try TakeReader(folder, slot: slot))
    var analysis = try Failure.telling(try take.analysis())
    analysis.heard = try WordsRequest(arguments).heard(
      analysis.recording, take: folder, kept: analysis.heard)
    analysis.past = TakeIndex.evidence(before: take.take)
    let recording = analysis.measured(
      try RulesOptions.rules(arguments))
    if let file = arguments.value(SharedOptions.share.name) {
      try SharedPage.write(recording, audio: folder.audio, to: file, arguments)
    } else {
      try Delivery.deliver(Delivery.render([recording], format, arguments), arguments)
    }
    return recording.report.isOverBudget && arguments.flags.contains("strict") ? .overBudget : .done
  }

  static func outputs(_ arguments: ParsedArguments) -> [String] {
    [arguments.value(SharedOptions.share.name) ?? arguments.value(SharedOptions.output.name) ?? "-"]
  }

  /// The page in the take shows it as it was reported first.
  private static func open(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let given = arguments.flags.union(arguments.values.keys).subtracting(["open"])
    if let other = given.sorted().first {
      throw Failure(
        "'--open' shows the page that the take has, without '--\(other)'",
        remedy: "write another: coach report -f html -o talk.html", status: .usage)
    }
    try PageOpening.open(TakeArgument.take(arguments.positionals.first))
    return .done
  }
}
