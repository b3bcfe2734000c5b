import Foundation
import Testing

@testable import Coach

@Suite("Columns")
struct ColumnsTests {
  @Test func `keep their width, and grow where a cell needs it`() {
    let short = Columns.rows([["1:00", "-"], ["12:34", "0:01"]], widths: [8, 6])
    #expect(short == ["    1:00     -", "   12:34  0:01"])
    let long = Columns.rows(
      [["budget", "elapsed"], ["1:00:00-2:00:00", "1:30:00 (120)"]], widths: [12, 8])
    #expect(long == ["          budget       elapsed", " 1:00:00-2:00:00 1:30:00 (120)"])
  }

  @Test func `of plans above an hour do not run together`() throws {
    let text = "# T\n## PHASE 1: A (60-120 min)\n## PHASE 2: B (2 h)\n"
    let document = try PlanDocument(decoding: Data(text.utf8))
    let lines = TextPlan.render(document, file: "t.md").split(separator: "\n")
    #expect(lines.contains { $0.contains(" 1:00:00-2:00:00 ") })
  }
}
