/// When someone spoke in a recording, and the levels that say so.
public struct SpeechTrack: Sendable, Equatable {
  /// The speech segments in frames, ascending and apart.
  public let segments: [Range<Int>]
  /// The level of the background in dBFS: the median of the tracked floor.
  public let noiseFloor: Double
  /// The level of the voice in dBFS: its mean power while someone speaks; nil when nobody does.
  public let speechLevel: Double?
  /// The least power above the background that counts as speech, in dBFS; nil when nobody speaks.
  public let threshold: Double?
  /// How much the bands have to stand out of the background, in dB; nil when nobody speaks.
  public let evidenceThreshold: Double?

  /// The share of the pauses in which something sounds like a voice, from 0 to 1: other people, or
  /// music.
  ///
  /// 0 where there are less than five seconds of pauses.
  public let voicedPauseShare: Double
  /// The share of the pauses away from every voice in which something stands out, from 0 to 1: keys, steps,
  /// doors.
  ///
  /// Such a thing next to a voice is taken for a part of it.
  public let busyPauseShare: Double

  /// Speech over background in dB; nil when nobody speaks.
  public var signalToNoise: Double? { speechLevel.map { $0 - noiseFloor } }
}
