import TestSupport
import Testing

@testable import Coach

@Suite("The error of a figure")
struct SamplingErrorTests {
  /// Figures of neighbouring pieces: normally distributed around a mean.
  private static func figures(
    _ count: Int, mean: Double = 4, spread: Double, using generator: inout SeededGenerator
  ) -> [Double] {
    (0..<count).map { _ in mean + spread * generator.normal() }
  }

  @Test func `is twice the standard error of what neighbours differ by`() {
    var generator = SeededGenerator(seed: 3)
    let figures = Self.figures(2000, spread: 0.6, using: &generator)
    let error = SamplingError([figures], seconds: 3, usual: 0.145)
    #expect(abs(error.error(of: 4, seconds: 3) - 1.2) < 0.06)
    #expect(abs(error.error(of: 4, seconds: 75) - 0.24) < 0.012)
    #expect(error.error(of: 4, seconds: 0) == 4)
  }

  @Test func `does not grow with a pace that slowly changes`() {
    var generator = SeededGenerator(seed: 4)
    let steady = Self.figures(400, spread: 0.4, using: &generator)
    let rising = steady.enumerated().map { $1 + Double($0) / 400 - 0.5 }
    let one = SamplingError([steady], seconds: 3, usual: 0.145).error(of: 4, seconds: 15)
    let other = SamplingError([rising], seconds: 3, usual: 0.145).error(of: 4, seconds: 15)
    #expect(abs(one - other) < 0.02 * one)
  }

  @Test func `holds the truth in nineteen of twenty takes`() {
    var generator = SeededGenerator(seed: 5)
    let held = (0..<1000).count { _ in
      let figures = Self.figures(40, spread: 0.55, using: &generator)
      let mean = figures.reduce(0, +) / 40
      let error = SamplingError([figures], seconds: 3, usual: 0.145).error(of: mean, seconds: 120)
      return abs(mean - 4) <= error
    }
    #expect((930...980).contains(held))
  }

  @Test func `is the usual one where there is little to learn from`() {
    for runs in [[], [[4.0]], [[0, 0, 0]]] {
      let error = SamplingError(runs, seconds: 3, usual: 0.145).error(of: 4, seconds: 3)
      #expect(abs(error - 2 * 4 * 0.145) < 1e-9)
    }
    // Three pieces that happen to be alike do not make a figure exact.
    let few = SamplingError([[4, 4, 4]], seconds: 3, usual: 0.145).error(of: 4, seconds: 3)
    #expect(few > 1)
  }

  @Test func `says which figures differ`() {
    #expect(SamplingError.differ(4.5, 0.3, 4, 0.3))
    #expect(!SamplingError.differ(4.4, 0.3, 4, 0.3))
    #expect(!SamplingError.differ(4, 0.3, 4.4, 0.3))
  }
}
