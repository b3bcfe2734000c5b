internal import AudioCore
internal import Coach
internal import Glibc

/// Completes takes whose recording was cut off, from their journal and their audio.
public enum TakeRecovery {
  /// What came of it.
  public enum Outcome: Sendable, Equatable {
    /// Nothing had to be done.
    case isComplete
    /// It is being recorded at this moment.
    case isRecording
    /// There was no frame of audio in it; the folder is gone.
    case heldNothing
    /// It has its page now, which was all that it lacked.
    case hasPage
    /// It has its names, its header and its record now; how long the audio is, in seconds.
    case completed(seconds: Double)
  }

  /// Completes one take.
  ///
  /// Nothing is deleted unless its audio is there and holds no frame.
  /// - Throws: ``TakeError`` when its journal, plan or audio cannot be used.
  public static func complete(_ take: TakeFolder) throws(TakeError) -> Outcome {
    let isEmpty = take.frames == 0
    let isRecordSpoilt = take.isRecordSpoilt
    guard !take.isComplete || isEmpty || !take.hasPage || isRecordSpoilt else { return .isComplete }
    try take.check()
    guard var journal = try JournalWriter(completing: take) else { return .isRecording }
    if isEmpty {
      let plan = take.start?.plan ?? "plan.md"
      return take.removeIfEmpty(plan: plan) ? .heldNothing : .isComplete
    }
    let reader = try TakeReader(take)
    guard !take.isComplete || isRecordSpoilt else {
      return keepReport(of: reader) ? .hasPage : .isComplete
    }
    unlink(take.reserve)
    let (frames, rate) = try finish(reader, &journal)
    _ = keepReport(of: reader)
    return isRecordSpoilt ? .isComplete : .completed(seconds: Double(frames) / Double(rate))
  }

  /// Completes every take that was cut off; what came of each, and those that cannot be completed.
  ///
  /// - Parameter withPages: whether pages are made too that finished takes lack.
  /// - Throws: ``TakeError`` when the folder of takes cannot be read.
  public static func completeAll(
    withPages: Bool
  ) throws(TakeError) -> (outcomes: [(take: TakeFolder, outcome: Outcome)], failures: [TakeError]) {
    var outcomes: [(take: TakeFolder, outcome: Outcome)] = []
    var failures: [TakeError] = []
    for take in try TakeList.all()
    where !take.isComplete || take.frames == 0 || withPages && !take.hasPage {
      do throws(TakeError) {
        outcomes.append((take, try complete(take)))
      } catch {
        failures.append(error)
      }
    }
    return (outcomes, failures)
  }

  /// Makes audio, journal and record whole.
  ///
  /// - Returns: how long the audio is, and at which rate.
  private static func finish(
    _ reader: TakeReader, _ writer: inout JournalWriter
  ) throws(TakeError) -> (frames: Int, rate: Int) {
    let (take, journal) = (reader.folder, reader.journal)
    let (frames, rate): (Int, Int)
    let timeline: Timeline
    if take.isPacked {
      guard let header = FLACHeader(of: take.audio), let found = take.frames else {
        throw .sound(.notAudio(file: take.audio, why: "no sound of a take"))
      }
      (frames, rate) = (found, header.rate)
      timeline = journal.timeline(frames: frames, phaseCount: reader.plan.phases.count)
      return try keepRecord(reader, &writer, timeline, rate: rate)
    }
    do throws(SoundFileError) {
      let audio = try WaveCompletion(
        path: take.audio, frames: journal.frames, rate: journal.measuredRate)
      (frames, rate) = (audio.frames, audio.rate)
      timeline = journal.timeline(frames: frames, phaseCount: reader.plan.phases.count)
      try audio.complete(naming: timeline.cues(for: reader.agenda, rate: rate))
    } catch {
      throw .sound(error)
    }
    return try keepRecord(reader, &writer, timeline, rate: rate)
  }

  /// Makes journal and record whole.
  private static func keepRecord(
    _ reader: TakeReader, _ writer: inout JournalWriter, _ timeline: Timeline, rate: Int
  ) throws(TakeError) -> (frames: Int, rate: Int) {
    let (take, journal, frames) = (reader.folder, reader.journal, timeline.frames)
    let reason = journal.reason ?? .cut_off
    if journal.reason == nil { try writer.append(.end(frame: frames, reason)) }
    try writer.flush()
    let record = TakeManifest(
      start: journal.start, measuredRate: journal.measuredRate, timeline: timeline,
      agenda: reader.agenda, reason: reason, ringHighWater: 0)
    try record.keepingWords(of: take.manifest).write(to: take)
    return (frames, rate)
  }

  /// Makes the page of a take again, because something that it shows has changed.
  static func renewPage(of take: TakeFolder) {
    if take.hasPage, let reader = try? TakeReader(take) { _ = keepReport(of: reader) }
  }

  /// Puts the page and the times into the folder, as at the end of a rehearsal; without them the take is
  /// complete all the same.
  private static func keepReport(of reader: TakeReader) -> Bool {
    guard var analysis = try? reader.analysis() else { return false }
    analysis.past = TakeIndex.evidence(before: reader.take)
    let recording = analysis.measured()
    try? recording.keepPage(in: reader.folder)
    TakeIndex.keep(recording.report, of: reader.take)
    return reader.folder.hasPage
  }
}
