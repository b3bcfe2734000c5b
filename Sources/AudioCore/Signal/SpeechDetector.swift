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
    tracks(contour, thresholdShifts: [thresholdShift], keys: keys)[0]
  }

  /// The speech of a recording with the thresholds moved by each of several shifts in dB; learnt is only once.
  public func tracks(
    _ contour: Contour, thresholdShifts: [Double], keys: [Int] = []
  ) -> [SpeechTrack] {
    let noiseFloor = contour.backgroundLevels.percentile(0.5) ?? Decibels.silence
    guard let reference = VoiceReference(contour.hops) else {
      return thresholdShifts.map { _ in Self.silent(noiseFloor) }
    }
    let clicks = KeyClicks(frames: keys, in: contour)
    let decision = SpeechDecision(
      clicks.silenced(contour.hops), reference, background: noiseFloor,
      isNarrowband: contour.isNarrowband)
    return thresholdShifts.map { Self.track(contour, decision, shift: $0, noiseFloor) }
  }

  private static func track(
    _ contour: Contour, _ decision: SpeechDecision, shift: Double, _ noiseFloor: Double
  ) -> SpeechTrack {
    let runs = decision.segments(shift: shift)
    let level = level(of: runs, in: contour.hops)
    if contour.hops.count > longRecording, (level ?? 0) < noiseFloor + leastMargin {
      return silent(noiseFloor)
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
