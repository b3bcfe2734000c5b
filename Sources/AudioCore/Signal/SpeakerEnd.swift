/// Decides when a speaker has ended: a silence behind a voice that fell, or a longer one behind any.
///
/// A statement ends near the bottom of the speaker's range, a thought that goes on does not (Swerts & Geluykens 1994,
/// Language and Speech 37(1)). A voice may fall before a pause to think as well, so that no shorter silence than such
/// pauses is an end, whatever the voice did.
public struct SpeakerEnd: Sendable {
  /// The silence that ends behind a voice that fell, and behind any other, in seconds.
  ///
  /// Pauses to think last up to three seconds. Our own figures.
  public static let (silence, longSilence) = (3.5, 6.0)
  /// Speech before which nothing has begun, in seconds: a cough is no answer.
  private static let leastSpeech = 1.0

  /// The end of speech that was asked about last, and whether the voice fell there.
  private var asked: (end: Int, hasFallen: Bool)?

  /// A decision of which nothing is known yet.
  public init() {}

  /// Where the speaker ended; nil while that is not so.
  ///
  /// - Parameters:
  ///   - contour: of all that was heard.
  ///   - speech: in frames, ascending and apart.
  public mutating func end(in contour: Contour, speech: [Range<Int>]) -> Int? {
    guard let end = speech.last?.upperBound else { return nil }
    let silence = Double(contour.frames - end) / Double(contour.rate)
    guard silence >= Self.silence else { return nil }
    let spoken = speech.reduce(0) { $0 + $1.count }
    guard Double(spoken) >= Self.leastSpeech * Double(contour.rate) else { return nil }
    if silence >= Self.longSilence { return end }
    if asked?.end != end {
      asked = (end, PitchTrack(contour, speech: speech).falls(before: end))
    }
    return asked?.hasFallen == true ? end : nil
  }
}
