/// Decides on a whole contour when someone speaks.
///
/// An energy detector: a hop is speech when its level is far enough above the tracked noise floor,
/// with hysteresis; short bursts are dropped first and short gaps closed after, in this order,
/// because a closed gap would turn two clicks into a word.
public struct SpeechDetector: Sendable, Equatable {
  /// What the decision depends on.
  public struct Configuration: Sendable, Equatable {
    /// The window in which the floor is tracked, in milliseconds; longer than any breath group.
    public var floorWindow = 12_000
    /// The share of the window's hops that are taken for background.
    public var floorShare = 0.1
    /// The least distance from floor to threshold, in dB.
    public var leastMargin = 6.0
    /// The greatest distance from floor to threshold, in dB.
    public var greatestMargin = 14.0
    /// Where the threshold lies between floor (0) and voice (1).
    public var marginShare = 0.35
    /// How far the offset threshold lies below the onset threshold, in dB.
    public var hysteresis = 3.0
    /// A background lower than this below the voice makes no difference, in dB.
    public var greatestRange = 50.0
    /// Bursts shorter than this are no speech, in milliseconds.
    public var shortestBurst = 60
    /// Gaps shorter than this are part of the speech, in milliseconds.
    public var shortestGap = 200
    /// The default values.
    public init() {}
  }

  private let configuration: Configuration

  /// A detector; the default values are those that the accuracy command measures.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  /// The speech of a recording.
  ///
  /// - Parameter thresholdShift: moves the threshold by so many dB, to see how much the result
  ///   depends on it.
  public func track(_ contour: Contour, thresholdShift: Double = 0) -> SpeechTrack {
    let floors = trackedFloor(contour)
    let voice = voiceLevel(contour, floors)
    var floorOf = LevelHistogram()
    var thresholdOf = LevelHistogram()
    var isSpeech = [Bool](repeating: false, count: contour.levels.count)
    var isOpen = false
    for hop in contour.levels.indices {
      let floor = floors[hop]
      let share = (voice - floor) * configuration.marginShare
      let margin = max(configuration.leastMargin, min(configuration.greatestMargin, share))
      let threshold = floor + margin + thresholdShift
      isOpen = contour.level(hop) > (isOpen ? threshold - configuration.hysteresis : threshold)
      isSpeech[hop] = isOpen
      floorOf.add(Int16(floor * 100))
      thresholdOf.add(Int16(max(-12000, min(0, threshold * 100))))
    }
    let segments = segments(isSpeech, contour)
    return SpeechTrack(
      segments: segments, noiseFloor: floorOf.percentile(0.5),
      speechLevel: level(of: segments, in: contour), threshold: thresholdOf.percentile(0.5))
  }

  /// The background's level per hop: a low percentile of a window around it.
  private func trackedFloor(_ contour: Contour) -> [Double] {
    let levels = contour.levels
    let half = contour.hops(milliseconds: configuration.floorWindow / 2)
    let stride = contour.hops(milliseconds: 500)
    var histogram = LevelHistogram()
    var floors = [Double](repeating: 0, count: levels.count)
    var low = 0
    var high = 0
    var whole = LevelHistogram()
    for level in levels { whole.add(level) }
    let least = max(whole.percentile(0.95) - configuration.greatestRange, -90)
    for start in Swift.stride(from: 0, to: levels.count, by: stride) {
      let middle = start + stride / 2
      while high < min(levels.count, middle + half) {
        histogram.add(levels[high])
        high += 1
      }
      while low < middle - half {
        histogram.remove(levels[low])
        low += 1
      }
      let floor = max(least, histogram.percentile(configuration.floorShare))
      for hop in start..<min(levels.count, start + stride) { floors[hop] = floor }
    }
    return floors
  }

  /// The level of a voice that stands out of the background: the 90th percentile of what is clearly
  /// above the floor.
  private func voiceLevel(_ contour: Contour, _ floors: [Double]) -> Double {
    var histogram = LevelHistogram()
    for hop in contour.levels.indices where contour.level(hop) > floors[hop] + 6 {
      histogram.add(contour.levels[hop])
    }
    return histogram.percentile(0.9)
  }

  private func segments(_ isSpeech: [Bool], _ contour: Contour) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var hop = 0
    while hop < isSpeech.count {
      guard isSpeech[hop] else {
        hop += 1
        continue
      }
      let start = hop
      while hop < isSpeech.count, isSpeech[hop] { hop += 1 }
      runs.append(start..<hop)
    }
    let shortest = contour.hops(milliseconds: configuration.shortestBurst)
    let gap = contour.hops(milliseconds: configuration.shortestGap)
    var joined: [Range<Int>] = []
    for run in runs where run.count >= shortest {
      if let last = joined.last, run.lowerBound - last.upperBound < gap {
        joined[joined.count - 1] = last.lowerBound..<run.upperBound
      } else {
        joined.append(run)
      }
    }
    return joined.map {
      $0.lowerBound * contour.hopLength..<min(contour.frames, $0.upperBound * contour.hopLength)
    }
  }

  private func level(of segments: [Range<Int>], in contour: Contour) -> Double? {
    guard !segments.isEmpty else { return nil }
    var histogram = LevelHistogram()
    for segment in segments {
      let last = contour.hop(of: segment.upperBound - 1)
      for hop in contour.hop(of: segment.lowerBound)...last { histogram.add(contour.levels[hop]) }
    }
    return histogram.percentile(0.5)
  }
}
