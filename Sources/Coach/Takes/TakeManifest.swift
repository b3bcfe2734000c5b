/// What came of a take, `take.json`: written once, at its end.
///
/// Version 1.
///
/// Everything in it can be made again from the journal and the audio; it saves reading them.
public struct TakeManifest: Codable, Sendable, Equatable {
  /// A mark; `phase` counts from 0 and is nil where something else goes on.
  public struct MarkRecord: Codable, Sendable, Equatable {
    /// The frame, from the start of the recording.
    public let frame: Int
    /// What the mark is called in the audio.
    public let label: String
    /// The position of the phase in the plan, or null.
    @ExplicitNull public var phase: Int?
  }

  /// A stretch that the device lost.
  public struct GapRecord: Codable, Sendable, Equatable {
    /// The frame, from the start of the recording.
    public let frame: Int
    /// How many frames.
    public let frames: Int
  }

  /// The version of this format.
  public let schema: Int
  /// How it began.
  public let start: JournalEntry.Start
  /// The frames per second that the device really delivered; absent when it is what it claimed.
  public let measured_sample_rate_hz: Int?
  /// Frames in all.
  public let frames: Int
  /// Why it ended.
  public let reason: JournalEntry.Reason
  /// The marks in force.
  public let marks: [MarkRecord]
  /// What the device lost.
  public let gaps: [GapRecord]
  /// The most frames that ever waited to be written.
  public let ring_high_water_frames: Int

  /// The record of a finished take.
  public init(
    start: JournalEntry.Start, measuredRate: Int?, timeline: Timeline, agenda: Agenda,
    reason: JournalEntry.Reason, ringHighWater: Int
  ) {
    schema = 1
    self.start = start
    measured_sample_rate_hz = measuredRate
    frames = timeline.frames
    self.reason = reason
    marks = timeline.marks.map { mark in
      let phase: Int? = if case .phase(let index) = mark.activity { index } else { nil }
      return MarkRecord(
        frame: mark.frame, label: MarkLabel.text(mark.activity, agenda), phase: phase)
    }
    gaps = timeline.gaps.map { GapRecord(frame: $0.lowerBound, frames: $0.count) }
    ring_high_water_frames = ringHighWater
  }
}
