public import AudioCore
public import Coach

/// What a recorded rehearsal left in memory.
public struct RehearsalOutcome: Sendable {
  /// What was heard.
  public let contour: Contour
  /// What is known of it as a whole.
  public let summary: RecordingSummary
  /// What went on when.
  public let timeline: Timeline
  /// The frames per second that the device really delivered, where it claimed another rate.
  public let measuredRate: Int?
  /// What it is measured against: the plan, and what the interviewer asked for.
  public let agenda: Agenda
  /// Why it ended.
  public let reason: JournalEntry.Reason
  /// The most samples that ever waited to be written.
  public let ringHighWater: Int
  /// Where the audio is, where its folder was renamed or it was moved while it was recorded.
  public let movedTo: String?
  /// What could not be written; the take is saved up to there.
  public let failure: TakeError?

  /// The seconds up to which the device delivered: without the time in which its return was awaited.
  public var heardSeconds: Double {
    var frames = timeline.frames
    if let last = timeline.gaps.last, last.upperBound >= frames { frames = last.lowerBound }
    return Double(frames) / Double(measuredRate ?? summary.rate)
  }
}
