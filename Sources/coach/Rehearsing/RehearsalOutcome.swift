import AudioCore
import Coach

/// What a recorded rehearsal left in memory.
struct RehearsalOutcome: Sendable {
  let contour: Contour
  let summary: RecordingSummary
  let timeline: Timeline
  /// The frames per second that the device really delivered, where it claimed another rate.
  let measuredRate: Int?
  /// What it is measured against: the plan, and what the interviewer asked for.
  let outline: Outline
  let reason: JournalEntry.Reason
  let ringHighWater: Int
  /// Where the audio is, where its folder was renamed or it was moved while it was recorded.
  let movedTo: String?
  /// What could not be written; the take is saved up to there.
  let failure: Failure?

  /// The seconds up to which the device delivered: without the time in which its return was awaited.
  var heardSeconds: Double {
    var frames = timeline.frames
    if let last = timeline.gaps.last, last.upperBound >= frames { frames = last.lowerBound }
    return Double(frames) / Double(measuredRate ?? summary.rate)
  }
}
