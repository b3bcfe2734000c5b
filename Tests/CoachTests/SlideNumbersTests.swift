import Testing

@testable import Coach

@Suite("The slides of a deck")
struct SlideNumbersTests {
  /// The phases of a deck, on the slides that these are on.
  private static func slides(_ deck: String) throws -> [Int] {
    let plan = try PlanDocument(SourceText(deck)).requirePhases()
    let numbers = try #require(SlideNumbers(deck, plan))
    return (1...6).map(numbers.phase)
  }

  @Test func `are counted from the first behind the deck's own front matter`() throws {
    let deck = """
      ---
      marp: true
      footer: |
        a: b
      ---
      # The talk

      ---
      ## WHY (2 min)
      ---
      A picture.

      ---
      ## HOW (3 min)
      """
    #expect(try Self.slides(deck) == [0, 0, 0, 1, 1, 1])
  }

  @Test func `have front matter of their own, which is no slide`() throws {
    let deck = """
      ---
      theme: seriph
      ---
      # The talk

      ---
      layout: section
      class: text-center
      ---
      ## WHY (2 min)

      ---
      layout: two-cols
      ---
      ## HOW (3 min)
      """
    #expect(try Self.slides(deck) == [0, 0, 1, 1, 1, 1])
  }

  @Test func `are not divided by dashes in a listing`() throws {
    let deck = """
      ## WHY (2 min)
      ```yaml
      ---
      a: 1
      ```
      ---
      ## HOW (3 min)
      """
    #expect(try Self.slides(deck) == [0, 1, 1, 1, 1, 1])
  }

  @Test func `are none in a document without lines of dashes`() throws {
    let notes = "## WHY (2 min)\n## HOW (3 min)\n"
    #expect(SlideNumbers(notes, try PlanDocument(SourceText(notes)).requirePhases()) == nil)
  }
}
