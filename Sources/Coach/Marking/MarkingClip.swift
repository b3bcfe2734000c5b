/// What is played around a place: the end of what was said before it and the beginning of what comes after, with as
/// little of the pause between them as makes it one.
public struct MarkingClip: Sendable, Equatable {
  /// The frames that are played, one stretch after another.
  public let stretches: [Range<Int>]

  /// How long the parts are, in seconds: what was said before, the pause in front of the place, and what follows.
  private static let (before, pause, after) = (1.1, 0.35, 1.55)
  /// What is heard behind the end of speech, so that no word is cut, in seconds.
  private static let tail = 0.1

  /// The three seconds around a place; three times as much of the speech with `isLong`.
  ///
  /// - Parameters:
  ///   - speech: the stretches of speech, in frames, ascending.
  ///   - frames: how long the recording is.
  ///   - rate: frames per second.
  public init(around place: Int, speech: [Range<Int>], frames: Int, rate: Int, isLong: Bool = false)
  {
    func count(_ seconds: Double) -> Int { Int((seconds * Double(rate)).rounded()) }
    let factor = isLong ? 3.0 : 1.0
    let all = 0..<frames
    let after = (place - count(Self.pause)..<place + count(factor * Self.after)).clamped(to: all)
    // The last speech before the place; a place inside of speech has it right before itself.
    let last = speech.partitioningIndex { $0.lowerBound >= place } - 1
    let end = last >= 0 ? min(speech[last].upperBound + count(Self.tail), place) : 0
    let before = (end - count(factor * Self.before)..<end).clamped(to: all)
    let isOne = before.upperBound >= after.lowerBound
    stretches =
      (isOne ? [before.lowerBound..<max(before.lowerBound, after.upperBound)] : [before, after])
      .filter { !$0.isEmpty }
  }
}
