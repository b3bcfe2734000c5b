/// What a speaker wants to know at this moment.
///
/// Times in seconds.
public struct LiveState: Sendable, Equatable {
  /// Where the rehearsal is.
  public var position = Rehearsal.Position()
  /// The time since the recording began.
  public var recorded = 0.0
  /// The time since the first speech, without what was held; what the slot counts.
  public var clock = 0.0
  /// The time of the current phase so far, without stalls.
  public var speaking = 0.0
  /// The level of the last hop in dBFS.
  public var level = -120.0
  /// Whether someone speaks.
  public var isSpeaking = false
  /// Whether anyone has spoken yet: the clock runs.
  public var hasStarted = false
  /// Whether samples at full scale were seen in the last second.
  public var isClipping = false
  /// The time that the device lost so far.
  public var lost = 0.0

  /// The state before anything was heard.
  public init() {}
}
