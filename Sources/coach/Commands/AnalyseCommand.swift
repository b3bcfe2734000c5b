import AudioCore
import Coach
import FoundationEssentials

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
    arguments: [
      .init(
        name: "audio", arity: .many,
        help: "Recordings of any format that libsndfile reads, or folders of takes.")
    ],
    options: sourceOptions + [
      jobs, SharedOptions.basis, SharedOptions.format, SharedOptions.output, SharedOptions.force,
      SharedOptions.strict,
    ])

  /// What tells the phases of a recording.
  static let sourceOptions: [CommandSpec.Option] = [
    .init(name: "plan", value: "file", help: "The plan to compare with."),
    .init(
      name: "marks", value: "file",
      help: "Where the phases begin: an Audacity label track, lines such as '2:31 WHAT', a Praat "
        + "TextGrid, WebVTT or ffmpeg's metadata."),
    AlignmentRequest.align, AlignmentRequest.pin, AlignmentRequest.skipped,
    SharedOptions.variant, SharedOptions.slot,
  ]

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: SharedOptions.Format.text)
    let plan = try plan(arguments)
    let basis = try arguments.choice("basis", default: Verdict.Basis.speaking)
    let paths = arguments.positionals
    let jobs = try arguments.number(jobs.name, in: 1...256)
    let isStrict = arguments.flags.contains("strict")
    guard paths.count == 1, jobs == nil else {
      _ = try AlignmentRequest(arguments)  // what is wrong for all of them is told once
      let batch = try Batch(
        paths: paths, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, format: format
      ) { (path) throws(Failure) in
        try analysis(path, plan: plan, arguments, isAlone: false).report(basis: basis)
      }
      let (isOver, failed) = try batch.run(
        to: SharedOptions.destination(arguments.value(SharedOptions.output.name) ?? "-", arguments))
      return failed ?? (isOver && isStrict ? .overBudget : .done)
    }
    let recording = try analysis(paths[0], plan: plan, arguments).measured(basis: basis)
    try SharedOptions.deliver(SharedOptions.render([recording], format, arguments), arguments)
    return recording.report.isOverBudget && isStrict ? .overBudget : .done
  }

  private static let jobs = CommandSpec.Option(
    name: "jobs", short: "j", value: "count",
    help: "How many recordings to analyse at once. With it JSON is a line for each, also for one. "
      + "(default: as many as there are processors)",
    completion: .none)

  /// The plan that the options give.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  static func plan(_ arguments: ParsedArguments) throws(Failure) -> Plan? {
    guard let path = arguments.value("plan") else {
      if arguments.value("variant") != nil {
        throw Failure(
          "'--variant' needs a plan to choose from", remedy: "add --plan notes.md", status: .usage)
      }
      return nil
    }
    return try SharedOptions.plan(
      InputFile.plan(path).document, file: path, variant: arguments.value("variant"),
      slot: arguments.duration("slot"))
  }

  /// Hears a recording with the marks and the plan that the options or its own folder give.
  ///
  /// - Parameter isAlone: see ``Recording``.
  /// - Throws: ``Failure`` when something of it cannot be read or does not fit.
  static func analysis(
    _ path: String, plan: Plan?, _ arguments: ParsedArguments, isAlone: Bool = true
  ) throws(Failure) -> Analysis {
    let marks = arguments.value("marks")
    let request = try AlignmentRequest(arguments)
    if plan == nil, marks == nil, let take = TakeFolder.containing(path) {
      let reader = try TakeReader(take, slot: arguments.duration("slot"))
      return try request.isForced
        ? reader.analysis(request, isAlone: isAlone) : reader.analysis(isAlone: isAlone)
    }
    if plan == nil { try request.requirePlan() }
    let audio = try RecordingArgument.audio(path)
    let recording = try Recording(reading: audio, isAlone: isAlone)
    let (track, source) = try track(marks, recording, audio)
    if let plan, request.isForced || !track.hasMarks,
      let aligned = try request.analysis(
        of: recording, file: audio, outline: Outline(plan), gaps: track.gaps)
    {
      return aligned
    }
    let outline = try outline(plan, track, arguments)
    let timeline = try Self.marks(in: marks ?? audio) { () throws(MarksError) in
      try track.timeline(for: outline)
    }
    return Analysis(
      recording: recording, timeline: timeline, outline: outline, source: source, file: audio)
  }

  /// The marks and gaps of a recording: from a file, or its own.
  private static func track(
    _ marks: String?, _ recording: Recording, _ audio: String
  ) throws(Failure) -> (MarkTrack, Report.MarksSource) {
    if let marks { return (try labels(marks, recording), .labels) }
    let track = try Self.marks(in: audio) { () throws(MarksError) in
      try MarkTrack(
        cues: recording.cues, rate: recording.contour.rate, frames: recording.contour.frames)
    }
    return (track, track.hasMarks ? .cue : .none)
  }

  /// What the recording is measured against.
  ///
  /// A plan without marks, where nobody speaks, gives only its slot.
  private static func outline(
    _ plan: Plan?, _ track: MarkTrack, _ arguments: ParsedArguments
  ) throws(Failure) -> Outline {
    if let plan, track.hasMarks { return Outline(plan) }
    return track.outline(slot: try arguments.duration("slot") ?? plan?.slot)
  }

  private static func labels(_ path: String, _ recording: Recording) throws(Failure) -> MarkTrack {
    let source = SourceText(decoding: try InputFile.read(path, kind: "marks"))
    return try marks(in: path) { () throws(MarksError) in
      try MarkTrack(
        LabelFile(source), rate: recording.contour.rate, frames: recording.contour.frames)
    }
  }

  private static func marks<Value>(
    in file: String, _ body: () throws(MarksError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(error, file: file)
    }
  }
}
