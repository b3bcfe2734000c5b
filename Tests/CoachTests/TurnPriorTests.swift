import Testing

@testable import Coach

@Suite("What is expected before a phase is heard")
struct TurnPriorTests {
  private static let prior = TurnPrior([120, 120, 120, nil])

  private static func odds(after elapsed: Double, pause: Double = 1.5) -> [Double] {
    prior.odds(in: 1, after: elapsed, pause: pause, covered: [0, 1])
  }

  @Test func `is the next phase, when the current one has taken about its time`() {
    let odds = Self.odds(after: 120)
    #expect(odds[1] == 0)
    #expect(odds[2] > 5 * odds[3] && odds[3] > odds[0] && odds[0] > 0)
    #expect(odds[2] > 5 * Self.odds(after: 20)[2] * 20 / 120)
  }

  @Test func `moves on where beginnings must have been missed`() {
    let late = Self.odds(after: 280)
    #expect(late[3] > late[2])
    #expect(Self.prior.unnoticed(in: 1, after: 20, covered: [0, 1]) < 0.1)
    #expect(1...2 ~= Self.prior.unnoticed(in: 1, after: 400, covered: [0, 1]))
    #expect(Self.prior.unnoticed(in: 3, after: 400, covered: []) == 0)
  }

  @Test func `is a phase that was left out rather than one that was covered`() {
    let odds = Self.prior.odds(in: 2, after: 120, pause: 1.5, covered: [0, 2])
    #expect(odds[3] > 3 * odds[1] && odds[1] > 3 * odds[0])
    // Behind one that was told late, what was covered meanwhile is not due again.
    let back = Self.prior.odds(in: 1, after: 120, pause: 1.5, covered: [0, 1, 2])
    #expect(back[3] > 10 * back[2])
  }

  @Test func `is more behind a pause as phases have them, within reason`() {
    #expect(Self.odds(after: 120, pause: 2)[2] > 5 * Self.odds(after: 120, pause: 0.4)[2])
    #expect(Self.odds(after: 120, pause: 30)[2] <= Self.odds(after: 120, pause: 3)[2] * 2)
    #expect(Self.odds(after: 0, pause: 0).allSatisfy { $0.isFinite && $0 >= 0 })
  }
}
