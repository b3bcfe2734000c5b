import AudioCore
import Coach

/// What a recorded rehearsal left in memory.
struct RehearsalOutcome: Sendable {
  let contour: Contour
  let summary: RecordingSummary
  let timeline: Timeline
  let reason: JournalEntry.Reason
  let ringHighWater: Int
  /// What could not be written; the take is saved up to there.
  let failure: Failure?

  /// The frames up to which the device delivered: without the time in which its return was awaited.
  var heardFrames: Int {
    if let last = timeline.gaps.last, last.upperBound >= timeline.frames { return last.lowerBound }
    return timeline.frames
  }
}
