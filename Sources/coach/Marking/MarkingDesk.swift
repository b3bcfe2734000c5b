import AudioCore
import Coach
import Takes

/// A recording with what is needed to mark it by ear.
struct MarkingDesk {
  let recording: Recording
  let agenda: Agenda
  /// The time line with the marks that are there already.
  let base: Timeline
  private let listening: MarkingOptions
  private let speech: [Range<Int>]
  private let parts: [MarkingView.Part]

  /// - Parameter plan: whose trigger words help to know a phase again.
  /// - Throws: ``Failure`` when an option has no such value, or nobody speaks.
  init(
    _ recording: Recording, _ agenda: Agenda, plan: Plan, base: Timeline,
    _ arguments: ParsedArguments
  ) throws(Failure) {
    self.recording = recording
    self.agenda = agenda
    self.base = base
    listening = try MarkingOptions(arguments)
    speech = SpeechDetector().track(recording.contour).segments
    parts = agenda.parts.enumerated().map { index, part in
      MarkingView.Part(
        label: part.label,
        cues: plan.phases.indices.contains(index) ? plan.phases[index].cues : [])
    }
    guard !speech.isEmpty else {
      throw Failure(
        "nobody speaks in '\(recording.file.name)'", remedy: "check that it is the right recording",
        status: .noInput)
    }
  }

  /// A session about the recording.
  ///
  /// - Parameters:
  ///   - given: marks that may be wrong, by phase.
  ///   - answers: what was said before.
  ///   - asksAll: whether all phases are asked about.
  func session(
    given: [Int: Int], answers: [Int: MarkingSession.Reply], asksAll: Bool,
    find: @escaping @Sendable (AlignmentHints) -> Alignment?
  ) -> MarkingSession {
    MarkingSession(
      phaseCount: agenda.parts.count, frames: recording.contour.frames,
      rate: recording.contour.rate, onsets: speech.map(\.lowerBound), given: given,
      answers: answers, asksAll: asksAll, find: find)
  }

  /// Listens until all is said, or the listener has had enough.
  ///
  /// - Parameter save: keeps what was said, after every answer.
  /// - Throws: ``Failure`` when the recording cannot be played back or a line is no key.
  func run(
    _ session: MarkingSession, name: String, save: @escaping (MarkingSession) -> Failure?
  ) throws(Failure) -> MarkingRunner.End {
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    let view = MarkingView(
      session: session, parts: parts, name: name, rate: recording.contour.rate,
      frames: recording.contour.frames)
    let runner = MarkingRunner(
      view,
      try MarkingPlayer(
        recording, speech: speech, device: listening.device, speed: listening.speed),
      try MarkingInput(listening.script), isPlain: listening.isPlain, save: save)
    return try runner.run()
  }

  /// Where each phase begins first by the marks that are there.
  var given: [Int: Int] {
    var given: [Int: Int] = [:]
    for mark in base.marks {
      if case .phase(let phase) = mark.activity, given[phase] == nil { given[phase] = mark.frame }
    }
    return given
  }
}
