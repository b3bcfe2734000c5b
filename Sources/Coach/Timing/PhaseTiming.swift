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
  /// The time in silences from the shortest pause up to a stall; in a break, in all of them.
  public internal(set) var pauseFrames = 0
  /// The time in stalls.
  public internal(set) var stallFrames = 0
  /// The time that the device lost.
  public internal(set) var gapFrames = 0
  /// Frames of the gaps in which the microphone was muted.
  public internal(set) var mutedFrames = 0
  /// The pauses that begin in this phase.
  public internal(set) var pauses: [Silence] = []
  /// The stalls that begin in this phase.
  public internal(set) var stalls: [Silence] = []

  /// The phase's clock time.
  public var elapsed: Int { intervals.reduce(0) { $0 + $1.count } }
  /// The phase's clock time before each of its stalls: where in the phase they lie.
  public var elapsedBeforeStalls: [Int] {
    let ordered = intervals.sorted { $0.lowerBound < $1.lowerBound }
    let before = ordered.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return stalls.map { stall in
      let index = ordered.partitioningIndex { $0.upperBound > stall.start }
      guard index < ordered.count else { return before[index] }
      return before[index] + max(0, stall.start - ordered[index].lowerBound)
    }
  }
  /// The time in which someone speaks (phonation time).
  public var speech: Int { elapsed - pauseFrames - stallFrames - gapFrames }
  /// Speech with its natural pauses: the time that this material takes to say.
  public var speakingTime: Int { speech + pauseFrames }
}
