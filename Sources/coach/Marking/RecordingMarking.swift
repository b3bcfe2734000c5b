import AudioCore
import Coach
import FoundationEssentials
import Takes

/// Marks a recording by ear: into a label file beside it, and into a take where that is wanted.
struct RecordingMarking {
  private let path: String
  private let arguments: ParsedArguments
  private let plan: Plan
  private let planFile: String
  private let planData: Data

  /// - Throws: ``Failure`` when there is no plan.
  init(_ path: String, _ arguments: ParsedArguments) throws(Failure) {
    self.path = path
    self.arguments = arguments
    guard let file = arguments.value("plan") else {
      throw Failure(
        "without a plan there are no phases to mark", remedy: "add --plan notes.md", status: .usage)
    }
    let (document, data) = try PlanOptions.document(file, arguments)
    plan = try SharedOptions.plan(
      document, file: file, variant: arguments.value("variant"), slot: arguments.duration("slot"))
    (planFile, planData) = (file, data)
  }

  func run() throws(Failure) -> ExitStatus {
    let audio = try RecordingArgument.audio(path)
    guard let file = arguments.value("output") ?? LabelsBeside.path(of: audio) else {
      throw Failure(
        "a recording from a pipe has no place for its labels", remedy: "add -o talk.labels.txt",
        status: .usage)
    }
    let recording = try RecordingArgument.recording(
      audio, RecordingArgument.reading(arguments), isAlone: true, keepsSpectra: true)
    let request = try AlignmentRequest(arguments)
    let marks = try KnownMarks(recording, Agenda(plan), audio, request, arguments)
    // Marks that are there need not be heard again for a take to be made of them, nor labels written.
    if marks.isMarked, arguments.flags.contains("keep"), !arguments.flags.contains("all") {
      try keep(recording, marks.timeline)
      return .done
    }
    let labels = try MarkedLabels(
      file, arguments, known: marks.beside == file ? marks.labels : nil)
    let desk = try MarkingDesk(
      recording, marks.agenda, plan: plan, base: marks.timeline, arguments)
    let session = desk.session(
      given: marks.isMarked ? desk.given : [:], answers: marks.answers,
      asksAll: arguments.flags.contains("all"),
      find: request.search(
        in: recording, agenda: marks.agenda, gaps: marks.timeline.lost,
        heard: try WordsRequest(arguments).heard(recording, take: nil, kept: nil),
        earlier: try request.earlier(than: recording, agenda: marks.agenda)))
    let end = try desk.run(session, name: Self.name(audio)) { session in
      guard !labels.isPrinted else { return nil }
      do throws(Failure) {
        try labels.write(text(session, marks))
        return nil
      } catch {
        return error
      }
    }
    try finish(end.session, marks, labels, recording)
    return end.wasStopped ? .interrupted : .done
  }

  /// The labels as they are by what was said.
  private func text(_ session: MarkingSession, _ marks: KnownMarks) -> String {
    MarkedTimeline(session, on: marks.timeline, hasMarks: marks.isMarked)
      .labels(for: marks.agenda, rate: marks.rate)
  }

  /// Writes the labels a last time, says where they are, and makes the take.
  private func finish(
    _ session: MarkingSession, _ marks: KnownMarks, _ labels: MarkedLabels, _ recording: Recording
  ) throws(Failure) {
    let open = session.beginnings.indices.filter(session.isUnsettled)
    guard session.hasAnswers || open.isEmpty else {
      Console.message("nothing was marked\n")
      return
    }
    let text = text(session, marks)
    if labels.isPrinted {
      try Console.result(text)
    } else {
      do throws(Failure) {
        try labels.write(text)
      } catch {
        // What was listened to for a minute is not lost with a disk.
        try? Console.result(text)
        throw error
      }
      tell(labels.path, open: open.count, of: marks.agenda.parts.count)
    }
    guard arguments.flags.contains("keep") else { return }
    guard open.isEmpty else {
      Console.message("it becomes a take when all phases are marked\n")
      return
    }
    let marked = MarkedTimeline(session, on: marks.timeline, hasMarks: marks.isMarked)
    try keep(recording, marked.timeline)
  }

  private func tell(_ path: String, open: Int, of count: Int) {
    let file = arguments.value("plan") ?? ""
    let what =
      open == 0
      ? "all \(count) phases are marked in \(path); coach analyse \(ShellWord.file(self.path)) --plan \(ShellWord.file(file)) reads it"
      : "\(count - open) of \(count) phases are marked in \(path); the same command goes on with the others"
    Console.paragraphs(DisplayText.line(what) + "\n")
  }

  private func keep(_ recording: Recording, _ timeline: Timeline) throws(Failure) {
    let (variant, slot) = (arguments.value("variant"), try arguments.duration("slot"))
    let take = try Failure.telling(
      try TakeImport(
        of: plan, planFile: planFile, planData: planData, variant: variant,
        slot: slot
      ).keep(recording, timeline))
    Console.message(
      "kept in \(DisplayText.lines(take.path))\nlisten: \(PageOpening.address(of: take))\n")
  }

  private static func name(_ audio: String) -> String {
    audio.split(separator: "/").last.map(String.init) ?? audio
  }
}
