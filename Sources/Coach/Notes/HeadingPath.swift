internal import CommonMark

/// The headings that a block stands under, one a level.
///
/// Headings in list items head nothing: a line of dashes under an item makes one by accident.
/// Headings in quotes head nothing in a plan, but here they do: a callout is how some banks set off a principle.
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
  static func paths(to wanted: [Int], in blocks: [MarkdownBlock]) -> [HeadingPath] {
    var paths: [HeadingPath] = []
    var path = HeadingPath()
    var index = 0
    for place in wanted {
      while index < place {
        if let level = blocks[index].headingLevel, blocks[index].listDepth == 0 {
          path.enter(index, level: level)
        }
        index += 1
      }
      paths.append(path)
    }
    return paths
  }
}
