/// The live times of a rehearsal: the same measure as the report's, on what was heard so far.
public struct LiveTimes: Sendable, Equatable {
  /// The time since the first speech, without what was held, in frames; what the slot counts.
  public let clock: Int
  /// The time of every phase so far, without stalls and gaps, in frames.
  public let speaking: [Int]
  /// The time on the clock of every phase so far, in frames; 0 where it was never begun.
  public let elapsed: [Int]

  /// Measures a rehearsal at a moment.
  ///
  /// - Parameters:
  ///   - timeline: what went on so far; it ends at this moment.
  ///   - speech: the speech so far, in frames.
  /// Nil before the first speech.
  public init?(
    _ timeline: Timeline, speech: [Range<Int>], phaseCount: Int, breaks: Set<Int> = [], rate: Int,
    rules: TimingRules = TimingRules()
  ) {
    guard !speech.isEmpty, timeline.frames > 0 else { return nil }
    // The silence since the last speech is a pause until it is long enough for a stall: as if someone
    // spoke at this very moment.
    let now = timeline.frames - 1..<timeline.frames
    let isSilent = speech.allSatisfy { $0.upperBound < now.lowerBound }
    let timings = Timings(
      timeline, speech: isSilent ? speech + [now] : speech, phaseCount: phaseCount, breaks: breaks,
      rate: rate, rules: rules)
    clock = timings.phases.reduce(timings.interruptions) { $0 + $1.elapsed }
    speaking = timings.phases.map(\.speakingTime)
    elapsed = timings.phases.map(\.elapsed)
  }
}
