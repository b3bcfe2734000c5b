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
      "From --align on, the report says how sure each beginning is. Reports come in the order of the command line. A recording that cannot be analysed does not stop the rest: it is told, has a line with its error in JSON, and the exit status is that of the first.",
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
        name: "audio", arity: .many,
        help: "Recordings of any format that libsndfile reads, or folders of takes.")
    ],
    options: RecordingSource.options + [
      jobs, SharedOptions.format, SharedOptions.output, SharedOptions.force,
      SharedOptions.strict,
    ] + RulesOptions.all + TextOptions.both)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: ReportFormat.text)
    let plan = try RecordingSource.plan(arguments)
    let rules = try RulesOptions.rules(arguments)
    let paths = arguments.positionals
    let jobs = try arguments.number(jobs.name, in: 1...256)
    let isStrict = arguments.flags.contains("strict")
    guard paths.count == 1, jobs == nil else {
      _ = try AlignmentRequest(arguments)  // what is wrong for all of them is told once
      let batch = try Batch(
        paths: paths, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, format: format,
        layout: TextOptions.layout(arguments)
      ) { (path) throws(Failure) in
        try RecordingSource.analysis(path, plan: plan, arguments, isAlone: false).report(rules)
      }
      let (isOver, failed) = try batch.run(
        to: Delivery.destination(arguments.value(SharedOptions.output.name) ?? "-", arguments))
      return failed ?? (isOver && isStrict ? .overBudget : .done)
    }
    let recording = try RecordingSource.analysis(paths[0], plan: plan, arguments).measured(rules)
    try Delivery.deliver(Delivery.render([recording], format, arguments), arguments)
    return recording.report.isOverBudget && isStrict ? .overBudget : .done
  }

  private static let jobs = CommandSpec.Option(
    name: "jobs", short: "j", value: "count",
    help: "How many recordings to analyse at once. With it JSON is a line for each, also for one. "
      + "(default: as many as there are processors)",
    completion: .none)
}
