/// A phase whose opening was heard while it was rehearsed.
public struct HeardPhase: Sendable, Equatable {
  /// The phase, by its position in the agenda.
  public let phase: Int
  /// Where its first word is, in seconds of the recording.
  public let start: Double
  /// How sure that is, from 0 to 1.
  public let probability: Double
  /// Whether it was turned to; else it is only suggested.
  public let isTurned: Bool

  /// A phase that was heard.
  public init(phase: Int, start: Double, probability: Double, isTurned: Bool) {
    self.phase = phase
    self.start = start
    self.probability = probability
    self.isTurned = isTurned
  }
}
