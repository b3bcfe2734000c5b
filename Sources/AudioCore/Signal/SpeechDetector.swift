internal import Glibc

/// Decides on a whole contour when someone speaks.
///
/// Speech is what stands out of the background and has a voice in it: stretches of evidence are cut to
/// what lies near voiced hops, so that keys, breath and noises without a voice fall away, and only then
/// are short gaps closed. How much has to stand out is learnt from the pauses. The method and what was
/// measured are in docs/detector.md.
public struct SpeechDetector: Sendable {
  /// A detector.
  public init() {}

  /// The speech of a recording.
  ///
  /// - Parameters:
  ///   - thresholdShift: moves the thresholds by so many dB, to see how much the result depends on them.
  ///   - keys: the frames at which the speaker pressed keys, whose clicks are no voice.
  public func track(
    _ contour: Contour, thresholdShift: Double = 0, keys: [Int] = []
  ) -> SpeechTrack {
    let noiseFloor = contour.backgroundLevels.percentile(0.5) ?? Decibels.silence
    guard let reference = VoiceReference(contour.hops) else {
      return Self.silent(noiseFloor)
    }
    let clicks = KeyClicks(frames: keys, in: contour)
    let decision = SpeechDecision(
      clicks.silenced(contour.hops), reference, background: noiseFloor,
      isNarrowband: contour.isNarrowband)
    let runs = decision.segments(shift: thresholdShift)
    let level = Self.level(of: runs, in: contour.hops)
    if contour.hops.count > Self.longRecording, (level ?? 0) < noiseFloor + Self.leastMargin {
      return Self.silent(noiseFloor)
    }
    return SpeechTrack(
      segments: runs.map(contour.frames(ofHops:)), noiseFloor: noiseFloor, speechLevel: level,
      threshold: decision.powerThreshold + thresholdShift,
      evidenceThreshold: decision.evidenceThreshold * pow(10, thresholdShift / 10),
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
