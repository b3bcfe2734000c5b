/// A stretch of time that the device lost.
public struct CaptureGap: Sendable, Equatable {
  /// How many samples the device had delivered before it.
  public let position: Int
  /// How many frames were lost; estimated from the clock.
  public let frames: Int

  /// A gap after `position` delivered samples.
  public init(position: Int, frames: Int) {
    self.position = position
    self.frames = frames
  }
}
