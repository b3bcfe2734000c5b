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
}
