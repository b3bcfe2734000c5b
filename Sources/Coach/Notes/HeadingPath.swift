internal import CommonMark

/// The headings that a block stands under, one a level.
///
/// Headings in list items and quotes head nothing: a line of dashes under an item makes one by accident.
struct HeadingPath {
  /// By their levels from 1, as positions among the blocks.
  private var headings = [Int?](repeating: nil, count: 7)

  /// The position of the heading of a level, from 1 to 6; nil when the block stands under none.
  subscript(level: Int) -> Int? { headings[level] }

  private mutating func enter(_ index: Int, level: Int) {
    headings[level] = index
    for deeper in level + 1..<headings.count { headings[deeper] = nil }
  }

  /// The paths to some blocks, whose positions ascend.
  static func paths(to wanted: [Int], in notes: Notes) -> [HeadingPath] {
    var paths: [HeadingPath] = []
    var path = HeadingPath()
    var index = 0
    for place in wanted {
      while index < place {
        if notes.headings[index] == index, let level = notes.blocks[index].headingLevel {
          path.enter(index, level: level)
        }
        index += 1
      }
      paths.append(path)
    }
    return paths
  }
}
