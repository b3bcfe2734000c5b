import AudioCore
import Coach
import FoundationEssentials
import Glibc
import Takes

/// Runs a rehearsal: opens the device and the take, starts the threads, listens to keys and signals.
///
/// Signals are to be collected while it runs, see ``SignalCollector``.
struct RehearsalRunner {
  private let options: RehearsalOptions
  private var plan: Plan { options.plan }

  init(_ options: RehearsalOptions) { self.options = options }

  /// A take that was recorded.
  struct Recorded {
    let take: Take
    let outcome: RehearsalOutcome
    /// Where it had to end, in seconds of the recording, if an end was set.
    let endsAt: Double?
    /// Whether a signal ended it.
    let wasStopped: Bool
  }

  /// What came of it.
  enum End {
    case recorded(Recorded)
    /// The speaker wanted it removed, and perhaps to start over.
    case removed(Keyboard.Fate)
  }

  /// Records a take.
  ///
  /// - Throws: ``Failure`` when recording cannot begin; what happens later is in the outcome.
  ///
  /// - Parameter microphone: where it runs already and the speaker has begun.
  func run(
    _ input: inout KeyInput, from microphone: consuming Microphone?
  ) throws(Failure) -> End {
    let agenda = Agenda(plan)
    let microphone = try Self.open(microphone, options, &input)
    let format = microphone.format
    let moment = LocalTime.now.adding(-microphone.begunSeconds)
    let slot = try slot(from: moment)
    let take = try Failure.telling(
      try TakeFolder.create(plan: options.planFile, moment: moment))
    do throws(Failure) {
      try checkSpace(take, format)
      if !options.isContinued { announce(take, microphone.device, format) }
      let start = JournalEntry.Start(
        startedAt: moment.iso8601, device: microphone.device, rate: format.rate,
        channels: format.channels, plan: planCopy, variant: options.variant, slot: options.slot,
        endsAt: slot.endsAt, onlyPhases: options.onlyPhases, drill: options.drill,
        understood: PlanSnapshot(plan), whole: options.whole.map { PlanSnapshot($0) })
      // Audio first: a folder with nothing but a journal could not be told from one whose audio is gone.
      let writer = try Self.writer(take, format)
      let journal = try Failure.telling(try JournalWriter(beginning: take, with: start))
      try keepPlan(in: take)
      let keys =
        if let script = options.script { script.keys } else {
          try input.keysThatWait()
        }
      let session = try microphone.running()
      let (outcome, fate, wasStopped) = try supervise(
        session, writer, journal, agenda, take, keys: keys, input: &input, slot: slot)
      if fate != .kept {
        try remove(outcome.movedTo.flatMap(TakeFolder.containing) ?? take, start)
        return .removed(fate)
      }
      if let path = outcome.movedTo {
        Console.message(DisplayText.lines("the take was moved; its sound is in \(path)\n"))
      }
      let place = outcome.movedTo.flatMap(TakeFolder.containing) ?? take
      try save(place, outcome, start)
      return .recorded(
        Recorded(
          take: Take(folder: place, start: start, plan: plan, variant: options.variantName),
          outcome: outcome, endsAt: slot.endsAt, wasStopped: wasStopped))
    } catch {
      take.removeIfEmpty(plan: planCopy)
      throw error
    }
  }

  /// Removes the take that was just made, and no other that may have come into its place.
  ///
  /// - Throws: ``Failure`` when it cannot be; it is whole then.
  private func remove(_ take: TakeFolder, _ start: JournalEntry.Start) throws(Failure) {
    guard !take.removeIfEmpty(plan: planCopy), take.start == start else { return }
    try Failure.telling(try TakeRemoval.remove(take))
  }

  private static func open(
    _ running: consuming Microphone?, _ options: RehearsalOptions, _ input: inout KeyInput
  ) throws(Failure) -> Microphone {
    if let running { return running }
    return try Microphone(options.device, rate: options.rate) {
      SignalCollector.take() || input.pressed(waitingMilliseconds: 0).contains(.finish)
    }
  }

  private func slot(from moment: LocalTime) throws(Failure) -> SlotRule {
    let endsAt = try options.endOfDay.map { end throws(Failure) in
      guard let seconds = Self.seconds(until: end, from: moment) else { throw Self.isOver(end) }
      return seconds
    }
    return SlotRule(slot: plan.slot, endsAt: endsAt, start: moment)
  }

  /// The seconds until a time of day; nil where it is over: until tomorrow only where midnight lies in between and
  /// not half a day.
  static func seconds(until end: TimeOfDay, from moment: LocalTime) -> Double? {
    moment.seconds(until: end).flatMap { $0 <= 12 * 3600 ? $0 : nil }
  }

  static func isOver(_ end: TimeOfDay) -> Failure {
    Failure(
      "\(end.text) is over", remedy: "give a time of day that is to come, or leave out --end",
      status: .usage)
  }

  /// Starts the worker and listens until it is done.
  private func supervise(
    _ session: consuming CaptureSession, _ writer: consuming WaveWriter,
    _ journal: consuming JournalWriter, _ agenda: Agenda, _ take: TakeFolder,
    keys: [KeyScript.Key], input: inout KeyInput, slot: SlotRule
  ) throws(Failure) -> (outcome: RehearsalOutcome, fate: Keyboard.Fate, wasStopped: Bool) {
    let publisher = StatePublisher(wakePipe: input.wakePipe)
    let status = session.status
    var supervision = try Supervision(options, publisher, status, slot: slot)
    // By the rate that is claimed: the worker takes them over when it finds another.
    let rate = session.format.rate
    let events = keys.map {
      (isTimed: $0.seconds != nil, Supervision.event($0, plan, status, rate: rate))
    }
    for event in events where !event.isTimed { publisher.post(event.1) }
    let worker = Handoff(
      RehearsalWorker(
        feed: session, writer: TakeWriter(take, audio: writer, journal: journal),
        publisher: publisher, agenda: agenda, interviewer: options.interviewer, disk: take.path,
        scripted: events.filter(\.isTimed).map(\.1),
        limit: options.duration.map { Int($0.seconds * Double(rate)) },
        endsBySilence: options.endsBySilence,
        openings: options.isAutomatic
          ? EarlierOpenings(of: plan, isAwaited: options.script != nil) : nil))
    let thread = try Self.thread {
      guard let worker = worker.take() else { return }
      worker.run()
    }
    guard supervision.listen(&input) else { throw Self.stoppedTwice(take) }
    thread.join()
    supervision.close()
    return (
      try outcome(publisher, supervision.fate), supervision.fate, supervision.wasStopped
    )
  }

  /// What came of it.
  ///
  /// - Throws: ``Failure`` when nothing was recorded.
  private func outcome(
    _ publisher: StatePublisher, _ fate: Keyboard.Fate
  ) throws(Failure) -> RehearsalOutcome {
    guard let outcome = publisher.outcome else {
      throw Failure("the recording ended without a result", remedy: nil, status: .failure)
    }
    if outcome.summary.frames == 0, fate == .kept {
      guard outcome.reason != .finished else { throw Self.endedEarly }
      throw Microphone.silent(options.device)
    }
    return outcome
  }

  /// Sound servers take about a second to begin.
  private static let endedEarly = Failure(
    "it ended before the first sound arrived, so nothing is kept",
    remedy: "wait until sound is recorded", status: .interrupted)

  /// The worker is left behind: the audio is valid up to its last half second.
  private static func stoppedTwice(_ take: TakeFolder) -> Failure {
    Failure(
      "stopped twice; what was recorded is kept in '\(take.path)'",
      remedy: "coach report shows it", status: .interrupted)
  }

  private static func thread(
    _ body: @escaping @Sendable () -> Void
  ) throws(Failure) -> WorkerThread {
    do {
      return try WorkerThread(body)
    } catch {
      throw Failure(error, status: .failure)
    }
  }

  private static func writer(
    _ take: TakeFolder, _ format: CaptureFormat
  ) throws(Failure) -> WaveWriter {
    do {
      return try WaveWriter(creating: take.audio, rate: format.rate)
    } catch {
      throw Failure(error)
    }
  }

  /// A take of twice the slot must fit: people overrun.
  private func checkSpace(_ take: TakeFolder, _ format: CaptureFormat) throws(Failure) {
    let seconds = 2 * (options.duration ?? plan.slot ?? plan.maximum).seconds
    let needed = Int(seconds * Double(format.rate) * 2)
    guard let free = DiskSpace.free(at: take.path), free < needed else { return }
    throw Failure(
      "the disk has \(DiskSpace.text(free)) free; a take of twice the slot needs "
        + DiskSpace.text(needed), remedy: "free some space, or set XDG_DATA_HOME to another disk",
      status: .lost)
  }

  private func announce(_ take: TakeFolder, _ device: String, _ format: CaptureFormat) {
    let free = DiskSpace.free(at: take.path) ?? 0
    let bits = format.sampleType == .int16 ? 16 : 32
    let hours = free / (format.rate * 2) / 3600
    let channels = format.channels == 1 ? "mono" : "\(format.channels) channels mixed to mono"
    Console.paragraphs(
      DisplayText.lines(
        """
        recording from '\(device)': \(format.rate) Hz, \(bits)-bit, \(channels)
        \(DiskSpace.text(free)) free, enough for \(hours) hours, in \(take.path)

        """))
  }

  private func save(
    _ take: TakeFolder, _ outcome: RehearsalOutcome, _ start: JournalEntry.Start
  ) throws(Failure) {
    // The folder may have been removed and made anew.
    let plan = take.file(planCopy)
    if access(plan, F_OK) != 0 { try keepPlan(in: take) }
    let record = TakeManifest(
      start: start, measuredRate: outcome.measuredRate, timeline: outcome.timeline,
      agenda: outcome.agenda, reason: outcome.reason,
      ringHighWater: outcome.ringHighWater)
    try Failure.telling(try record.write(to: take))
  }

  private func keepPlan(in take: TakeFolder) throws(Failure) {
    do throws(FileError) {
      try DurableFile.write(options.planData, to: take.file(planCopy))
    } catch {
      throw Failure(error)
    }
  }

  private var planCopy: String { TakeFolder.planName(for: options.planFile) }
}
