import AudioCore
import Coach
import Takes

/// A recording that a command is given, with the marks and the plan that its options or its own folder tell.
enum RecordingSource {
  /// What tells the phases of a recording.
  static let options: [CommandSpec.Option] =
    [
      .init(name: "plan", value: "file", help: "The plan to compare with."),
      .init(
        name: "marks", value: "file",
        help:
          "Where the phases begin: a label track, lines such as '2:31 WHAT', a table with a column "
          + "Start, subtitles, chapters, a CUE sheet or a TextGrid."),
      AlignmentRequest.align, AlignmentRequest.pin, AlignmentRequest.skipped, LikeRequest.like,
      WordsRequest.words, WordsRequest.model,
      SharedOptions.variant, SharedOptions.slot,
    ] + PlanOptions.all + RecordingArgument.options

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
      PlanOptions.document(path, arguments).document, file: path,
      variant: arguments.value("variant"),
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
    let words = try WordsRequest(arguments)
    if plan == nil, marks == nil, let take = TakeFolder.containing(path) {
      let slot = try arguments.duration("slot")
      let reader = try Failure.telling(try TakeReader(take, slot: slot))
      var marked = try Failure.telling(
        try reader.analysis(isAlone: isAlone, keepsSpectra: request.isForced))
      marked.heard = try words.heard(marked.recording, take: take, kept: marked.heard)
      // Without the take's marks, where that is wanted.
      let aligned =
        request.isForced
        ? try request.analysis(
          of: marked.recording, file: marked.file, agenda: marked.agenda,
          gaps: marked.timeline.lost, heard: marked.heard, take: take) : nil
      return aligned ?? marked
    }
    if plan == nil { try request.requirePlan() }
    let audio = try RecordingArgument.audio(path)
    let recording = try RecordingArgument.recording(
      audio, RecordingArgument.reading(arguments), isAlone: isAlone,
      keepsSpectra: plan != nil && marks == nil)
    let take = TakeFolder.containing(path)
    let heard = try words.heard(
      recording, take: take, kept: take.flatMap { KeptWords.heard($0, recording) })
    let (track, source, beside) = try track(
      marks, recording, audio, isForced: request.isForced)
    let told = beside.map { ["the marks are those of '\($0)' beside the recording"] } ?? []
    if let plan, request.isForced || !track.hasMarks || track.hasEstimates {
      let agenda = Agenda(plan)
      let given =
        request.isForced || !track.hasEstimates
        ? nil
        : try Self.marks(in: beside ?? marks ?? audio) { () throws(MarksError) in
          try track.hints(for: agenda)
        }
      let aligned = try request.analysis(
        of: recording, file: audio, agenda: agenda, gaps: track.gaps, heard: heard, given: given,
        notes: told, take: take)
      if let aligned { return aligned }
    }
    let agenda = try agenda(plan, track, arguments)
    let reading = try Self.marks(in: beside ?? marks ?? audio) { () throws(MarksError) in
      try track.reading(for: agenda) { SpeechDetector().track(recording.contour).segments }
    }
    var analysis = Analysis(
      recording: recording, timeline: reading.timeline.muted(in: recording.summary.mutes),
      agenda: agenda,
      source: source, file: audio, notes: told + reading.notes)
    analysis.heard = heard
    return analysis
  }

  /// The marks and gaps of a recording: from a file that is named or lies beside it, or its own.
  ///
  /// - Parameter isForced: whether what lies beside it is left aside.
  /// - Throws: ``Failure`` when they cannot be read.
  static func track(
    _ marks: String?, _ recording: Recording, _ audio: String, isForced: Bool
  ) throws(Failure) -> (track: MarkTrack, source: Report.MarksSource, beside: String?) {
    if let marks { return (try labels(marks, recording), .labels, nil) }
    if !isForced, let beside = LabelsBeside.path(of: audio), RecordingArgument.exists(beside) {
      return (try labels(beside, recording), .labels, beside)
    }
    let track = try Self.marks(in: audio) { () throws(MarksError) in
      try MarkTrack(
        cues: recording.cues, rate: recording.contour.rate, frames: recording.contour.frames)
    }
    return (track, track.hasMarks ? .cue : .none, nil)
  }

  /// What the recording is measured against.
  ///
  /// A plan without marks, where nobody speaks, gives only its slot.
  private static func agenda(
    _ plan: Plan?, _ track: MarkTrack, _ arguments: ParsedArguments
  ) throws(Failure) -> Agenda {
    if let plan, track.hasMarks { return Agenda(plan) }
    return track.agenda(slot: try arguments.duration("slot") ?? plan?.slot)
  }

  private static func labels(_ path: String, _ recording: Recording) throws(Failure) -> MarkTrack {
    let data = try InputFile.read(path, kind: "marks")
    return try marks(in: path) { () throws(MarksError) in
      try MarkTrack(
        LabelFile(decoding: data), rate: recording.contour.rate, frames: recording.contour.frames)
    }
  }

  static func marks<Value>(
    in file: String, _ body: () throws(MarksError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(error, file: file)
    }
  }
}
