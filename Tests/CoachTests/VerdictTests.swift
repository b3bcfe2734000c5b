import Testing

@testable import Coach

@Suite("Verdicts")
struct VerdictTests {
  private static let budget = Budget(minimum: .seconds(120), maximum: .seconds(180))

  private static func verdict(
    _ speaking: Double, elapsed: Double? = nil, basis: Verdict.Basis = .speaking,
    moved: [Double] = []
  ) -> Verdict {
    func times(_ speaking: Double) -> Verdict.Times {
      Verdict.Times(speaking: speaking, elapsed: elapsed ?? speaking)
    }
    return Verdict(
      budget: budget, basis: basis, measured: times(speaking), moved: moved.map(times),
      grace: Verdict.Grace.phase)
  }

  @Test(arguments: [
    (119.9, Verdict.Standing.under), (120, .within), (180, .within), (180.1, .over), (0, .skipped),
  ])
  func `lie under, within or over the band`(seconds: Double, standing: Verdict.Standing) {
    #expect(Self.verdict(seconds).standing == standing)
  }

  @Test func `tolerate fifteen seconds over and say so`() {
    #expect(Self.verdict(188).isInGrace)
    #expect(Self.verdict(188).overBy == 8)
    #expect(!Self.verdict(188).isOverrun)
    #expect(Self.verdict(195).isInGrace)
    #expect(Self.verdict(195.1).isOverrun)
  }

  @Test func `that depend on the threshold are marginal, never over`() {
    #expect(Self.verdict(200, moved: [179, 205]).standing == .marginal)
    #expect(!Self.verdict(200, moved: [179, 205]).isOverrun)
    #expect(Self.verdict(200, moved: [199, 205]).standing == .over)
  }

  @Test func `flag what is over on the clock only, and the other way round`() {
    let onTheClock = Self.verdict(170, elapsed: 192)
    #expect(onTheClock.standing == .within)
    #expect(onTheClock.otherOverBy == 12)
    let byTheClock = Self.verdict(170, elapsed: 192, basis: .elapsed)
    #expect(byTheClock.standing == .over)
    #expect(byTheClock.overBy == 12)
    #expect(byTheClock.otherOverBy == 0)
  }

  @Test func `are none without a budget`() {
    let verdict = Verdict(
      budget: nil, basis: .speaking, measured: Verdict.Times(speaking: 5, elapsed: 5), moved: [],
      grace: Verdict.Grace.phase)
    #expect(verdict.standing == .none)
  }
}
