/// The track of level features of a whole recording, one entry per hop of 10 ms.
///
/// Live it grows, offline it is read; every decision is made on it and none on the samples again.
public struct Contour: Sendable, Equatable {
  /// Frames per second of the recording.
  public let rate: Int
  /// Frames per hop: 10 ms, rounded to whole frames.
  public let hopLength: Int
  /// The level of each hop in hundredths of a dB re full scale, its mean removed.
  public internal(set) var levels: [Int16] = []
  /// Frames of the recording; the last hop may be short.
  public internal(set) var frames = 0
  /// Frames at full scale.
  public internal(set) var clippedFrames = 0
  /// The largest sample by magnitude, 0 to 1.
  public internal(set) var peak = 0.0

  /// The contour of a recording that has no samples yet.
  public init(rate: Int) {
    precondition(rate >= 100, "a hop of 10 ms needs at least a frame")
    self.rate = rate
    hopLength = (rate + 50) / 100
  }

  /// The level of a hop in dBFS.
  public func level(_ hop: Int) -> Double { Double(levels[hop]) / 100 }

  /// The hop that a frame lies in.
  public func hop(of frame: Int) -> Int { frame / hopLength }

  /// How many hops come nearest to a time.
  func hops(milliseconds: Int) -> Int {
    max(1, (milliseconds * rate / 1000 + hopLength / 2) / hopLength)
  }
}
