import Testing

@testable import Coach

@Suite("How far earlier takes are believed")
struct TakeTrustTests {
  @Test func `the later one counts for more, until its openings are not heard any more`() {
    var trust = TakeTrust(count: 2)
    func odds(_ late: Double, _ early: Double) -> Double {
      trust.ratio([(0, late), (1, early)], missed: 0)
    }
    #expect(odds(100, 0) > odds(0, 100))
    for _ in 0..<4 { trust.learn([(0, [0.01]), (1, [500])]) }
    #expect(odds(0, 100) > odds(100, 0))
  }

  @Test func `none is believed once nothing of three openings was heard`() {
    var trust = TakeTrust(count: 1)
    for count in 0..<3 {
      #expect(!trust.isLost, "after \(count)")
      trust.learn([(0, [])])
    }
    #expect(trust.isLost)
    #expect(!TakeTrust(count: 0).isLost)
  }

  @Test func `openings that were due and not heard make it doubt`() {
    let trust = TakeTrust(count: 1)
    #expect(trust.ratio([(0, 100)], missed: 0) > 1.5 * trust.ratio([(0, 100)], missed: 3))
    // Nothing is known of a phase that no take has.
    #expect(trust.ratio([], missed: 0) == 1)
  }
}
