import AudioCore
import Coach
import Takes

/// A take that was just recorded, with its report.
struct ReportedTake {
  let recording: MeasuredRecording
  /// What went wrong although the take is saved.
  let failure: Failure?
  /// Whether a signal ended it.
  let wasStopped: Bool
  /// What history needs of it.
  let stored: IndexedTake
  private let folder: TakeFolder

  /// Records a take, anew each time when the speaker starts over, and measures it; its page and its times are put
  /// into its folder.
  ///
  /// - Returns: nil where the speaker discarded it.
  /// - Throws: ``Failure`` when recording cannot begin.
  static func record(
    _ options: RehearsalOptions, rules: ReportRules, _ input: inout KeyInput,
    from microphone: consuming Microphone? = nil
  ) throws(Failure) -> ReportedTake? {
    var options = options
    options.tolerance = rules.tolerance
    var microphone = microphone
    while true {
      switch try RehearsalRunner(options).run(&input, from: microphone.take()) {
      case .recorded(let recorded): return try ReportedTake(recorded, rules)
      case .removed(.startedOver):
        Console.message("removed; starting over\n")
        options.isContinued = true
        guard options.isGated else { continue }
        microphone = try Preflight(
          device: options.device, rate: options.rate, past: options.past
        ).runAgain(&input, .recording(countdown: options.countdown))
      case .removed:
        Console.message("discarded; nothing of it is kept\n")
        return nil
      }
    }
  }

  private init(
    _ recorded: RehearsalRunner.Recorded, _ rules: ReportRules
  ) throws(Failure) {
    let (take, outcome) = (recorded.take, recorded.outcome)
    let builder = try Self.builder(recorded, past: TakeIndex.evidence(before: take), rules)
    let recording = MeasuredRecording(builder, audio: take.folder.audio)
    do throws(TakeError) {
      try recording.keepPage(in: take.folder)
    } catch {
      Console.message(Failure(error).message)
    }
    stored = IndexedTake(name: take.folder.name, times: TakeIndex.keep(recording.report, of: take))
    self.recording = recording
    wasStopped = recorded.wasStopped
    folder = take.folder
    failure = Self.failure(outcome)
  }

  /// What measures it: what is in memory, or the file where that was heard at a wrong rate.
  private static func builder(
    _ recorded: RehearsalRunner.Recorded, past: [EarlierTake], _ rules: ReportRules
  ) throws(Failure) -> ReportBuilder {
    let (take, outcome) = (recorded.take, recorded.outcome)
    guard outcome.measuredRate == nil else {
      var analysis = try Failure.telling(try TakeReader(take.folder).analysis())
      analysis.past = past
      return analysis.builder(rules)
    }
    return ReportBuilder(
      contour: outcome.contour, summary: outcome.summary, timeline: outcome.timeline,
      agenda: outcome.agenda, source: .take, rules: rules, endsAt: recorded.endsAt,
      startedAt: take.start.started_at, past: past)
  }

  /// Says where it is.
  ///
  /// - Parameter isOwn: whether it lies among the user's takes, so that `report` finds it.
  func announce(isOwn: Bool = true) {
    Console.message(
      "\nkept in \(DisplayText.lines(folder.path))\n"
        + "listen: \(PageOpening.address(of: folder))\(isOwn ? "   (coach report --open)" : "")\n")
  }

  private static func failure(_ outcome: RehearsalOutcome) -> Failure? {
    if let error = outcome.failure { return Failure(error) }
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
      guard outcome.summary.peak > 0 else { return Preflight.muted }
      return Failure(
        "no voice was heard", remedy: "check the microphone: coach mic", status: .noDevice)
    }
  }
}
