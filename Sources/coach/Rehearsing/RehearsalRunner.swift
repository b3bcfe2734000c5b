import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// Runs a rehearsal: opens the device and the take, starts the threads, listens to keys and signals.
struct RehearsalRunner {
  let plan: Plan
  let planFile: String
  let planData: Data
  let variant: String?
  let slot: Duration?
  let device: String
  let rate: Int
  let duration: Duration?
  let script: KeyScript?

  /// Records a take.
  ///
  /// - Throws: ``Failure`` when recording cannot begin; what happens later is in the outcome.
  func run() throws(Failure) -> (take: TakeFolder, outcome: RehearsalOutcome) {
    let outline = Outline(plan)
    let capture = try open()
    let format = capture.format
    let moment = LocalTime.now
    let take = try TakeFolder.create(plan: planFile, moment: moment)
    var input = KeyInput(isReplaced: script != nil)
    do throws(Failure) {
      try checkSpace(take, format)
      announce(take, capture.device, format)
      let start = JournalEntry.Start(
        startedAt: moment.iso8601, device: capture.device, rate: format.rate,
        channels: format.channels, plan: planCopy, variant: variant, slot: slot)
      let journal = try JournalWriter(creating: take.journal)
      try journal.append(.start(start))
      journal.flush()
      try DurableFile.write(planData, to: take.file(planCopy), mode: 0o600)
      let keys = if let script { script.keys } else { try input.keysThatWait() }
      let writer = try Self.writer(take, format)
      SignalCollector.block()
      defer { SignalCollector.unblock() }
      let session = try Self.start(capture)
      let outcome = try supervise(
        session, writer, journal, outline, take, keys: keys, input: &input, rate: format.rate)
      try save(take, outcome, start, outline)
      return (take, outcome)
    } catch {
      take.removeIfEmpty(plan: planCopy)
      throw error
    }
  }

  /// Starts the worker and listens until it is done.
  private func supervise(
    _ session: consuming CaptureSession, _ writer: consuming WaveWriter,
    _ journal: consuming JournalWriter, _ outline: Outline, _ take: TakeFolder,
    keys: [KeyScript.Key], input: inout KeyInput, rate: Int
  ) throws(Failure) -> RehearsalOutcome {
    let board = RehearsalBoard()
    let status = session.status
    let scripted = keys.filter { $0.seconds != nil }.map { event($0, status, rate) }
    for key in keys where key.seconds == nil { board.post(event(key, status, rate)) }
    let worker = Handoff(
      RehearsalWorker(
        session: session, writer: writer, journal: journal, board: board, outline: outline,
        disk: take.path, scripted: scripted, limit: duration.map { Int($0.seconds * Double(rate)) })
    )
    let thread = WorkerThread {
      guard let worker = worker.take() else { return }
      worker.run()
    }
    var line = LiveLine(plan: plan, redraws: Terminal.canRedraw)
    var stops = 0
    while board.outcome == nil {
      let reading = input.read(waitingMilliseconds: 50)
      for key in reading.keys { board.post(event(key, status, rate)) }
      // A key that cannot be read on a pipe is told; it does not end a recording.
      for failure in reading.failures { Console.message(line.end + failure.message) }
      if SignalCollector.take() {
        stops += 1
        if stops > 1 { throw Self.stoppedTwice(take, line) }
        board.post(Rehearsal.Event(frame: status.frameNow, command: .finish))
        Console.message(line.end + "finishing\n")
      }
      show(board.takeNews(), line)
      Console.message(line.update(board.state))
    }
    thread.join()
    show(board.takeNews(), line)
    Console.message(line.end)
    guard let outcome = board.outcome else {
      throw Failure("the recording ended without a result", remedy: nil, status: .failure)
    }
    if outcome.summary.frames == 0 {
      throw Failure(
        "no audio arrived from '\(device)'",
        remedy: "check the device, or choose another with --device", status: .noDevice)
    }
    return outcome
  }

  /// Shows what went wrong, above the live view.
  private func show(_ news: [String], _ line: LiveLine) {
    for text in news { Console.message(line.end + text + "\n") }
  }

  /// The worker is left behind: the audio is valid up to its last half second.
  private static func stoppedTwice(_ take: TakeFolder, _ line: LiveLine) -> Failure {
    Console.message(line.end)
    return Failure(
      "stopped twice; what was recorded is kept in '\(take.path)'",
      remedy: "coach report shows it", status: .interrupted)
  }

  private func event(
    _ key: KeyScript.Key, _ status: CaptureStatus, _ rate: Int
  ) -> Rehearsal.Event {
    let frame = key.seconds.map { Int(($0 * Double(rate)).rounded()) } ?? status.frameNow
    return Rehearsal.Event(frame: frame, command: key.command)
  }

  private func open() throws(Failure) -> ALSACapture {
    do {
      return try ALSACapture(device: device, preferredRate: rate)
    } catch {
      throw Failure(error)
    }
  }

  private static func start(_ capture: consuming ALSACapture) throws(Failure) -> CaptureSession {
    do {
      return try CaptureSession(device: capture)
    } catch {
      throw Failure(error)
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
    let seconds = 2 * (duration ?? plan.slot ?? plan.maximum).seconds
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
    Console.message(
      Console.printable(
        """
        recording from '\(device)': \(format.rate) Hz, \(bits)-bit, \(channels)
        \(DiskSpace.text(free)) free, enough for \(hours) hours, in \(take.path)
        \(KeyMap.help)

        """))
  }

  private func save(
    _ take: TakeFolder, _ outcome: RehearsalOutcome, _ start: JournalEntry.Start, _ outline: Outline
  ) throws(Failure) {
    let record = TakeRecord(
      start: start, timeline: outcome.timeline, outline: outline, reason: outcome.reason,
      ringHighWater: outcome.ringHighWater)
    try DurableFile.write(SharedOptions.json(record), to: take.record, mode: 0o600)
  }

  /// How the plan's copy is called: `plan` with the extension that the plan has.
  private var planCopy: String {
    let name = planFile.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "plan.md" }
    return "plan" + name[dot...].filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
  }
}
