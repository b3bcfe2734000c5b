import Testing

@testable import Coach

@Suite("What changed since an earlier take") struct TakeChangeTests {
  private static func past(_ times: [Int: Double]) -> EarlierTake {
    EarlierTake(
      times: times.mapValues { .init(elapsed: $0 + 5, speaking: $0) }, stalls: [],
      median_syllables_per_s: nil)
  }

  private static func report(
    _ past: [EarlierTake], basis: Verdict.Basis = .speaking
  ) throws -> Report {
    try SampleReport.builder(basis: basis, past: past).report(file: "x.wav")
  }

  @Test func `is told of each phase against the latest take that spoke it`() throws {
    let report = try Self.report([Self.past([0: 10, 1: 99]), Self.past([0: 12])])
    let phases = report.phases
    #expect(phases[0].change_s == Rounded.seconds(phases[0].speaking_s - 12))
    #expect(phases[1].change_s == Rounded.seconds(phases[1].speaking_s - 99))
    #expect(phases[2].change_s == nil)
    // No earlier take had the same phases.
    #expect(report.total.change_s == nil)
  }

  @Test func `is told of the whole where the same phases were spoken`() throws {
    let spoken = try Self.report([]).phases.indices.filter {
      try Self.report([]).phases[$0].elapsed_s > 0
    }
    let past = Self.past(Dictionary(uniqueKeysWithValues: spoken.map { ($0, 20.0) }))
    let report = try Self.report([past], basis: .elapsed)
    let sum = Double(spoken.count) * 25
    #expect(report.total.change_s == Rounded.seconds(report.total.elapsed_s - sum))
    let text = TextReport.render(report, TextLayout(width: 120))
    #expect(text.contains("change"))
    #expect(text.contains(ReportWords.change(report.total.change_s ?? 0)))
    #expect(HTMLReport(report, levels: [], audio: nil).render().contains("than last time"))
  }

  @Test func `is not told without an earlier take`() throws {
    let report = try Self.report([])
    #expect(report.phases.allSatisfy { $0.change_s == nil })
    #expect(!TextReport.render(report, TextLayout(width: 200)).contains("change "))
    #expect(!HTMLReport(report, levels: [], audio: nil).render().contains("last time"))
  }

  @Test(arguments: [(12.0, "+0:12"), (-65, "-1:05"), (0.3, "±0:00")])
  func `is written with its sign`(_ seconds: Double, _ text: String) {
    #expect(ReportWords.change(seconds) == text)
  }
}
