/// What a recording is, apart from what is said in it.
public struct RecordingSummary: Sendable, Equatable {
  /// Frames per second.
  public let rate: Int
  /// Channels of the file or device; one is analysed.
  public let channels: Int
  /// Frames in all.
  public let frames: Int
  /// Frames at full scale.
  public let clippedFrames: Int
  /// The largest sample by magnitude, 0 to 1.
  public let peak: Double
  /// What is wrong with the file.
  public let fault: SizeFault?
  /// Why the mean of the channels is not what they hold.
  public let channelTrouble: ChannelTrouble?
  /// Whether the file was written to while it was read.
  public let hasChanged: Bool
  /// Stretches of digital silence of 3 s and more, in frames, where the pauses of the recording are none: the
  /// microphone was muted.
  public let mutes: [Range<Int>]
  /// Stretches of digital silence, of 5 ms and more, that break off a sound.
  public let dropouts: Int

  /// A recording whose microphone was dead or muted: live ones peak at 0.004 and more even in silence,
  /// muted ones at 0.001.
  public var isDead: Bool { peak < 0.002 }

  /// The summary of a finished contour.
  public init(
    _ contour: Contour, channels: Int, fault: SizeFault? = nil,
    channelTrouble: ChannelTrouble? = nil, hasChanged: Bool = false, silence: DigitalSilence? = nil
  ) {
    rate = contour.rate
    self.channels = channels
    frames = contour.frames
    clippedFrames = contour.clippedFrames
    peak = contour.peak
    self.fault = fault
    self.channelTrouble = channelTrouble
    self.hasChanged = hasChanged
    let isDead = contour.peak < 0.002
    let isPlain = silence.map { !isDead && !$0.isGated(peak: contour.peak) } ?? false
    mutes = isPlain ? silence?.mutes ?? [] : []
    dropouts = isDead ? 0 : silence?.dropouts(peak: contour.peak) ?? 0
  }
}
