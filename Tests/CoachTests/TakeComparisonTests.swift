import FoundationEssentials
import TestSupport
import Testing

@testable import Coach

@Suite("Comparing two takes")
struct TakeComparisonTests {
  private static let old = MadeTakes.plan([
    ("WHY - The Problem", 20...30), ("FIRST TESTS", 20...30), ("EXPERIMENTS", 20...30),
    ("ASIDE", 5...10),
  ])
  private static let new = MadeTakes.plan([
    ("WHY - The Problem", 20...30), ("THE QUESTION", 10...20), ("TESTS & EXPERIMENTS", 40...60),
  ])
  private static let comparison = TakeComparison(
    MadeTakes.take(old, day: 1, seconds: [41, 25, 30, 8], stalls: [0: [(5, 4), (12, 3)]]),
    MadeTakes.take(new, day: 2, seconds: [28, 14, 65], stalls: [0: [(5, 4)]]))

  @Test func `goes by names when the plan was edited in between`() {
    let rows = Self.comparison.rows
    #expect(rows.map(\.change) == [-13, nil, 10, nil])
    #expect(rows[0].before?.standing == .over)
    #expect(rows[0].after?.standing == .within)
    #expect(rows[1].before == nil)
    #expect(rows[2].before?.labels == ["2 FIRST TESTS", "3 EXPERIMENTS"])
    #expect(rows[3].after == nil)
    #expect(Self.comparison.totals.before == 104)
    #expect(Self.comparison.totals.after == 107)
  }

  @Test func `of a take with itself finds no change`() {
    let take = MadeTakes.take(Self.old, day: 1, seconds: [41, 25, 30, 0])
    let rows = TakeComparison(take, take).rows
    #expect(rows.map(\.change) == [0, 0, 0, nil])
    #expect(rows.allSatisfy { $0.before == $0.after })
  }

  @Test func `is shown as text and JSON`() throws {
    let text = TextComparison.render(Self.comparison)
    #expect(Golden.difference(text, from: "diff.txt") == nil)
    for width in [20, 40, 80, 120, 200] {
      let text = TextComparison.render(Self.comparison, TextLayout(width: width))
      let longest = text.split(separator: "\n").map { CellWidth.of(String($0)) }.max() ?? 0
      #expect(longest <= width || width == 20)
      if width != 80, width != 20 {
        #expect(Golden.difference(text, from: "diff-\(width).txt") == nil)
      }
    }
    let record = ComparisonRecord(Self.comparison)
    let json = try JSONText.encode(record) + "\n"
    #expect(Golden.difference(json, from: "diff.json") == nil)
    #expect(try JSONDecoder().decode(ComparisonRecord.self, from: Data(json.utf8)) == record)
  }

  @Test func `shows what was said, as text and as a page`() throws {
    var comparison = Self.comparison
    let words = Array(1...30)
    comparison.hear(
      SpokenChangesTests.take(
        seed: 1, [Array(words[..<6]), Array(words[6..<9]), Array(words[9..<14]), [28, 29]]),
      SpokenChangesTests.take(
        seed: 2, [Array(words[..<3]) + [51, 5, 6], [52, 53], Array(words[6..<14]) + [54]]))
    for width in [32, 80] {
      let text = TextComparison.render(comparison, TextLayout(width: width))
      #expect(Golden.difference(text, from: "diff-said-\(width).txt") == nil)
    }
    let page = ComparisonPage(
      comparison, before: "/takes/a b/audio.wav", after: "/takes/é/audio.wav"
    )
    .render()
    #expect(Golden.difference(page, from: "diff.html") == nil)
    let record = ComparisonRecord(comparison)
    let json = try JSONText.encode(record)
    #expect(try JSONDecoder().decode(ComparisonRecord.self, from: Data(json.utf8)) == record)
    #expect(record.phases.allSatisfy { $0.said != nil })
  }

  @Test func `names what is markup as text in its page`() {
    let plan = MadeTakes.plan([("<script>alert(1)</script>", 20...30)])
    let take = MadeTakes.take(plan, day: 1, seconds: [25])
    var comparison = TakeComparison(take, take)
    let spoken = SpokenChangesTests.take(seed: 1, [Array(1...6)])
    comparison.hear(spoken, spoken)
    let page = ComparisonPage(comparison, before: "/\"><script>", after: "/b").render()
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)"))
    #expect(page.components(separatedBy: "<script>").count == 2)
  }
}
