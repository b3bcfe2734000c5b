import Coach

/// The level of the microphone, with its peak held.
enum LevelMeter {
  /// From -60 to 0 dBFS in so many columns, and the flag of clipping.
  static func line(_ state: LiveState, width: Int, glyphs: Glyphs) -> StyledLine {
    func step(_ level: Double) -> Int {
      max(0, min(width, Int(((level + 60) / 60 * Double(width)).rounded())))
    }
    let (level, peak) = (step(state.level), step(state.peakLevel))
    var line = StyledLine()
    line.append(cells: 1..<width + 1) { place in
      if place <= level { return (glyphs.full, .plain) }
      return (place == peak ? glyphs.mark : glyphs.light, .dim)
    }
    if state.isClipping { line.append(" "); line.append(" CLIP ", .badge(.red)) }
    return line
  }
}
