import Testing

@testable import Coach

@Suite("Text that is shown") struct DisplayTextTests {
  @Test(
    "what commands a terminal or turns text round becomes a replacement sign, in every module alike"
  )
  func controls() {
    #expect(
      DisplayText.line("a\u{1B}[31mb\u{7F}\u{9B}\u{202E}\u{200B}\u{2028}c")
        == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}c")
    #expect(DisplayText.lines("one\ntwo\tthree") == "one\ntwo\u{FFFD}three")
    #expect(DisplayText.line("one\ntwo") == "one two")
  }

  @Test(
    "an emoji of several people and a script with joiners stay whole", arguments: ["👨‍👩‍👧‍👦", "می‌خواهم"])
  func joiners(_ text: String) {
    #expect(DisplayText.line(text) == text)
    #expect(DisplayText.lines(text) == text)
  }

  @Test("JSON escapes the same characters, also those beyond U+FFFF")
  func json() throws {
    let text = try JSONText.encode(["a\u{202E}\u{E0001}\u{2028}é"], onOneLine: true)
    #expect(text == #"["a\u202e\udb40\udc01\u2028é"]"#)
  }

  @Test("ideographs and emoji take two columns of a table, marks alone none")
  func columns() {
    #expect(Columns.left("日本語", 8) == "日本語  ")
    #expect(Columns.left("日本語の発表", 6) == "日本… ")
    #expect(Columns.left("e\u{301}a", 4) == "e\u{301}a  ")
    #expect(Columns.right("👍", 4) == "  👍")
  }

  @Test("a text without spaces is wrapped within its words, and continued lines count their indent")
  func wrapping() {
    #expect(Columns.wrapped("発表の練習をする", width: 8, indent: 2) == "発表の\n  練習を\n  する")
    #expect(Columns.wrapped("one two three", width: 7, indent: 2) == "one two\n  three")
    for line in CellWidth.wrapped("a bb ccc dddd eeeeeeeeeeee f", to: 5, indent: 2) {
      #expect(CellWidth.of(line) <= 5)
    }
  }
}
