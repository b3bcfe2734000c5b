/// The times of one phase, in frames.
///
/// They add up: elapsed = speech + pauses + stalls + gaps.
public struct PhaseTiming: Sendable, Equatable {
  /// A silence, where it begins and how long it is on the clock.
  public struct Silence: Sendable, Equatable {
    /// The frame at which it begins.
    public let start: Int
    /// Its length without gaps and without what lies off the clock; all of it, also where it goes
    /// on in the next phase.
    public let frames: Int
  }

  /// The phase's intervals on the clock.
  public internal(set) var intervals: [Range<Int>] = []
  /// The time in silences from the shortest pause up to a stall.
  public internal(set) var pauseFrames = 0
  /// The time in stalls.
  public internal(set) var stallFrames = 0
  /// The time that the device lost.
  public internal(set) var gapFrames = 0
  /// The pauses that begin in this phase.
  public internal(set) var pauses: [Silence] = []
  /// The stalls that begin in this phase.
  public internal(set) var stalls: [Silence] = []

  /// The phase's time on the clock.
  public var elapsed: Int { intervals.reduce(0) { $0 + $1.count } }
  /// The phase's time on the clock before a frame: where in the phase the frame lies.
  public func elapsed(before frame: Int) -> Int {
    intervals.reduce(0) { $0 + max(0, min($1.upperBound, frame) - $1.lowerBound) }
  }
  /// The time in which someone speaks (phonation time).
  public var speech: Int { elapsed - pauseFrames - stallFrames - gapFrames }
  /// Speech with its natural pauses: the time that this material takes to say.
  public var speakingTime: Int { speech + pauseFrames }
}
