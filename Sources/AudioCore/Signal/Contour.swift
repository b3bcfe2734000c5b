/// The track of features of a whole recording, one entry per hop of 10 ms.
///
/// Live it grows, offline it is read; every decision is made on it and none on the samples again.
public struct Contour: Sendable, Equatable {
  /// Frames per second of the recording.
  public let rate: Int
  /// What is kept of each hop.
  public internal(set) var hops: [HopFeatures] = []
  /// The pitch in every ``PitchPath/step``-th hop, see ``PitchScale``; 0 where there is none.
  ///
  /// Known some hops later than the rest, and no part of any decision on speech.
  var pitches: [UInt8] = []
  /// Frames of the recording; what is behind its last whole hop is heard by nobody.
  public internal(set) var frames = 0
  /// Frames at full scale.
  public internal(set) var clippedFrames = 0
  /// The largest sample by magnitude, 0 to 1.
  public internal(set) var peak = 0.0
  /// How often the background had which level.
  var backgroundLevels = LevelHistogram()

  /// The contour of a recording that has no samples yet.
  public init(rate: Int) {
    precondition(rate >= 100, "a hop of 10 ms needs at least a frame")
    self.rate = rate
  }

  /// Whether there is nothing above 4 kHz, as over a telephone (8 kHz).
  var isNarrowband: Bool { rate < 9000 }

  /// Hops per second.
  public static let hopsPerSecond = 100

  /// The first frame of a hop.
  public func frame(ofHop hop: Int) -> Int { hop * rate / Self.hopsPerSecond }

  /// The frames of a run of hops.
  public func frames(ofHops hops: Range<Int>) -> Range<Int> {
    frame(ofHop: hops.lowerBound)..<frame(ofHop: hops.upperBound)
  }

  /// The mean of the hops' levels over the background in a stretch, in dBFS; ``Decibels/silence`` for none.
  ///
  /// The mean of decibels, as a listener follows them, not that of powers, which single loud syllables
  /// decide.
  public func meanLevel(of frames: Range<Int>) -> Double {
    let stretch = (hop(of: frames.lowerBound)..<hop(of: frames.upperBound)).clamped(
      to: 0..<hops.count)
    guard !stretch.isEmpty else { return Decibels.silence }
    return hops[stretch].reduce(0) { $0 + $1.power } / Double(stretch.count)
  }

  /// The level over the background at a frame, smoothed over three hops, in dBFS.
  public func level(at frame: Int) -> Double {
    let hop = hop(of: frame)
    return hops.indices.contains(hop) ? hops[hop].power : Decibels.silence
  }

  /// The hop that a frame lies in.
  public func hop(of frame: Int) -> Int {
    (frame * Self.hopsPerSecond + Self.hopsPerSecond - 1) / rate
  }
}
