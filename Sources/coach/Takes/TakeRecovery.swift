import AudioCore
import Coach
import Glibc

/// Completes takes whose recording was cut off, from their journal and their audio.
enum TakeRecovery {
  /// What came of it.
  enum Outcome: Equatable {
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
  /// - Throws: ``Failure`` when its journal, plan or audio cannot be used.
  static func complete(_ take: TakeFolder) throws(Failure) -> Outcome {
    let isEmpty = take.frames == 0
    guard !take.isComplete || isEmpty || !take.hasPage else { return .isComplete }
    try take.check()
    guard var journal = try JournalWriter(completing: take) else { return .isRecording }
    if isEmpty {
      let plan = (try? TakeReader(take))?.journal.start.plan ?? ""
      return take.removeIfEmpty(plan: plan) ? .heldNothing : .isComplete
    }
    let reader = try TakeReader(take)
    guard !take.isComplete else { return keepReport(of: reader) ? .hasPage : .isComplete }
    unlink(take.reserve)
    let (frames, rate) = try finish(reader, &journal)
    _ = keepReport(of: reader)
    return .completed(seconds: Double(frames) / Double(rate))
  }

  /// Completes what can be completed, and tells it; the others must not stand in the way of a new take.
  static func announceAll() {
    guard let lines = try? completeAll(withPages: false).lines else { return }
    Console.message(Console.printable(lines.joined()))
  }

  /// Completes every take that was cut off; a line for each, and those that cannot be completed.
  ///
  /// - Parameter withPages: whether pages are made too that finished takes lack.
  /// - Throws: ``Failure`` when the folder of takes cannot be read.
  static func completeAll(
    withPages: Bool
  ) throws(Failure) -> (lines: [String], failures: [Failure]) {
    var lines: [String] = []
    var failures: [Failure] = []
    for take in try TakeList.all()
    where !take.isComplete || take.frames == 0 || withPages && !take.hasPage {
      do throws(Failure) {
        if let line = text(try complete(take), take) { lines.append(line) }
      } catch {
        failures.append(error)
      }
    }
    return (lines, failures)
  }

  /// What came of it, as a line; nil when nothing had to be done.
  static func text(_ outcome: Outcome, _ take: TakeFolder) -> String? {
    switch outcome {
    case .isComplete, .isRecording: nil
    case .heldNothing: "removed empty take \(take.name)\n"
    case .hasPage: "made the page of \(take.name)\n"
    case .completed(let seconds):
      "completed \(take.name), which was cut off: \(TimeText.clock(seconds)) of audio\n"
    }
  }

  /// Makes audio, journal and record whole.
  ///
  /// - Returns: how long the audio is, and at which rate.
  private static func finish(
    _ reader: TakeReader, _ writer: inout JournalWriter
  ) throws(Failure) -> (frames: Int, rate: Int) {
    let (take, journal) = (reader.folder, reader.journal)
    let (frames, rate): (Int, Int)
    let timeline: Timeline
    do throws(SoundFileError) {
      let audio = try WaveCompletion(
        path: take.audio, frames: journal.frames, rate: journal.measuredRate)
      (frames, rate) = (audio.frames, audio.rate)
      timeline = journal.timeline(frames: frames, phaseCount: reader.plan.phases.count)
      try audio.complete(naming: timeline.cues(for: reader.outline, rate: rate))
    } catch {
      throw Failure(error)
    }
    let reason = journal.reason ?? .cut_off
    if journal.reason == nil { try writer.append(.end(frame: frames, reason)) }
    try writer.flush()
    let record = TakeRecord(
      start: journal.start, measuredRate: journal.measuredRate, timeline: timeline,
      outline: reader.outline, reason: reason, ringHighWater: 0)
    try DurableFile.write(SharedOptions.json(record), to: take.record)
    return (frames, rate)
  }

  /// Puts the page and the times into the folder, as at the end of a rehearsal; without them the take is
  /// complete all the same.
  private static func keepReport(of reader: TakeReader) -> Bool {
    guard var analysis = try? reader.analysis() else { return false }
    analysis.past = PastTakes.evidence(before: reader)
    let recording = analysis.measured(basis: .speaking)
    recording.keepPage(in: reader.folder)
    PastTakes.keep(recording.report, of: reader)
    return reader.folder.hasPage
  }
}
