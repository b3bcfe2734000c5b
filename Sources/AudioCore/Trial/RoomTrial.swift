internal import Glibc

/// How well speech is found with one microphone in one room: its background under speech of known times, at the
/// level of the user's own voice, through the same detector as every recording.
public struct RoomTrial: Sendable, Equatable {
  /// One voice over the background.
  public struct Mix: Sendable, Equatable {
    /// Speech that there is, in seconds.
    public let speech: Double
    /// Speech that was found, in seconds.
    public let found: Double
    /// By how much each beginning and end of a stretch is off, in seconds, ascending; none where nothing of the
    /// stretch was found.
    public let edges: [Double]

    /// By how much the speech time is off, as a share of what there is.
    public var off: Double { abs(found / speech - 1) }
  }

  /// The mixes.
  public let mixes: [Mix]

  /// The largest of all mixes, as a share of the speech.
  public var worstOff: Double { mixes.map(\.off).max() ?? 0 }
  /// Nine edges of ten are no further off, in the worst of all mixes; in seconds.
  ///
  /// Nil where a mix was not heard at all.
  public var edgesOff: Double? {
    mixes.contains { $0.edges.isEmpty }
      ? nil : mixes.map { Self.percentile($0.edges, 0.9) }.max()
  }

  /// The voices: where their pitch begins, in Hz.
  private static let pitches = [100.0, 140, 190, 240]
  /// How long each mix is, in seconds.
  private static let seconds = 30.0

  /// Mixes and listens.
  ///
  /// - Parameters:
  ///   - room: the background alone, for a second or more.
  ///   - rate: frames per second.
  ///   - voiceLevel: the mean power of the user's voice while it speaks, in dBFS.
  public init(room: [Int16], rate: Int, voiceLevel: Double) {
    precondition(room.count >= rate, "a second of the room is needed")
    let gain = Float(pow(10, voiceLevel / 20))
    mixes = Self.pitches.enumerated().map { index, pitch in
      let known = KnownSpeech(
        rate: rate, seconds: Self.seconds, pitch: pitch, seed: UInt64(index) + 1)
      let start = room.count * index / Self.pitches.count
      return Self.mix(known, gain: gain, room: room, from: start, rate: rate)
    }
  }

  private static func mix(
    _ known: KnownSpeech, gain: Float, room: [Int16], from start: Int, rate: Int
  ) -> Mix {
    var builder = ContourBuilder(rate: rate, expectedFrames: known.samples.count)
    var block: [Int16] = []
    for (index, value) in known.samples.enumerated() {
      let sum = 32768 * value * gain + Float(background(room, start + index))
      block.append(Int16(max(-32768, min(32767, sum.rounded()))))
      if block.count == rate || index == known.samples.count - 1 {
        builder.process(block.span)
        block.removeAll(keepingCapacity: true)
      }
    }
    builder.finish()
    let found = SpeechDetector().track(builder.contour).segments
    return Mix(
      speech: seconds(known.speech, rate), found: seconds(found, rate),
      edges: edges(known.speech, found).map { Double($0) / Double(rate) }.sorted())
  }

  /// The room forwards and backwards by turns, so that there is no seam.
  private static func background(_ room: [Int16], _ index: Int) -> Int16 {
    let place = index % (2 * room.count)
    return place < room.count ? room[place] : room[2 * room.count - 1 - place]
  }

  private static func edges(_ truth: [Range<Int>], _ found: [Range<Int>]) -> [Int] {
    truth.flatMap { stretch in
      let own = found.filter { $0.overlaps(stretch) }
      guard let first = own.first, let last = own.last else { return [Int]() }
      return [
        abs(first.lowerBound - stretch.lowerBound), abs(last.upperBound - stretch.upperBound),
      ]
    }
  }

  private static func seconds(_ runs: [Range<Int>], _ rate: Int) -> Double {
    Double(runs.reduce(0) { $0 + $1.count }) / Double(rate)
  }

  private static func percentile(_ sorted: [Double], _ share: Double) -> Double {
    sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}
