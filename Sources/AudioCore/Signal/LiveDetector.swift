/// Decides while a recording grows when someone speaks: for the screen.
///
/// It is the decision of ``SpeechDetector`` on what there is: complete hops as far as they go, and for
/// the last three seconds hops whose background is known from the past only. What it said of the last
/// seconds may still change; the report afterwards is made from the whole contour.
public struct LiveDetector: Sendable {
  /// Whether someone speaks now; lit within 0.15 s of most onsets, see docs/detector.md.
  public private(set) var isSpeaking = false
  /// The speech so far, in frames, ascending and apart; up to 0.2 s behind.
  public private(set) var speech: [Range<Int>] = []

  /// Everything is decided anew once a second, and later whenever there is a fiftieth more of it: what is
  /// learnt hardly changes then, and long rehearsals cost no more than short ones.
  private static let (interval, growth) = (100, 50)
  /// The same while no voice is known.
  private static let impatience = 10
  /// Hops that are decided again, and after how many.
  private static let (window, step) = (800, 20)
  /// Hops that are decided at every look, for the sign.
  private static let signWindow = 100
  /// Hops at the end in which speech lights the sign.
  private static let lately = 10
  /// Hops before which the sign knows nothing of the voice yet.
  private static let fewest = 50

  private var decision: SpeechDecision?
  private var lastDecision = 0
  private var lastStep = 0

  /// A detector at the start of a recording.
  public init() {}

  /// Looks at what was heard so far; some fifty times a second.
  ///
  /// - Parameter keys: the frames at which the speaker pressed keys, whose clicks are no voice.
  public mutating func update(_ builder: ContourBuilder, keys: [Int] = []) {
    let contour = builder.contour
    let count = contour.hops.count + builder.recentHops.count
    guard count >= Self.fewest else { return }
    let clicks = KeyClicks(frames: keys, in: contour)
    let interval =
      decision == nil ? Self.impatience : max(Self.interval, count / Self.growth)
    if count - lastDecision >= interval {
      let hops = contour.hops + builder.recentHops
      let background = contour.backgroundLevels.percentile(0.5) ?? Decibels.silence
      decision = VoiceReference(hops).map {
        SpeechDecision(
          clicks.silenced(hops), $0, background: background, isNarrowband: contour.isNarrowband)
      }
      lastDecision = count
      lastStep = count
      let runs = decision?.segments(shift: 0) ?? []
      speech = runs.map { contour.frames(ofHops: $0) }
    }
    guard let decision else {
      isSpeaking = false
      return
    }
    func latest(_ length: Int) -> SpeechDecision {
      let start = max(0, count - length)
      let hops = contour.hops.dropFirst(start) + builder.recentHops.suffix(count - start)
      return decision.applied(to: clicks.silenced(Array(hops), from: start))
    }
    if count - lastStep >= Self.step {
      lastStep = count
      let runs = latest(Self.window).segments(shift: 0)
      replaceSpeech(from: max(0, count - Self.window), with: runs, contour)
    }
    let end = latest(Self.signWindow)
    // The sign must not wait for six voiced hops; a wrong guess goes out again.
    let sign = end.segments(shift: 0, fewestVoiced: 1)
    let isVoiced =
      sign.last.map { $0.upperBound > min(count, Self.signWindow) - Self.lately } ?? false
    isSpeaking = isVoiced || end.endsInOnset
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
