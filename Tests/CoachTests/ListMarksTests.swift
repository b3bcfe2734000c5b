import Testing

@testable import Coach

@Suite("Signs in front of list items")
struct ListMarksTests {
  @Test(arguments: [
    ("• Roots (5 min)\n• Leaves", "- Roots (5 min)\n- Leaves"),
    ("  ▪ Roots", "  - Roots"),
    ("– Roots\n– Leaves", "- Roots\n- Leaves"),
    // A dash alone begins what somebody says; signs without a space are none.
    ("– Roots, he said.\nLeaves", "– Roots, he said.\nLeaves"),
    ("•Roots", "•Roots"),
    ("Roots • Leaves", "Roots • Leaves"),
    ("", ""),
  ])
  func `become those of CommonMark, line by line`(text: String, expected: String) {
    #expect(ListMarks.usual(text) == expected)
  }
}
