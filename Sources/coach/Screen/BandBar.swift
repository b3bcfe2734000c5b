import Coach

/// The time of a phase as a bar against its budget: minimum, middle and maximum are marked, and the part that
/// is not reached yet shows the zones to come.
struct BandBar {
  let bar: StyledLine
  /// The times of the budget, below the bar.
  let scale: StyledLine
  /// Where else to look, above the bar; empty without marks.
  let above: [StyledLine]

  /// A bar of `width` columns; a quarter of it lies after the maximum.
  init(
    _ seconds: Double, in budget: SlotProgress.Band, marks: [BarMark] = [], width: Int,
    glyphs: Glyphs
  ) {
    let length = max(1, budget.maximum) * 4 / 3
    func column(_ time: Double) -> Int {
      min(width - 1, Int((time / length * Double(width)).rounded()))
    }
    let limits = [budget.minimum, budget.middle, budget.maximum].map(column)
    let filled = seconds > 0 ? max(1, column(seconds)) : 0
    let zone = Zone(seconds, in: budget)
    var bar = StyledLine()
    bar.append(cells: 0..<width) { place in
      let isFilled = place < filled || seconds >= length
      // On the bar a limit stands out by its ground.
      if limits.contains(place) { return (glyphs.mark, isFilled ? Self.ground(zone) : .bold) }
      if isFilled { return (glyphs.full, Style(tint: Self.tint(zone))) }
      let toCome = Zone.allCases[limits.count { $0 <= place }]
      return (glyphs.light, Style(isDim: true, tint: Self.tint(toCome)))
    }
    self.bar = bar
    scale = Self.scale(budget, limits, width)
    above = BarMark.lines(marks.map { ($0, column($0.seconds)) }, width, glyphs)
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

  /// Names and times of the limits where there is room, times alone where there is less.
  private static func scale(_ budget: SlotProgress.Band, _ limits: [Int], _ width: Int)
    -> StyledLine
  {
    let times = [budget.minimum, budget.middle, budget.maximum].map { TimeText.clock($0) }
    let named = zip(["green", "yellow", "red"], times).map { "\($0) \($1)" }
    for (labels, chosen) in [
      (named, [0, 1, 2]), (times, [0, 1, 2]), (times, [0, 2]), (times, [2]),
    ] {
      if let line = line(chosen.map { (labels[$0], limits[$0]) }, width) { return line }
    }
    return .empty
  }

  /// The labels with their middles below the limits; nil where they would touch.
  private static func line(_ labels: [(text: String, limit: Int)], _ width: Int) -> StyledLine? {
    var line = StyledLine()
    for (text, limit) in labels {
      let start = max(0, limit - text.count / 2)
      guard line.width == 0 || start > line.width, start + text.count <= width else { return nil }
      line.pad(to: start)
      line.append(text, .dim)
    }
    return line
  }
}
