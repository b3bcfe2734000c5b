/// Decides while a recording grows when someone speaks: for the screen.
///
/// It is the decision of ``SpeechDetector`` on what there is: complete hops as far as they go, and for
/// the last three seconds hops whose background is known from the past only. What it said of the last
/// seconds may still change; the report afterwards is made from the whole contour.
public struct LiveDetector: Sendable {
  /// Whether someone speaks now; lit within 0.15 s of most onsets, see docs/detector.md.
  public private(set) var isSpeaking = false
  /// The speech so far, in frames, ascending and apart.
  public private(set) var speech: [Range<Int>] = []

  /// Hops after which everything is decided anew: once a second.
  private static let interval = 100
  /// The same while no voice is known.
  private static let impatience = 10
  /// Hops that are decided at every look.
  private static let window = 1500
  /// Hops at the end in which speech lights the sign.
  private static let lately = 10
  /// Hops before which the sign knows nothing of the voice yet.
  private static let fewest = 50

  private var decision: SpeechDecision?
  private var lastDecision = 0

  /// A detector at the start of a recording.
  public init() {}

  /// Looks at what was heard so far; some twenty times a second.
  ///
  /// - Parameter keys: the frames at which the speaker pressed keys, whose clicks are no voice.
  public mutating func update(_ builder: ContourBuilder, keys: [Int] = []) {
    let contour = builder.contour
    let count = contour.hops.count + builder.recentHops.count
    guard count >= Self.fewest else { return }
    let clicks = KeyClicks(frames: keys, in: contour)
    if count - lastDecision >= (decision == nil ? Self.impatience : Self.interval) {
      let hops = contour.hops + builder.recentHops
      decision = VoiceReference(hops).map { SpeechDecision(clicks.silenced(hops), $0) }
      lastDecision = count
      let runs = decision?.segments(shift: 0) ?? []
      speech = runs.map { contour.frames(ofHops: $0) }
    }
    guard let decision else {
      isSpeaking = false
      return
    }
    let start = max(0, count - Self.window)
    let latest = contour.hops.dropFirst(start) + builder.recentHops.suffix(count - start)
    let window = decision.applied(to: clicks.silenced(Array(latest), from: start))
    replaceSpeech(from: start, with: window.segments(shift: 0), contour)
    // The sign must not wait for six voiced hops; a wrong guess goes out again.
    let sign = window.segments(shift: 0, fewestVoiced: 1)
    let isVoiced = sign.last.map { $0.upperBound > latest.count - Self.lately } ?? false
    isSpeaking = isVoiced || window.endsInOnset
  }

  /// Puts what was found in the window in the place of what was thought of it before.
  ///
  /// The window's first seconds are left alone, because speech before it may reach into them.
  private mutating func replaceSpeech(from start: Int, with runs: [Range<Int>], _ contour: Contour)
  {
    let seam = start == 0 ? 0 : contour.frame(ofHop: start + Self.window / 2)
    var kept = speech.filter { $0.lowerBound < seam }
    if let last = kept.last, last.upperBound > seam {
      kept[kept.count - 1] = last.lowerBound..<seam
    }
    for run in runs {
      let frames = contour.frames(ofHops: run.lowerBound + start..<run.upperBound + start)
      guard frames.upperBound > seam else { continue }
      HopRuns.append(max(seam, frames.lowerBound)..<frames.upperBound, to: &kept)
    }
    speech = kept
  }
}
