import AudioCore
import Coach
import Takes

/// Corrects the marks of a take by ear; its journal keeps those that were pressed.
struct TakeMarking {
  private let take: TakeFolder
  private let arguments: ParsedArguments
  /// Whether its marks were corrected before.
  private let wasCorrected: Bool

  /// - Throws: ``Failure`` when an option is not for takes.
  init(_ take: TakeFolder, _ arguments: ParsedArguments) throws(Failure) {
    self.take = take
    wasCorrected = take.hasCorrection
    self.arguments = arguments
    let foreign =
      ["keep", "align"].filter(arguments.flags.contains)
      + ["output", "at", "skipped", "variant"].filter { arguments.value($0) != nil }
    if let option = foreign.first {
      throw Failure(
        "'--\(option)' is for recordings, and '\(take.name)' is a take", remedy: "leave it out",
        status: .usage)
    }
  }

  func run() throws(Failure) -> ExitStatus {
    if arguments.flags.contains("undo") { return try undo() }
    let reader = try Failure.telling(try TakeReader(take))
    let analysis = try Failure.telling(try reader.analysis(keepsSpectra: true))
    if let labels = arguments.value("marks") { return try correct(analysis, by: labels) }
    let desk = try MarkingDesk(
      analysis.recording, analysis.agenda, plan: reader.plan, base: analysis.timeline, arguments)
    let request = try AlignmentRequest(arguments)
    let session = desk.session(
      given: desk.given, answers: [:], asksAll: arguments.flags.contains("all"),
      find: request.search(
        in: analysis.recording, agenda: analysis.agenda, gaps: analysis.timeline.lost,
        heard: analysis.heard,
        earlier: try request.earlier(
          than: analysis.recording, agenda: analysis.agenda, except: take)))
    let end = try desk.run(session, name: take.name) { session in
      do throws(Failure) {
        try save(session, desk)
        return nil
      } catch {
        return error
      }
    }
    let marked = MarkedTimeline(end.session, on: desk.base, hasMarks: true).timeline
    guard marked.marks != desk.base.marks else {
      Console.message("nothing was changed\n")
      return end.wasStopped ? .interrupted : .done
    }
    try save(end.session, desk)
    tell()
    return end.wasStopped ? .interrupted : .done
  }

  /// Makes the page anew, and says what became of the marks.
  private func tell() {
    TakeMarks.renewPage(of: take)
    Console.paragraphs(
      DisplayText.lines(
        "corrected the marks of \(take.name); coach report shows it, and coach mark \(take.name) --undo brings back "
          + "those that were pressed\n"))
  }

  /// Takes the marks of a label file, such as the take's page saves.
  private func correct(_ analysis: Analysis, by labels: String) throws(Failure) -> ExitStatus {
    let (track, _, _) = try RecordingSource.track(
      labels, analysis.recording, take.audio, isForced: false)
    let timeline = try RecordingSource.marks(in: labels) { () throws(MarksError) in
      try track.timeline(for: analysis.agenda)
    }
    try Failure.telling(
      try TakeMarks.correct(take, MarkCorrection(timeline.marks, agenda: analysis.agenda)))
    tell()
    return .done
  }

  private func save(_ session: MarkingSession, _ desk: MarkingDesk) throws(Failure) {
    let marked = MarkedTimeline(session, on: desk.base, hasMarks: true).timeline
    let correction =
      marked.marks == desk.base.marks && !wasCorrected
      ? nil : MarkCorrection(marked.marks, agenda: desk.agenda)
    try Failure.telling(try TakeMarks.correct(take, correction))
  }

  private func undo() throws(Failure) -> ExitStatus {
    guard take.hasCorrection else {
      Console.message(DisplayText.line("the marks of \(take.name) are as they were pressed") + "\n")
      return .done
    }
    try Failure.telling(try TakeMarks.correct(take, nil))
    TakeMarks.renewPage(of: take)
    Console.message(
      DisplayText.line("the marks of \(take.name) are again as they were pressed") + "\n")
    return .done
  }
}
