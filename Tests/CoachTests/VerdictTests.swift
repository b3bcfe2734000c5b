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
      budget: budget, basis: basis, measured: times(speaking), shifted: moved.map(times),
      tolerance: Tolerance.standard.ofPhase(budget))
  }

  @Test(arguments: [
    (119.4, Verdict.Standing.under), (119.6, .within), (180.4, .within), (180.6, .over),
    (0, .skipped),
  ])
  func `lie under, within or over the band as they are shown, to the second`(
    seconds: Double, standing: Verdict.Standing
  ) {
    #expect(Self.verdict(seconds).standing == standing)
  }

  @Test(arguments: [(60, 6, 6), (180, 15, 18), (1800, 15, 30)])
  func `tolerate a tenth of a short budget and fixed times of a long one`(
    maximum: Int, phase: Int, total: Int
  ) {
    let budget = Budget(minimum: .seconds(30), maximum: .seconds(maximum))
    #expect(Tolerance.standard.ofPhase(budget) == .seconds(phase))
    #expect(Tolerance.standard.ofTotal(budget) == .seconds(total))
    let own = Tolerance(phase: .seconds(40))
    #expect(own.ofPhase(budget) == .seconds(40))
    #expect(own.ofTotal(budget) == .seconds(80))
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
      budget: nil, basis: .speaking, measured: Verdict.Times(speaking: 5, elapsed: 5),
      shifted: [], tolerance: .zero)
    #expect(verdict.standing == .none)
  }
}
