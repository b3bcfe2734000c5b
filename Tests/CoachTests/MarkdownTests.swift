import CommonMark
import Testing

@Suite("Markdown")
struct MarkdownTests {
  private static func blocks(_ source: String) -> [MarkdownBlock] {
    MarkdownDocument(parsing: source).blocks
  }

  @Test func `is a flat list of leaf blocks, each with its line and what it stands in`() {
    let blocks = Self.blocks(
      """
      # One **bold**
      - a
        b
        - `c`
      > quoted

      ---
      """)
    #expect(
      blocks.map(\.kind) == [.heading(level: 1), .paragraph, .paragraph, .paragraph, .rule])
    #expect(blocks.map(\.text) == ["One bold", "a\nb", "c", "quoted", ""])
    #expect(blocks.map(\.line) == [1, 2, 4, 5, 7])
    #expect(blocks.map(\.listDepth) == [0, 1, 2, 0, 0])
    #expect(blocks.map(\.quoteDepth) == [0, 0, 0, 1, 0])
    #expect(blocks.allSatisfy { $0.rows.isEmpty })
  }

  @Test func `has tables as text and as rows of cells`() {
    let blocks = Self.blocks("| Part | **Time** |\n|---|:-:|\n| one | 2 \\| 3 |\n| two |\n")
    #expect(blocks.map(\.kind) == [.paragraph])
    #expect(blocks.map(\.text) == ["| Part | Time |\n\n| one | 2 | 3 |\n| two |  |"])
    let rows = blocks.first?.rows ?? []
    #expect(rows.map(\.line) == [1, 3, 4])
    #expect(rows.map(\.cells) == [["Part", "Time"], ["one", "2 | 3"], ["two", ""]])
  }

  @Test func `knows the lines of a paragraph and of the table right below it`() {
    let blocks = Self.blocks("# T\n\nabove\n*and* below\n| a |\n|---|\n| b |\n\nafter\n")
    #expect(blocks.map(\.line) == [1, 3, 5, 9])
    #expect(blocks.map { $0.rows.map(\.line) } == [[], [], [5, 7], []])
  }

  @Test func `reads tasks as list items without their boxes`() {
    let blocks = Self.blocks("- [ ] to do\n- [x] done\n- plain\n")
    #expect(blocks.map(\.text) == ["to do", "done", "plain"])
    #expect(blocks.map(\.listDepth) == [1, 1, 1])
  }

  @Test func `makes no gigabytes of cells out of a few kilobytes`() {
    let head = String(repeating: "|a", count: 2000) + "|\n" + String(repeating: "|-", count: 2000)
    let blocks = Self.blocks(head + "|\n" + String(repeating: "|\n", count: 2000))
    #expect(blocks.count == 1)
    #expect(blocks.allSatisfy { $0.rows.isEmpty })
  }

  @Test func `may be empty`() {
    #expect(Self.blocks("").isEmpty)
  }
}
