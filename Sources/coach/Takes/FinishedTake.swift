import AudioCore
import Coach

/// A take that was just recorded, with its report.
struct FinishedTake {
  let recording: MeasuredRecording
  /// What went wrong although the take is saved.
  let failure: Failure?
  /// Whether a signal ended it.
  let wasStopped: Bool
  /// What history needs of it; nil when it cannot be read back.
  let stored: StoredTake?
  private let folder: TakeFolder

  /// Records a take and measures it; its page and its times are put into its folder.
  ///
  /// - Throws: ``Failure`` when recording cannot begin.
  init(
    recording options: RehearsalOptions, basis: Verdict.Basis, _ input: inout KeyInput
  ) throws(Failure) {
    let recorded = try RehearsalRunner(options).run(&input)
    let (take, outcome) = (recorded.take, recorded.outcome)
    let reader = try? TakeReader(take)
    let past = reader.map(PastTakes.evidence) ?? []
    let builder: ReportBuilder
    if outcome.measuredRate != nil, var analysis = try reader?.analysis() {
      // It was heard at a wrong rate; the file has the true one.
      analysis.past = past
      builder = analysis.builder(basis: basis)
    } else {
      builder = ReportBuilder(
        contour: outcome.contour, summary: outcome.summary, timeline: outcome.timeline,
        outline: outcome.outline, source: .take, basis: basis, endsAt: recorded.endsAt,
        startedAt: reader?.journal.start.started_at, past: past)
    }
    let recording = MeasuredRecording(builder, audio: take.audio)
    recording.keepPage(in: take)
    stored = reader.map {
      StoredTake(name: take.name, times: PastTakes.keep(recording.report, of: $0))
    }
    self.recording = recording
    wasStopped = recorded.wasStopped
    folder = take
    failure = Self.failure(outcome)
  }

  /// Says where it is.
  func announce() {
    Console.message(
      "\nkept in \(Console.printable(folder.path))\nas a page to listen to: report.html in it\n")
  }

  private static func failure(_ outcome: RehearsalOutcome) -> Failure? {
    if let failure = outcome.failure { return failure }
    let until = TimeText.clock(outcome.heardSeconds)
    switch outcome.reason {
    case .device_lost:
      return Failure(
        "the device was lost; the take is saved up to \(until)",
        remedy: "connect it again and start a new take", status: .lost)
    case .device_silent:
      return Failure(
        "the device stopped delivering; the take is saved up to \(until)",
        remedy: "check the device, or choose another with --device", status: .lost)
    case .finished, .file_full, .disk, .cut_off:
      guard outcome.summary.isDead else { return nil }
      return Failure(
        "nothing was heard: the microphone is muted or dead",
        remedy: "unmute it (alsamixer, F4), or choose another with --device", status: .noDevice)
    }
  }
}
