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
    /// The recording was cut off before it had any audio; the folder was taken back.
    case heldNothing
    /// It has its names, its header and its record now; how long the audio is, in seconds.
    case completed(seconds: Double)
  }

  /// Completes one take.
  ///
  /// - Throws: ``Failure`` when its journal, plan or audio cannot be used.
  static func complete(_ take: TakeFolder) throws(Failure) -> Outcome {
    guard !take.isComplete else { return .isComplete }
    guard var writer = try JournalWriter(completing: take.journal) else { return .isRecording }
    let reader = try TakeReader(take)
    let audio: WaveCompletion
    do throws(SoundFileError) {
      audio = try WaveCompletion(
        path: take.audio, frames: reader.journal.frames, rate: reader.journal.measuredRate)
    } catch {
      return try withoutAudio(take, reader, error)
    }
    unlink(take.reserve)
    let (frames, rate) = (audio.frames, audio.rate)
    guard frames > 0 else { return try withoutAudio(take, reader, .empty(file: take.audio)) }
    let outline = reader.outline
    let timeline = reader.journal.timeline(frames: frames, phaseCount: reader.plan.phases.count)
    do throws(SoundFileError) {
      try audio.complete(naming: timeline.cues(for: outline, rate: rate))
    } catch {
      throw Failure(error)
    }
    if reader.journal.reason == nil { try writer.append(.end(frame: frames, .cut_off)) }
    try writer.flush()
    let record = TakeRecord(
      start: reader.journal.start, measuredRate: reader.journal.measuredRate, timeline: timeline,
      outline: outline,
      reason: reader.journal.reason ?? .cut_off, ringHighWater: 0)
    try DurableFile.write(SharedOptions.json(record), to: take.record, mode: 0o600)
    keepReport(of: reader)
    return .completed(seconds: Double(frames) / Double(rate))
  }

  /// Completes what can be completed, and tells it; the others must not stand in the way of a new take.
  static func announceAll() {
    Console.message(Console.printable(completeAll().lines.joined()))
  }

  /// Puts the page and the times into the folder, as at the end of a rehearsal; without them the take is
  /// complete all the same.
  private static func keepReport(of reader: TakeReader) {
    guard var analysis = try? reader.analysis() else { return }
    analysis.past = PastTakes.evidence(before: reader)
    let recording = analysis.measured(basis: .speaking)
    recording.keepPage(in: reader.folder)
    PastTakes.keep(recording.report, of: reader)
  }

  /// Completes every take that was cut off; a line for each, and those that cannot be completed.
  static func completeAll() -> (lines: [String], failures: [Failure]) {
    var lines: [String] = []
    var failures: [Failure] = []
    for take in TakeFolder.all() where !take.isComplete {
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
    case .heldNothing: "took back \(take.name), which was cut off before it held any audio\n"
    case .completed(let seconds):
      "completed \(take.name), which was cut off: \(TimeText.clock(seconds)) of audio\n"
    }
  }

  private static func withoutAudio(
    _ take: TakeFolder, _ reader: TakeReader, _ error: SoundFileError
  ) throws(Failure) -> Outcome {
    switch error {
    case .empty, .cannotOpen:
      take.removeIfEmpty(plan: reader.journal.start.plan)
      return .heldNothing
    default: throw Failure(error)
    }
  }
}
