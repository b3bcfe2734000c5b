/// What of a sound file is read.
public struct ReadingOptions: Sendable, Equatable {
  /// The channels that are heard.
  public var channels = ChannelChoice.mix
  /// Which of the sound tracks, from 1; nil for the first.
  public var track: Int?
  /// Whether other programs may help: ffmpeg, and ffprobe for chapters.
  public var usesPrograms = true
  /// Whether ffmpeg decodes it even where libsndfile could.
  var isByFFmpeg = false

  /// The first track, its channels mixed.
  public init() {}
}
