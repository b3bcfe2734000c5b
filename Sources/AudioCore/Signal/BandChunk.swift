/// A stretch of a recording on its way from ``InputFilter`` over ``BandMeter`` to ``ContourBuilder``: its two
/// bands, what only the samples themselves could tell, and then the powers of its hops.
///
/// Used again for the next stretch, so that nothing is allocated on the way.
struct BandChunk: Sendable {
  /// The low band and the high one; see ``InputFilter``.
  var low: [Float] = []
  var high: [Float] = []
  /// What ``PitchFilter`` makes of the low band.
  var pitch: [Float] = []
  /// What ``BandMeter`` measures in both, hop by hop.
  var powers: [BandPowers] = []
  /// Frames that were taken; the bands are somewhat behind.
  var frames = 0
  /// The largest sample by magnitude, 0 to 1.
  var peak = 0.0
  /// Frames at full scale.
  var clippedFrames = 0
  /// Whether the recording ends here.
  var isLast = false

  /// A chunk without anything in it.
  init() {}

  /// Lets go of everything but the memory.
  mutating func clear() {
    low.removeAll(keepingCapacity: true)
    high.removeAll(keepingCapacity: true)
    pitch.removeAll(keepingCapacity: true)
    powers.removeAll(keepingCapacity: true)
    (frames, peak, clippedFrames, isLast) = (0, 0, 0, false)
  }

  /// Counts samples and notes how large they are.
  mutating func note(_ samples: Span<Int16>) {
    frames += samples.count
    var (least, most) = (Int16.max, Int16.min)
    for index in samples.indices {
      least = min(least, samples[index])
      most = max(most, samples[index])
    }
    peak = max(peak, Double(max(Int(most), -Int(least))) / 32768)
    guard most == .max || least <= -.max else { return }
    for index in samples.indices where samples[index] == .max || samples[index] <= -.max {
      clippedFrames += 1
    }
  }
}
