import Testing

@testable import Coach

@Suite("Pace without words")
struct ArticulationRateTests {
  /// Nuclei every `gap` frames over some stretches of frames, at 100 frames a second.
  private static func nuclei(_ stretches: [(Range<Int>, gap: Int)]) -> [Int] {
    stretches.flatMap { Array(stride(from: $0.lowerBound + $1 / 2, to: $0.upperBound, by: $1)) }
  }

  private static func record(
    _ nuclei: [Int], _ intervals: [(frames: Range<Int>, phase: Int)], _ runs: [Range<Int>]
  ) -> PaceRecord? {
    PaceMeter(nuclei: nuclei, rate: 100, intervals: intervals, runs: runs).record(past: [])
  }

  @Test func `is measured without pauses, however long they are`() throws {
    let runs = [0..<1000, 3000..<4000, 9000..<10_000]
    let pace = try #require(
      Self.record(Self.nuclei(runs.map { ($0, gap: 25) }), [(0..<10_000, 0)], runs))
    #expect(pace.windows.allSatisfy { abs($0.syllables_per_s - 4) < 0.12 })
    #expect(pace.windows[0].end_s == 35)
    #expect(pace.spread < 0.01)
  }

  @Test func `has windows that end with their phase and hold all speech but a short rest`() throws {
    let run = [0..<10_000]
    let intervals = [(frames: 0..<4000, phase: 0), (frames: 4000..<10_000, phase: 1)]
    let pace = try #require(Self.record(Self.nuclei([(0..<10_000, gap: 20)]), intervals, run))
    // 40 s are two windows and a rest of more than a half; 60 s are four windows.
    #expect(pace.windows.map(\.phase) == [0, 0, 0, 1, 1, 1, 1])
    #expect(pace.windows.map(\.start_s) == [0, 15, 30, 40, 55, 70, 85])
    #expect(pace.windows.map(\.end_s) == [15, 30, 40, 55, 70, 85, 100])
  }

  @Test func `adds a rest of less than half a window to the one before`() throws {
    let pace = try #require(
      Self.record(Self.nuclei([(0..<2000, gap: 20)]), [(0..<2000, 0)], [0..<2000]))
    #expect(pace.windows.map(\.end_s) == [20])
    #expect(pace.windows.allSatisfy { abs($0.syllables_per_s - 5) < 0.07 })
  }

  @Test func `is not told of a few seconds`() {
    #expect(Self.record([10, 50], [(0..<300, 0)], [0..<300]) == nil)
    #expect(Self.record([], [], []) == nil)
  }

  @Test func `tells a faster phase by its median against that of the take`() throws {
    let runs = [0..<9000]
    let nuclei = Self.nuclei([(0..<6000, gap: 25), (6000..<9000, gap: 20)])
    let pace = try #require(
      Self.record(nuclei, [(0..<6000, 0), (6000..<9000, 1)], runs))
    #expect(pace.median_syllables_per_s == 4)
    #expect(abs(pace.upper_quartile_syllables_per_s - 4.75) < 0.05)
  }

  @Test(arguments: [
    ([1.0], 0.5, 1.0), ([1, 2], 0.5, 1.5), ([4, 1, 3, 2], 0.25, 1.75), ([1, 2, 3], 1, 3),
  ])
  func `knows quantiles`(_ values: [Double], _ share: Double, _ quantile: Double) {
    #expect(Quantile.of(values, share) == quantile)
  }
}
