import Coach

/// The time of a phase as a bar against its band: minimum, middle and maximum are marked.
struct BandBar {
  let bar: StyledLine
  /// The marks' times, below the bar.
  let scale: StyledLine

  /// A bar of `width` columns; a quarter of it lies behind the maximum.
  init(_ seconds: Double, in band: SlotProgress.Band, width: Int, zone: Zone, glyphs: Glyphs) {
    let length = max(1, band.maximum) * 4 / 3
    func column(_ time: Double) -> Int {
      min(width - 1, Int((time / length * Double(width)).rounded()))
    }
    let marks = [band.minimum, band.middle, band.maximum].map(column)
    let filled = seconds > 0 ? max(1, column(seconds)) : 0
    var bar = StyledLine()
    bar.append(cells: 0..<width) { place in
      let isFilled = place < filled || seconds >= length
      // On the bar a mark stands out by its ground.
      if marks.contains(place) { return (glyphs.mark, isFilled ? Self.ground(zone) : .bold) }
      return isFilled ? (glyphs.full, Style(tint: Self.tint(zone))) : (glyphs.light, .dim)
    }
    self.bar = bar
    scale = Self.scale(band, marks, width)
  }

  /// The colour of a zone; before the minimum there is none.
  static func tint(_ zone: Zone) -> Style.Tint? {
    switch zone {
    case .early: nil
    case .green: .green
    case .yellow: .yellow
    case .red: .red
    }
  }

  private static func ground(_ zone: Zone) -> Style {
    tint(zone).map(Style.badge) ?? Style(isBold: true, isReversed: true)
  }

  /// Names and times of the marks where there is room, times alone where there is less.
  private static func scale(_ band: SlotProgress.Band, _ marks: [Int], _ width: Int) -> StyledLine {
    let times = [band.minimum, band.middle, band.maximum].map { TimeText.clock($0) }
    let named = zip(["green", "yellow", "red"], times).map { "\($0) \($1)" }
    for (labels, chosen) in [
      (named, [0, 1, 2]), (times, [0, 1, 2]), (times, [0, 2]), (times, [2]),
    ] {
      if let line = line(chosen.map { (labels[$0], marks[$0]) }, width) { return line }
    }
    return .empty
  }

  /// The labels with their middles below the marks; nil where they would touch.
  private static func line(_ labels: [(text: String, mark: Int)], _ width: Int) -> StyledLine? {
    var line = StyledLine()
    for (text, mark) in labels {
      let start = max(0, mark - text.count / 2)
      guard line.width == 0 || start > line.width, start + text.count <= width else { return nil }
      line.pad(to: start)
      line.append(text, .dim)
    }
    return line
  }
}
