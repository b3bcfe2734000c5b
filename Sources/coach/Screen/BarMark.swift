import Coach

/// A time of a phase besides its budget, marked above its bar: a target, or where the phase ended in earlier takes.
struct BarMark: Equatable {
  /// What it is, in a word or two: `target`, `last`.
  let name: String
  /// The letter that stands for it where the name has no room.
  let letter: String
  let seconds: Double

  private var label: String { "\(name) \(TimeText.clock(seconds))" }

  /// The marks above a bar, each with its name beside it; where these would touch, letters, and a legend
  /// above them.
  static func lines(_ marks: [(mark: BarMark, column: Int)], _ width: Int, _ glyphs: Glyphs)
    -> [StyledLine]
  {
    let groups = grouped(marks.sorted { $0.column < $1.column })
    guard !groups.isEmpty else { return [] }
    // Names stand to the right of their marks, or to the left where there is more room.
    for sides in 0..<1 << groups.count {
      if let line = named(groups, sides, width, glyphs) { return [line] }
    }
    var letters = StyledLine()
    for group in groups where letters.width <= group.column {
      letters.pad(to: group.column)
      letters.append(group.marks.map(\.letter).first ?? "", .bold)
    }
    let legend = groups.map { group in
      (group.marks.first?.letter ?? "") + " " + text(group.marks)
    }
    return StyledLine.wrapped(legend.joined(separator: glyphs.dot), .dim, to: width) + [letters]
  }

  private typealias Group = (marks: [BarMark], column: Int)

  /// Marks in the same column are one.
  private static func grouped(_ marks: [(mark: BarMark, column: Int)]) -> [Group] {
    marks.reduce(into: []) { groups, next in
      if groups.last?.column == next.column {
        groups[groups.count - 1].marks.append(next.mark)
      } else {
        groups.append(([next.mark], next.column))
      }
    }
  }

  /// `last 2:48`, or `last, best take 2:48` for marks in the same place.
  private static func text(_ marks: [BarMark]) -> String {
    let times = Set(marks.map { TimeText.clock($0.seconds) })
    guard times.count == 1, let time = times.first else {
      return marks.map(\.label).joined(separator: ", ")
    }
    return marks.map(\.name).joined(separator: ", ") + " " + time
  }

  /// The line with each name on the side that its bit of `sides` says, 0 for the right; nil where there is no room.
  private static func named(
    _ groups: [Group], _ sides: Int, _ width: Int, _ glyphs: Glyphs
  ) -> StyledLine? {
    var line = StyledLine()
    for (index, group) in groups.enumerated() {
      let (isLeft, text) = (sides >> index & 1 == 1, text(group.marks))
      let start = isLeft ? group.column - text.count - 1 : group.column
      guard start >= (line.width == 0 ? 0 : line.width + 2),
        group.column + (isLeft ? 1 : text.count + 2) <= width
      else { return nil }
      line.pad(to: start)
      if isLeft { line.append(text + " ", .dim) }
      line.append(String(glyphs.pointer), .bold)
      if !isLeft { line.append(" " + text, .dim) }
    }
    return line
  }
}
