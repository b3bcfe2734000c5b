/// A part of the screen; when the rows do not suffice, the least important go first.
struct ScreenBlock {
  /// At most ``most``: those are cut, from below, but never left out.
  let importance: Int
  let lines: [StyledLine]

  private static let most = 10

  init(_ importance: Int, _ lines: [StyledLine]) {
    self.importance = importance
    self.lines = lines
  }

  /// The rows that some blocks take.
  static func rows(_ blocks: [ScreenBlock]) -> Int { blocks.reduce(0) { $0 + $1.lines.count } }

  /// What fits of some blocks into so many rows.
  static func lines(_ blocks: [ScreenBlock], rows: Int) -> [StyledLine] {
    var blocks = blocks
    while Self.rows(blocks) > rows, blocks.count > 1 {
      let least = blocks.map(\.importance).min() ?? 0
      guard least < most, let index = blocks.lastIndex(where: { $0.importance == least })
      else { break }
      blocks.remove(at: index)
    }
    return Array(blocks.flatMap(\.lines).prefix(rows))
  }
}
