public import AudioCore
public import Coach

/// The worker thread of a rehearsal: samples to the WAV file first, then to contour, clock and publisher.
public struct RehearsalWorker<Feed: SampleFeed & ~Copyable>: ~Copyable, Sendable {
  private var feed: Feed
  private var writer: TakeWriter
  private let publisher: StatePublisher
  private let agenda: Agenda
  private let disk: String
  /// Who has not interrupted yet.
  private var interviewer: Interviewer?
  /// Ends the recording when the speaker has ended; nil where a key does.
  private var speakerEnd: SpeakerEnd?
  /// Turns phases whose openings are heard.
  private var turner: PhaseTurner
  private var trouble: TroubleWatch
  private var rehearsal: Rehearsal
  private var builder: ContourBuilder
  private var silence: DigitalSilence
  private var detector = LiveDetector()
  private var commands: CommandQueue
  /// Frames per second: what the device claims, until it is known better.
  private var rate: Int
  /// The frame at which recording ends by itself, and at which it stops.
  private var limit: Int
  private var stop: Int
  private var gaps: [Range<Int>] = []
  /// Samples from one step to the next, 20 ms: an onset should not wait, and a step costs little.
  private let step: Int
  /// Samples taken from the ring, without gaps.
  private var delivered = 0
  private var clippedBefore = (frame: 0, count: 0)
  private var shown = LiveState()
  private var lastProgress = SuspendingClock.now
  private var diskAskedAt = 0
  private var diskSeconds: Int?
  private var isRemoved = false
  /// Where the audio was created, with links followed, and where it is.
  private let origin: String?
  private var place: String?

  /// How long nothing may come once the speaker has finished; and before a device counts as silent
  /// that does not even say that it is lost, because its driver hangs.
  private static var patience: (finished: Duration, running: Duration) {
    (.seconds(1), .seconds(35))
  }

  /// A worker that begins with ``run()``.
  ///
  /// - Parameters:
  ///   - disk: the folder of the take.
  ///   - scripted: commands known beforehand, ascending.
  ///   - limit: the frame at which recording ends by itself.
  ///   - endsBySilence: whether it ends when the speaker has ended.
  ///   - openings: by which phases turn by themselves; nil where only keys turn them.
  public init(
    feed: consuming Feed, writer: consuming TakeWriter, publisher: StatePublisher,
    agenda: Agenda, interviewer: Interviewer?, disk: String, scripted: [Rehearsal.Event],
    limit: Int?, endsBySilence: Bool = false, openings: EarlierOpenings? = nil
  ) {
    speakerEnd = endsBySilence ? SpeakerEnd() : nil
    rate = feed.format.rate
    step = rate / 50
    builder = ContourBuilder(rate: rate, isLive: true, keepsSpectra: openings != nil)
    turner = PhaseTurner(openings)
    silence = DigitalSilence(rate: rate)
    rehearsal = Rehearsal(phaseCount: agenda.parts.count)
    self.limit = min(limit ?? .max, WaveWriter.capacity)
    stop = self.limit
    origin = writer.currentPath
    place = origin
    self.feed = feed
    self.writer = writer
    self.publisher = publisher
    self.agenda = agenda
    self.disk = disk
    self.interviewer = interviewer
    trouble = TroubleWatch(rate: rate)
    commands = CommandQueue(scripted: scripted)
  }

  /// Records until the speaker finishes or the device or the disk gives up.
  public consuming func run() {
    var failure: TakeError?
    do {
      try record()
    } catch {
      failure = error
    }
    do {
      try writer.saveRest()
      try applyLateCommands()
    } catch {
      failure = failure ?? error
    }
    let status = feed.status
    let reason = reason(failure, status.ended)
    let channels = feed.format.channels
    let ringHighWater = status.ringHighWater
    feed.stop()
    builder.finish()
    silence.finish()
    let summary = RecordingSummary(builder.contour, channels: channels, silence: silence)
    let timeline = Timeline(
      frames: writer.frames, marks: rehearsal.marks, gaps: gaps, mutes: summary.mutes,
      notes: rehearsal.notes)
    let agenda = agenda.asked(rehearsal.asked)
    let cues = timeline.cues(for: agenda, rate: rate)
    let place = writer.currentPath
    let measuredRate = rate == builder.contour.rate ? nil : rate
    failure = writer.finish(naming: cues, frames: timeline.frames, reason) ?? failure
    publisher.outcome = RehearsalOutcome(
      contour: builder.contour, summary: summary,
      timeline: timeline, measuredRate: measuredRate, agenda: agenda, reason: reason,
      ringHighWater: ringHighWater, movedTo: place == origin ? nil : place, failure: failure)
  }

  private mutating func record() throws(TakeError) {
    lastProgress = .now
    try applyCommands(through: 0)
    while writer.frames < stop {
      // Behind a short read to where whole ones end: whether the machine was busy must not decide at
      // which samples the detector looks.
      var samples = [Int16](repeating: 0, count: step - delivered % step)
      var span = samples.mutableSpan
      guard let count = feed.read(into: &span) else { break }
      if feed.status.rate != rate { try adopt(rate: feed.status.rate) }
      let before = writer.frames
      // Marks before the audio that they lie in: whatever audio survives has its marks.
      try applyCommands(through: before + count)
      try take(samples.span.extracting(first: count))
      if writer.frames > before {
        lastProgress = .now
      } else if SuspendingClock.now - lastProgress > patience {
        break
      }
      try updateBoard(isCaughtUp: count < samples.count)
      try writer.update()
    }
    try insertGaps()
  }

  /// The device has turned out to deliver at another rate: seconds become frames by that one.
  private mutating func adopt(rate: Int) throws(TakeError) {
    let factor = Double(rate) / Double(self.rate)
    self.rate = rate
    try writer.declare(rate: rate)
    commands.rescale(by: factor, notBefore: writer.frames)
    if limit < WaveWriter.capacity {
      limit = max(writer.frames, Int((Double(limit) * factor).rounded()))
      if !rehearsal.position.isFinished { stop = limit }
    }
  }

  private var patience: Duration {
    stop - writer.frames <= rate ? Self.patience.finished : Self.patience.running
  }

  /// Takes what the device delivered, with silence where it lost something in between.
  ///
  /// A gap is told before the samples behind it, so all gaps among these are known.
  private mutating func take(_ samples: Span<Int16>) throws(TakeError) {
    var taken = 0
    while taken < samples.count {
      try insertGaps()
      let count = min(samples.count - taken, samplesUntilGap)
      let part = samples.extracting(taken..<taken + count)
      try write(part.extracting(first: min(count, stop - writer.frames)))
      delivered += count
      taken += count
    }
    try insertGaps()
  }

  /// Audio first: everything else can be made again from it.
  private mutating func write(_ samples: Span<Int16>) throws(TakeError) {
    let before = writer.frames
    do {
      try writer.write(samples)
      hear(samples)
    } catch {
      // A full disk took a part of them.
      hear(samples.extracting(first: writer.frames - before))
      throw error
    }
  }

  private mutating func hear(_ samples: Span<Int16>) {
    builder.process(samples)
    silence.process(samples)
  }

  /// How many samples lie before the next gap.
  private var samplesUntilGap: Int {
    guard let gap = feed.status.nextGap else { return .max }
    return gap.position - delivered
  }

  /// Puts silence where the device lost frames, so that every later mark stays true.
  private mutating func insertGaps() throws(TakeError) {
    while let gap = feed.status.nextGap, gap.position <= delivered {
      feed.status.takeGap()
      let start = writer.frames
      try applyCommands(through: start + gap.frames)
      let count = max(0, min(gap.frames, stop - start))
      guard count > 0 else { continue }
      let block = [Int16](repeating: 0, count: min(count, 1 << 16))
      while writer.frames < start + count {
        try write(block.span.extracting(first: min(block.count, start + count - writer.frames)))
      }
      // A long absence comes in pieces.
      if let last = gaps.last, last.upperBound == start {
        gaps[gaps.count - 1] = last.lowerBound..<start + count
      } else {
        gaps.append(start..<start + count)
      }
      try writer.note(.gap(start..<start + count))
    }
  }

  private mutating func applyCommands(through frame: Int) throws(TakeError) {
    commands.add(publisher.takeCommands())
    while let event = commands.next(through: frame) { try apply(event) }
    // What finishes inside the next chunk stops exactly there.
    if let finish = commands.finish { stop = min(stop, finish) }
  }

  /// Applies keys that were pressed within the last moment of a recording that broke off: their
  /// frame is a little ahead of what was heard.
  private mutating func applyLateCommands() throws(TakeError) {
    guard writer.frames < stop else { return }
    for event in commands.takePressed() {
      let frame = min(event.frame, writer.frames)
      try apply(Rehearsal.Event(frame: frame, command: event.command))
    }
  }

  private mutating func apply(_ event: Rehearsal.Event) throws(TakeError) {
    let before = rehearsal
    guard let event = turner.meaning(of: event, before, rate: rate), rehearsal.apply(event) else {
      return
    }
    turner.learn(event, before: before, after: rehearsal, rate: builder.contour.rate)
    try writer.note(.command(event))
    writer.requestSync()
    if rehearsal.position.isFinished { stop = min(stop, max(event.frame, writer.frames)) }
  }

  /// Shows a new sign or position at once, everything else at every sixth step: the meter moves eight times
  /// a second, and nobody reads faster.
  ///
  /// - Parameter isCaughtUp: whether nothing waits to be heard, so that this may be the last for a while.
  private mutating func updateBoard(isCaughtUp: Bool) throws(TakeError) {
    detector.update(builder, keys: rehearsal.keys)
    if let turn = turner.turn(builder, detector, rehearsal, at: writer.frames) { try apply(turn) }
    let heard = turner.heard(at: writer.frames, rate: rate, in: rehearsal.position.phase)
    let hasNews =
      detector.isSpeaking != shown.isSpeaking || rehearsal.position != shown.position
      || heard != shown.heard
    guard hasNews || isCaughtUp || delivered % (6 * step) == 0 else { return }
    if writer.frames - clippedBefore.frame > rate {
      clippedBefore = (writer.frames, builder.contour.clippedFrames)
    }
    var state = LiveState()
    state.position = rehearsal.position
    state.recorded = Double(writer.frames) / Double(rate)
    state.level = builder.level
    state.peakLevel = builder.heldLevel
    state.peak = builder.contour.peak
    state.muted = silence.mutedSeconds(peak: state.peak)
    state.notes = rehearsal.notes.count
    state.lastNote = rehearsal.lastNote?.text ?? ""
    state.heard = heard
    state.hasTurned =
      rehearsal.marks.last { $0.activity == .phase(rehearsal.position.part) }?.isHeard == true
    state.following = turner.following
    state.isDeviceAway = feed.status.isAway
    state.isClipping = builder.contour.clippedFrames > clippedBefore.count
    state.lost = Double(gaps.reduce(0) { $0 + $1.count }) / Double(rate)
    state.isSpeaking = detector.isSpeaking
    let heldSince = rehearsal.marks.last { $0.activity == .held }?.frame ?? writer.frames
    state.speaksWhileHeld =
      state.position.isHeld && state.isSpeaking && writer.frames - heldSince > rate
    let timeline = Timeline(frames: writer.frames, marks: rehearsal.marks, gaps: gaps)
    // What the interviewer asks for is told behind all phases, and not in their slot.
    let phaseCount = agenda.parts.count
    let times = LiveTimes(
      timeline, speech: detector.speech, phaseCount: phaseCount + 1, breaks: agenda.breaks,
      rate: rate)
    if let times {
      state.clock = Double(times.clock - times.elapsed[phaseCount]) / Double(rate)
      state.speaking = times.speaking.map { Double($0) / Double(rate) }
      state.begun = Set((0..<phaseCount).filter { times.elapsed[$0] > 0 })
    }
    publisher.show(state)
    shown = state
    watchTrouble()
    try interrupt(at: state.clock)
    try finishBehindSpeaker()
  }

  /// Ends the recording where the speaker has ended, unless it was held or went on by a key since.
  private mutating func finishBehindSpeaker() throws(TakeError) {
    let silence = Int(SpeakerEnd.silence * Double(rate))
    guard case .phase = rehearsal.position.activity,
      writer.frames - (rehearsal.events.last?.frame ?? 0) >= silence,
      let end = speakerEnd?.end(in: builder.contour, speech: detector.speech)
    else { return }
    try apply(Rehearsal.Event(frame: end, command: .finish))
  }

  /// Lets the interviewer speak when the time has come and a phase is told.
  private mutating func interrupt(at clock: Double) throws(TakeError) {
    guard let due = interviewer, clock >= due.after, case .phase = rehearsal.position.activity
    else { return }
    interviewer = nil
    try apply(Rehearsal.Event(frame: writer.frames, command: .followUp(due.followUp)))
  }

  private mutating func watchTrouble() {
    // Asking the disk costs something; every two seconds are enough for two minutes ahead.
    if writer.frames - diskAskedAt >= 2 * rate || diskAskedAt == 0 {
      diskAskedAt = max(1, writer.frames)
      isRemoved = writer.isRemoved
      place = writer.currentPath
      diskSeconds = DiskSpace.free(at: disk).map { $0 / (rate * 2) }
    }
    let facts = TroubleWatch.Facts(
      frames: writer.frames, lost: gaps.reduce(0) { $0 + $1.count },
      isAway: feed.status.isAway,
      isRemoved: isRemoved, movedTo: isRemoved || place == origin ? nil : place,
      isSilent: SuspendingClock.now - lastProgress > .seconds(2),
      measuredRate: rate == feed.format.rate ? nil : rate, diskSeconds: diskSeconds)
    publisher.tell(trouble.changes(facts))
  }

  private borrowing func reason(_ failure: TakeError?, _ ended: CaptureEnd?) -> JournalEntry.Reason
  {
    if failure != nil { return .disk }
    if writer.frames >= WaveWriter.capacity { return .file_full }
    return switch ended {
    case .deviceLost: .device_lost
    case .nothingDelivered: .device_silent
    case .stopped: .finished
    // The capture thread hangs in its driver.
    case nil: rehearsal.position.isFinished || writer.frames >= stop ? .finished : .device_silent
    }
  }
}
