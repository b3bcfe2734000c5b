import TestSupport
import Testing

@testable import Coach

@Suite("Figures of history")
struct HistoryFiguresTests {
  @Test func `recent quantiles are ordinary ones when nothing is recent`() {
    // Equal weights: the same value in every place.
    #expect(RecentSample([7, 7, 7]).quantile(0.25) == 7)
    #expect(RecentSample([]).quantile(0.5) == nil)
    #expect(RecentSample([3]).quantile(0.9) == 3)
    #expect(RecentSample.median([4, 1, 3, 2]) == 2.5)
  }

  @Test func `a take weighs half of the one four takes later`() {
    let weights = RecentSample([1, 1, 1, 1, 1]).weights
    #expect(abs(weights[0] - 0.5) < 1e-12)
    #expect(weights[4] == 1)
    // The old level is forgotten: nine old takes weigh as much as the four latest.
    #expect(RecentSample(Array(repeating: 60, count: 9) + [30, 30, 30, 30]).quantile(0.5) == 30)
    #expect(RecentSample(Array(repeating: 60, count: 9) + [30, 30]).quantile(0.5) == 60)
  }

  @Test func `a chance is never certain`() {
    let sample = RecentSample([10, 10, 10])
    #expect(sample.chance { $0 > 5 } == 3.5 / 4)
    #expect(sample.chance { $0 > 50 } == 0.5 / 4)
  }

  @Test func `a trend is told when chance would hardly make it`() {
    #expect(Trend([40, 38]).direction == .unknown)
    #expect(Trend([40, 38, 36]).direction == .unknown)
    // Of 24 orders of four values one falls throughout and one rises throughout.
    #expect(abs(Trend.chance(ofScore: 6, count: 4) - 2.0 / 24) < 1e-12)
    #expect(Trend([40, 38, 36, 30]).direction == .shorter)
    // The median of -2, -2, -2, -10/3, -4 and -6.
    #expect(abs((Trend([40, 38, 36, 30]).slope ?? 0) + 8.0 / 3) < 1e-12)
    #expect(Trend([30, 31, 35, 39]).direction == .longer)
    #expect(Trend([30, 31, 35, 33]).direction == .steady)
    #expect(Trend([30, 30, 30, 30, 30]).direction == .steady)
    // An outlier does not make a trend, nor break one.
    #expect(Trend([50, 49, 48, 99, 46, 45, 44, 43]).direction == .shorter)
    #expect(Trend.chance(ofScore: 0, count: 6) == 1)
  }

  @Test func `stalls far apart are different places`() {
    func stalls(_ places: Double...) -> [TakeTimes.StallRecord] {
      places.map { TakeTimes.StallRecord(into_phase_s: $0, duration_s: 5) }
    }
    let places = StallPlace.places([stalls(10, 60), stalls(12, 14, 80), stalls(61), stalls()])
    #expect(places.map(\.takes) == [2, 2])
    #expect(places.map(\.intoPhase) == [12, 60.5])
    #expect(places.map(\.duration) == [7.5, 5])
    #expect(places.allSatisfy { $0.of == 4 })
  }

  @Test func `the forecast needs three takes of every phase and a limit`() throws {
    func forecast(_ times: [[Double?]], limit: Double? = 100) -> Result<Forecast, Forecast.Refusal>
    {
      Result { () throws(Forecast.Refusal) in
        try Forecast(
          times: times, interruptions: times.map { _ in 0 }, names: ["A", "B"], limit: limit)
      }
    }
    #expect(forecast([[40, 50], [41, 52]]) == .failure(.tooFewTakes(2)))
    #expect(
      forecast([[40, 50], [41, nil], [42, 50], [42, nil]]) == .failure(.tooFewTakesOfPhase("B", 2)))
    #expect(forecast([[40, 50], [41, 52], [40, 50]], limit: nil) == .failure(.noLimit))
    // Never certain: of three takes, one in five.
    let (early, late) = (
      try forecast([[40, 50], [41, 52], [40, 50]]).get(),
      try forecast([[60, 50], [61, 52], [60, 50]]).get()
    )
    #expect(early.chance == 0.8)
    #expect(late.chance == 0.2)
  }

  @Test func `the forecast is the same for the same takes and lies among them`() throws {
    var random = SeededGenerator(seed: 5)
    let times = (0..<12).map { _ -> [Double?] in
      let tempo = 1 + 0.1 * random.normal()
      return (0..<10).map { _ in 120 * tempo * (1 + 0.05 * random.normal()) }
    }
    func forecast(_ limit: Double) throws -> Forecast {
      try Forecast(
        times: times, interruptions: times.map { _ in 0 },
        names: (0..<10).map { "\($0)" }, limit: limit)
    }
    let totals = times.map { $0.reduce(0) { $0 + ($1 ?? 0) } }.sorted()
    let first = try forecast(1200)
    let again = try forecast(1200)
    #expect(first == again)
    #expect(first.takes == 12)
    #expect(first.median > totals[2] && first.median < totals[9])
    // Days on which all is slow stay possible: the tenth of the longest is not averaged away.
    #expect(first.ninetieth > totals[8])
    let chances = try stride(from: 900.0, through: 1500, by: 100).map { try forecast($0).chance }
    #expect(chances == chances.sorted())
    #expect(chances.first == 1.0 / 14)
  }
}
