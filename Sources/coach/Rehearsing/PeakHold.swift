/// The highest level of the last two seconds, as level meters hold it.
struct PeakHold {
  private var held = (level: -120.0, frame: 0)

  /// Takes a level in dBFS at a frame and says what is held.
  mutating func update(_ level: Double, frame: Int, rate: Int) -> Double {
    if level >= held.level || frame - held.frame > 2 * rate { held = (level, frame) }
    return held.level
  }
}
