internal import CommonMark

/// A document as all readers see it: its blocks, and the headings that each stands under.
struct Notes {
  /// The blocks in reading order.
  let blocks: [MarkdownBlock]
  /// The position of the nearest heading at or above each block; nil before the first.
  let headings: [Int?]
  /// The position of the heading that each heading stands under, by its position.
  let parents: [Int: Int]
  /// The heading of the slide of each block that stands between a break and that heading.
  let slideHeadings: [Int: Int]
  /// The headings that head sections, in their order; those in list items and block quotes head nothing.
  let sections: [Int]
  /// Whether all of it is quoted, and quoted headings head sections therefore.
  private let isQuoted: Bool

  init(_ blocks: [MarkdownBlock]) {
    self.blocks = blocks
    var headings: [Int?] = []
    var parents: [Int: Int] = [:]
    var sections: [Int] = []
    var path: [(index: Int, level: Int)] = []
    isQuoted = !blocks.contains { Self.level($0, inQuotes: false) != nil }
    for (index, block) in blocks.enumerated() {
      if let level = Self.level(block, inQuotes: isQuoted) {
        while let last = path.last, last.level >= level { path.removeLast() }
        parents[index] = path.last?.index
        path.append((index, level))
        sections.append(index)
      }
      headings.append(path.last?.index)
    }
    (self.headings, self.parents, self.sections) = (headings, parents, sections)
    slideHeadings = Self.slideHeadings(blocks)
  }

  /// The level of a heading that heads a section; nil for any other block.
  private static func level(_ block: MarkdownBlock, inQuotes: Bool) -> Int? {
    block.listDepth == 0 && (inQuotes || block.quoteDepth == 0) ? block.headingLevel : nil
  }

  private static func slideHeadings(_ blocks: [MarkdownBlock]) -> [Int: Int] {
    var headings: [Int: Int] = [:]
    var waiting: [Int]? = nil
    for (index, block) in blocks.enumerated() {
      if block.kind == .rule {
        waiting = []
      } else if block.headingLevel != nil {
        for before in waiting ?? [] { headings[before] = index }
        waiting = nil
      } else {
        waiting?.append(index)
      }
    }
    return headings
  }

  /// The headings above a block, the nearest first, with the block itself where it is one.
  func path(of block: Int) -> [Int] {
    var path: [Int] = []
    var next = headings[block]
    while let heading = next {
      path.append(heading)
      next = parents[heading]
    }
    return path
  }

  /// The text of a heading in one line.
  func name(of heading: Int) -> String { TimedText(blocks[heading].text).name }

  /// What is told under a heading: up to the next one of its level or above, or in `others`.
  func section(of heading: Int, before others: Set<Int>) -> Range<Int> {
    let level = blocks[heading].headingLevel ?? 1
    let end = (heading + 1..<blocks.count).first {
      guard let other = Self.level(blocks[$0], inQuotes: isQuoted) else { return false }
      return other <= level || others.contains($0)
    }
    return heading + 1..<(end ?? blocks.count)
  }
}
