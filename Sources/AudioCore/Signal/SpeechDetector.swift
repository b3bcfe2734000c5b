internal import Glibc

/// Decides on a whole contour when someone speaks.
///
/// Speech is what stands out of the background and has a voice in it: stretches of evidence are cut to
/// what lies near voiced hops, so that keys, breath and noises without a voice fall away, and only then
/// are short gaps closed. How much has to stand out is learnt from the pauses. The method and what was
/// measured are in docs/detector.md.
public struct SpeechDetector: Sendable {
  /// The shortest silence that is a pause, in seconds, where nothing else is wanted.
  ///
  /// After Goldman-Eisler (1968): shorter ones belong to articulation.
  public static let standardPause = 0.25

  /// How a recording is decided on once more, to see how much the result depends on the rules.
  public struct Variation: Sendable {
    /// By how many dB the thresholds are moved.
    public let thresholdShift: Double
    /// By how many seconds the shortest pause is moved.
    public let pauseShift: Double

    /// The decision as it is, unless something is moved.
    public init(thresholdShift: Double = 0, pauseShift: Double = 0) {
      self.thresholdShift = thresholdShift
      self.pauseShift = pauseShift
    }
  }

  /// The shortest silence that has to stay apart from speech, in seconds.
  private let shortestPause: Double

  /// A detector.
  ///
  /// - Parameter shortestPause: the shortest silence that counts as a pause, in seconds; shorter ones are closed.
  public init(shortestPause: Double = standardPause) { self.shortestPause = shortestPause }

  /// The speech of a recording.
  ///
  /// - Parameters:
  ///   - thresholdShift: moves the thresholds by so many dB, to see how much the result depends on them.
  ///   - keys: the frames at which the speaker pressed keys, whose clicks are no voice.
  public func track(
    _ contour: Contour, thresholdShift: Double = 0, keys: [Int] = []
  ) -> SpeechTrack {
    tracks(contour, [Variation(thresholdShift: thresholdShift)], keys: keys)[0]
  }

  /// The speech of a recording in each of several variations; the thresholds are learnt only once.
  public func tracks(
    _ contour: Contour, _ variations: [Variation], keys: [Int] = []
  ) -> [SpeechTrack] {
    let noiseFloor = contour.backgroundLevels.percentile(0.5) ?? Decibels.silence
    guard let reference = VoiceReference(contour.hops) else {
      return variations.map { _ in Self.silent(noiseFloor) }
    }
    let clicks = KeyClicks(frames: keys, in: contour)
    let decision = SpeechDecision(
      clicks.silenced(contour.hops), reference, background: noiseFloor,
      isNarrowband: contour.isNarrowband)
    return variations.map { track(contour, decision, $0, noiseFloor) }
  }

  private func track(
    _ contour: Contour, _ decision: SpeechDecision, _ variation: Variation, _ noiseFloor: Double
  ) -> SpeechTrack {
    let shift = variation.thresholdShift
    let runs = decision.segments(
      shift: shift, shortestPause: shortestPause + variation.pauseShift)
    let level = Self.level(of: runs, in: contour.hops)
    if contour.hops.count > Self.longRecording, (level ?? 0) < noiseFloor + Self.leastMargin {
      return Self.silent(noiseFloor)
    }
    return SpeechTrack(
      segments: runs.map(contour.frames(ofHops:)), noiseFloor: noiseFloor, speechLevel: level,
      threshold: decision.powerThreshold + shift,
      evidenceThreshold: decision.evidenceThreshold * pow(10, shift / 10),
      voicedPauseShare: decision.voicedShare(outside: runs), busyPauseShare: decision.busyShare)
  }

  /// What was found in more than 15 s is the background's own when it is no 3 dB above it: traffic hums.
  private static let (longRecording, leastMargin) = (1500, 3.0)

  private static func silent(_ noiseFloor: Double) -> SpeechTrack {
    SpeechTrack(
      segments: [], noiseFloor: noiseFloor, speechLevel: nil, threshold: nil,
      evidenceThreshold: nil, voicedPauseShare: 0, busyPauseShare: 0)
  }

  /// The mean power while someone speaks, as in the active speech level of ITU-T P.56 (2011).
  private static func level(of runs: [Range<Int>], in hops: [HopFeatures]) -> Double? {
    var levels = ByteHistogram()
    for run in runs {
      for hop in hops[run] { levels.add(hop.powerByte) }
    }
    return levels.total > 0
      ? Decibels.level(power: levels.mean { pow(10, HopFeatures.power(ofByte: $0) / 10) }) : nil
  }
}
