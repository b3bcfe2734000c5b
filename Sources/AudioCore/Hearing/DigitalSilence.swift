/// Stretches in which every sample is exactly zero: a microphone's noise never is for long.
///
/// Long ones are those of a microphone that was muted; short ones between loud samples are dropouts, which a
/// connection or a driver filled up.
public struct DigitalSilence: Sendable, Equatable {
  /// From here on nobody takes it for a pause of the sound itself, in seconds.
  public static let muteSeconds = 3
  /// The shortest that counts, in milliseconds.
  private static let shortestMilliseconds = 5
  /// Sound that breaks off is this loud right before and behind, against the loudest sample: -26 dB.
  ///
  /// What fades out, or is cut by a noise gate, is not.
  private static let abruptShare = 0.05
  /// So many candidates are kept; more need not be counted.
  private static let limit = 100_000

  /// The long stretches, in frames.
  public private(set) var mutes: [Range<Int>] = []
  /// Frames at the end that are zero, so far.
  public private(set) var zerosAtEnd = 0
  private let rate: Int
  private var frames = 0
  /// The lower of the two levels around each short stretch, of under a tenth of a second and over.
  private var shortEdges: [UInt16] = []
  private var longEdges: [UInt16] = []
  /// The level before the stretch that is not over.
  private var levelBefore: UInt16 = 0
  /// The last millisecond before this block.
  private var before: [Int16]

  /// - Parameter rate: frames per second.
  public init(rate: Int) {
    self.rate = rate
    before = Array(repeating: 0, count: max(4, rate / 1000))
  }

  /// Stretches that break off a sound.
  ///
  /// - Parameter peak: the largest sample of the recording by magnitude, 0 to 1.
  public func dropouts(peak: Double) -> Int {
    (shortEdges + longEdges).count { Double($0) >= Self.least(peak) }
  }

  /// Whether the pauses of the recording are digital silence themselves, as noise gates make it, so that a mute cannot
  /// be told from a pause.
  public func isGated(peak: Double) -> Bool {
    longEdges.count { Double($0) < Self.least(peak) } > 3 * mutes.count
  }

  /// For how long the microphone has been muted by now, in seconds; 0 where pauses are digital silence themselves.
  ///
  /// - Parameter peak: the largest sample so far by magnitude, 0 to 1.
  public func mutedSeconds(peak: Double) -> Double {
    isGated(peak: peak) ? 0 : Double(zerosAtEnd) / Double(rate)
  }

  private static func least(_ peak: Double) -> Double { max(2, peak * 32768 * abruptShare) }

  /// Takes the next samples.
  public mutating func process(_ samples: Span<Int16>) {
    defer { frames += samples.count }
    var place = 0
    if zerosAtEnd > 0 {
      place = Self.endOfZeros(samples, from: 0)
      zerosAtEnd += place
      guard place < samples.count else { return }
      end(at: place, samples)
    }
    let step = rate * Self.shortestMilliseconds / 1000
    var floor = place
    // Every stretch that is long enough holds one of these places.
    while place < samples.count {
      guard samples[place] == 0 else {
        place += step
        continue
      }
      var start = place
      while start > floor, samples[start - 1] == 0 { start -= 1 }
      let end = Self.endOfZeros(samples, from: place)
      if end == samples.count { break }
      if end - start >= step {
        begin(at: start, samples)
        zerosAtEnd = end - start
        self.end(at: end, samples)
      }
      (floor, place) = (end, end + 1)
    }
    keepEnd(of: samples)
  }

  /// Takes the end of the recording.
  public mutating func finish() {
    if zerosAtEnd >= Self.muteSeconds * rate { mutes.append(frames - zerosAtEnd..<frames) }
  }

  /// Notes zeros at the end of a block, which may go on, and what lies before them.
  private mutating func keepEnd(of samples: Span<Int16>) {
    var end = samples.count
    while end > 0, samples[end - 1] == 0 { end -= 1 }
    if end < samples.count {
      begin(at: end, samples)
      zerosAtEnd = samples.count - end
    }
    for place in max(0, end - before.count)..<end {
      before.removeFirst()
      before.append(samples[place])
    }
  }

  private mutating func begin(at start: Int, _ samples: Span<Int16>) {
    levelBefore = Self.level(samples, max(0, start - before.count)..<start)
    if start < before.count {
      levelBefore = max(
        levelBefore, before.suffix(before.count - start).map(\.magnitude).max() ?? 0)
    }
  }

  private mutating func end(at end: Int, _ samples: Span<Int16>) {
    let length = zerosAtEnd
    zerosAtEnd = 0
    let levelBehind = Self.level(samples, end..<min(samples.count, end + before.count))
    if length >= Self.muteSeconds * rate {
      mutes.append(frames + end - length..<frames + end)
    } else if length * 10 >= rate {
      if longEdges.count < Self.limit { longEdges.append(min(levelBefore, levelBehind)) }
    } else if length * 1000 >= rate * Self.shortestMilliseconds {
      if shortEdges.count < Self.limit { shortEdges.append(min(levelBefore, levelBehind)) }
    }
  }

  private static func level(_ samples: Span<Int16>, _ range: Range<Int>) -> UInt16 {
    var level: UInt16 = 0
    for place in range { level = max(level, samples[place].magnitude) }
    return level
  }

  private static func endOfZeros(_ samples: Span<Int16>, from start: Int) -> Int {
    var end = start
    while end < samples.count, samples[end] == 0 { end += 1 }
    return end
  }
}
