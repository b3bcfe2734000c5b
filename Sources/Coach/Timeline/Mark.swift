/// What goes on in a stretch of a recording.
public enum Activity: Sendable, Hashable {
  /// A phase is spoken; its position in the agenda.
  case phase(Int)
  /// The rehearsal was held: in no phase and not in the slot.
  case held
  /// The interviewer speaks: in no phase, but in the slot.
  case interruption
  /// The rehearsal is over.
  case ended
}

/// The frame at which something begins.
public struct Mark: Sendable, Equatable {
  /// The frame, from the start of the recording.
  public let frame: Int
  /// What begins there.
  public let activity: Activity
  /// Whether it was heard there, without a key.
  public let isHeard: Bool

  /// A mark at a frame.
  public init(frame: Int, activity: Activity, isHeard: Bool = false) {
    self.frame = frame
    self.activity = activity
    self.isHeard = isHeard
  }
}
