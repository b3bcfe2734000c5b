/// The lags at which a hop repeats itself best: up to four, any of which may be its pitch.
struct PitchPeaks: Sendable, Equatable {
  /// Pitches in semitones above ``PitchScale/lowest``.
  private(set) var semitones = SIMD4<Float>.zero
  /// How periodic the hop is at each, up to 1 or so; below 0 where there is none.
  private(set) var strengths = SIMD4<Float>(repeating: -1)

  /// Whether there is any.
  var isEmpty: Bool { strengths.max() < 0 }

  /// Adds a peak in place of the weakest, if it is stronger.
  mutating func add(semitones pitch: Float, strength: Float) {
    var weakest = 0
    for lane in 1..<4 where strengths[lane] < strengths[weakest] { weakest = lane }
    guard strength > strengths[weakest] else { return }
    semitones[weakest] = pitch
    strengths[weakest] = strength
  }
}
