import Testing

@testable import Coach

@Suite("What else begins as a phase does")
struct CommonBeginningsTests {
  /// A hundred places of other words, and what is given.
  private static func among(_ distances: [Double]) -> CommonBeginnings {
    CommonBeginnings(distances + [Double](repeating: 0.3, count: 100))
  }

  @Test func `is expected no nearer than it is in its own take`() {
    let alike = Self.among([5, 5, 5])
    #expect(alike.density(4, same: 0) > 100 * alike.density(10, same: 0))
    let again = Self.among([12, 12, 12])
    #expect(again.density(9, same: 0) > 0.003)
  }

  @Test func `is expected as often as it comes there`() {
    let one = Self.among([8]).density(6, same: 0)
    let three = Self.among([8, 8, 8]).density(6, same: 0)
    #expect((2.8...3).contains(three / one))
  }

  @Test func `is never ruled out`() {
    #expect(Self.among([]).density(7, same: 0.1) > 0)
    #expect(CommonBeginnings([]).density(7, same: 0.1) > 0)
  }
}
