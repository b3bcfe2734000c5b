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
  /// What is wrong with the file's own size.
  public let sizeFault: SizeFault?

  /// A recording whose microphone was dead or muted: live ones peak at 0.004 and more even in silence,
  /// muted ones at 0.001.
  public var isDead: Bool { peak < 0.002 }

  /// The summary of a finished contour.
  public init(_ contour: Contour, channels: Int, sizeFault: SizeFault? = nil) {
    rate = contour.rate
    self.channels = channels
    frames = contour.frames
    clippedFrames = contour.clippedFrames
    peak = contour.peak
    self.sizeFault = sizeFault
  }
}
