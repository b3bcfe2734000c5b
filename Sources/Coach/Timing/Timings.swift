/// The times of a whole recording, in frames.
///
/// They add up: recording = lead-in + all elapsed + held + interruptions + tail.
public struct Timings: Sendable, Equatable {
  /// The times of each phase of the agenda, in its order.
  public private(set) var phases: [PhaseTiming]
  /// What lies before the clock starts.
  public let leadIn: Int
  /// What lies behind its end.
  public let tail: Int
  /// The time that the rehearsal was held.
  public private(set) var held = 0
  /// The time that the interviewer spoke.
  public private(set) var interruptions = 0

  /// Measures a time line.
  ///
  /// - Parameters:
  ///   - speech: the speech segments in frames, ascending and apart.
  ///   - phaseCount: how many phases the agenda has.
  ///   - breaks: the phases in which silence is right: it belongs to their time and is no pause or stall.
  ///   - rate: frames per second, for the rules.
  public init(
    _ timeline: Timeline, speech: [Range<Int>], phaseCount: Int, breaks: Set<Int> = [], rate: Int,
    rules: TimingRules
  ) {
    let clock = timeline.clock(speech: speech)
    leadIn = clock.lowerBound
    tail = timeline.frames - clock.upperBound
    phases = Array(repeating: PhaseTiming(), count: phaseCount)
    let intervals = timeline.intervals(on: clock)
    for interval in intervals {
      switch interval.activity {
      case .phase(let index):
        phases[index].intervals.append(interval.frames)
        phases[index].gapFrames += Self.frames(of: timeline.gaps(in: interval.frames), interval)
        phases[index].mutedFrames += Self.frames(of: timeline.mutes[...], interval)
      case .held: held += interval.frames.count
      case .interruption: interruptions += interval.frames.count
      case .ended: break
      }
    }
    let shortestPause = Self.frames(rules.shortestPause, rate)
    let shortestStall = Self.frames(rules.shortestStall, rate)
    for (before, after) in zip(speech, speech.dropFirst()) {
      var pieces = Self.pieces(
        of: before.upperBound..<after.lowerBound, intervals: intervals, timeline)
      if !breaks.isEmpty {
        for piece in pieces where breaks.contains(piece.phase) {
          phases[piece.phase].pauseFrames += piece.frames.count
        }
        pieces.removeAll { breaks.contains($0.phase) }
      }
      let length = pieces.reduce(0) { $0 + $1.frames.count }
      if length >= shortestPause { add(pieces, length: length, isStall: length >= shortestStall) }
    }
  }

  private mutating func add(
    _ pieces: [(phase: Int, frames: Range<Int>)], length: Int, isStall: Bool
  ) {
    guard let first = pieces.first else { return }
    let silence = PhaseTiming.Silence(start: first.frames.lowerBound, frames: length)
    if isStall {
      phases[first.phase].stalls.append(silence)
      for piece in pieces { phases[piece.phase].stallFrames += piece.frames.count }
    } else {
      phases[first.phase].pauses.append(silence)
      for piece in pieces { phases[piece.phase].pauseFrames += piece.frames.count }
    }
  }

  /// How much of some stretches lies in an interval.
  private static func frames(
    of stretches: ArraySlice<Range<Int>>, _ interval: Timeline.Interval
  ) -> Int {
    stretches.reduce(0) { $0 + $1.clamped(to: interval.frames).count }
  }

  /// The parts of a silence that lie in phases, without gaps.
  private static func pieces(
    of silence: Range<Int>, intervals: [Timeline.Interval], _ timeline: Timeline
  ) -> [(phase: Int, frames: Range<Int>)] {
    var pieces: [(phase: Int, frames: Range<Int>)] = []
    let first = intervals.partitioningIndex { $0.frames.upperBound > silence.lowerBound }
    for interval in intervals[first...].prefix(while: { $0.frames.overlaps(silence) }) {
      guard case .phase(let phase) = interval.activity else { continue }
      let stretch = interval.frames.clamped(to: silence)
      var start = stretch.lowerBound
      for gap in timeline.gaps(in: stretch) {
        if gap.lowerBound > start { pieces.append((phase, start..<gap.lowerBound)) }
        start = gap.upperBound
      }
      if start < stretch.upperBound { pieces.append((phase, start..<stretch.upperBound)) }
    }
    return pieces
  }

  private static func frames(_ duration: Duration, _ rate: Int) -> Int {
    Int((duration.seconds * Double(rate)).rounded())
  }
}
