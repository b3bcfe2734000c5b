import AudioCore
import Coach
import FoundationEssentials
import Takes

/// `coach analyse`: the report of saved recordings.
enum AnalyseCommand: Command {
  static let spec = CommandSpec(
    name: "analyse", aliases: ["analyze"],
    abstract: "Report the times of saved recordings, phase by phase.",
    discussion:
      "A take, or the audio in its folder, is reported with its own plan and marks. Otherwise marks "
      + "come from --marks, else from the recording's own cue points; without any, the phases are "
      + "found from the pauses and the plan's budgets, and without a plan the recording is measured "
      + "as a whole.",
    manual:
      "From --align on, the report says how sure each beginning is. Reports come in the order of the command line. A recording that cannot be analysed does not stop the rest: it is named, has a line with its error in JSON, and the exit status is that of the first.",
    group: .recordings,
    examples: [
      (
        "coach analyse talk.wav --plan talk.md",
        "phases from the recording's cue points, or estimated"
      ),
      ("coach analyse *.wav -f csv -o all.csv", "a table of many recordings"),
    ],
    arguments: [
      .init(
        name: "audio", arity: .any,
        help: "Recordings of any format, - for one on standard input, or takes.")
    ],
    options: RecordingSource.options + [
      filesFrom, resume, jobs, SharedOptions.format, SharedOptions.output, SharedOptions.force,
      SharedOptions.strict, RulesOptions.fillers,
    ] + RulesOptions.all + TextOptions.both)

  static func run(_ given: ParsedArguments) throws(Failure) -> ExitStatus {
    var arguments = given
    arguments.positionals = given.positionals.map(RecordingArgument.pathOrTake)
    let list = given.value(filesFrom.name)
    if let list { arguments.positionals += try FileList.names(list) }
    guard !arguments.positionals.isEmpty else {
      throw Failure(
        "missing expected argument '<audio>'", remedy: "coach analyse --help", status: .usage)
    }
    let isMany = list != nil || given.value(resume.name) != nil
    let format = try arguments.choice("format", default: isMany ? .json : ReportFormat.text)
    let plan = try RecordingSource.plan(arguments)
    let rules = try RulesOptions.rules(arguments)
    let jobs = try arguments.number(jobs.name, in: 1...256)
    let isStrict = arguments.flags.contains("strict")
    guard arguments.positionals.count == 1, jobs == nil, !isMany else {
      _ = try WordsRequest(arguments)
      _ = try AlignmentRequest(arguments)  // what is wrong for all of them is told once
      let (isOver, failed) = try analyseMany(arguments, format, jobs) {
        [arguments] (path) throws(Failure) in
        try RecordingSource.analysis(path, plan: plan, arguments, isAlone: false).report(rules)
      }
      return failed ?? (isOver && isStrict ? .overBudget : .done)
    }
    let recording = try RecordingSource.analysis(arguments.positionals[0], plan: plan, arguments)
      .measured(rules)
    try Delivery.deliver(Delivery.render([recording], format, arguments), arguments)
    return recording.report.isOverBudget && isStrict ? .overBudget : .done
  }

  static func outputs(_ arguments: ParsedArguments) -> [String] {
    arguments.value(resume.name) == nil
      ? [arguments.value(SharedOptions.output.name) ?? "-"] : []
  }

  private static func analyseMany(
    _ arguments: ParsedArguments, _ format: ReportFormat, _ jobs: Int?,
    report: @escaping @Sendable (String) throws(Failure) -> Report
  ) throws(Failure) -> (isOver: Bool, failed: ExitStatus?) {
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let paths = arguments.positionals
    guard let path = arguments.value(resume.name) else {
      return try Batch(
        paths: paths, jobs: jobs, format: format, layout: TextOptions.layout(arguments),
        report: report
      ).run(
        to: Delivery.destination(arguments.value(SharedOptions.output.name) ?? "-", arguments),
        isOrdered: arguments.value(filesFrom.name) == nil)
    }
    guard format == .json, arguments.value(SharedOptions.output.name) == nil else {
      throw Failure(
        "'--resume' adds JSON lines to its file, and nothing else",
        remedy: "leave out --format and --output", status: .usage)
    }
    let log = try ResultLog(path)
    let rest = paths.filter { name in
      !log.known.contains(name) && !log.known.contains(TakeFolder.containing(name)?.audio ?? name)
    }
    let batch = try Batch(
      paths: rest, jobs: jobs, format: format, layout: TextOptions.layout(arguments),
      report: report)
    let end = try batch.run(adding: log)
    if rest.count < paths.count {
      Console.message(
        "\(paths.count - rest.count) of \(paths.count) were in '\(path)' already\n"
      )
    }
    return end
  }

  private static let filesFrom = CommandSpec.Option(
    name: "files-from", value: "list",
    help:
      "Recordings that a file lists, a name a line; - is standard input. Gives a JSON line for each as it is done."
  )
  private static let resume = CommandSpec.Option(
    name: "resume", value: "file",
    help: "Add a JSON line for each recording to this file, and leave out those that have one.")
  private static let jobs = CommandSpec.Option(
    name: "jobs", short: "j", value: "count",
    help: "How many recordings to analyse at once. With it JSON is a line for each, also for one. "
      + "(default: as many as there are processors)",
    completion: .none)
}
