import TestSupport
import Testing

@testable import AudioCore

@Suite("The contour")
struct ContourTests {
  @Test(arguments: [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
  func `has a hop of ten milliseconds at every rate`(rate: Int) {
    let contour = Contour(rate: rate)
    #expect(abs(Double(contour.hopLength) / Double(rate) - 0.01) < 0.0001)
  }

  @Test func `does not depend on how the samples are cut into chunks`() {
    var speech = SyntheticSpeech(rate: 16_000, seed: 1)
    speech.silence(0.3)
    speech.speak(1.1)
    let whole = Self.contour(speech.samples, rate: 16_000, chunks: { _ in 1 << 20 })
    var generator = SeededGenerator(seed: 2)
    for largest in [1, 7, 160, 161, 4000] {
      let cut = Self.contour(speech.samples, rate: 16_000) { _ in
        Int.random(in: 1...largest, using: &generator)
      }
      #expect(cut == whole)
    }
  }

  @Test func `puts a full-scale sine at minus three decibels`() {
    let sine = Self.sine(amplitude: 32767, frequency: 1000, rate: 48_000, seconds: 0.1)
    let contour = Self.contour(sine, rate: 48_000)
    for hop in contour.levels.indices { #expect(abs(contour.level(hop) + 3.01) < 0.02) }
    #expect(contour.peak > 0.999)
  }

  @Test func `puts digital silence at the bottom and ignores a constant offset`() {
    let silence = Self.contour([Int16](repeating: 0, count: 1600), rate: 16_000)
    #expect(silence.levels.allSatisfy { $0 == -12000 })
    let offset = Self.contour([Int16](repeating: 3000, count: 1600), rate: 16_000)
    #expect(offset.levels.allSatisfy { $0 == -12000 })
  }

  @Test func `counts frames at full scale`() {
    let samples: [Int16] = [0, .max, 5, .min, -.max, 100, .max]
    #expect(Self.contour(samples, rate: 8000).clippedFrames == 4)
  }

  @Test func `keeps a last hop that is short`() {
    let contour = Self.contour([Int16](repeating: 100, count: 161), rate: 16_000)
    #expect(contour.levels.count == 2)
    #expect(contour.frames == 161)
  }

  @Test func `is empty for an empty recording`() {
    #expect(Self.contour([], rate: 16_000).levels.isEmpty)
  }

  static func contour(
    _ samples: [Int16], rate: Int, chunks: (Int) -> Int = { _ in 4096 }
  ) -> Contour {
    var builder = ContourBuilder(rate: rate)
    var start = 0
    while start < samples.count {
      let end = min(samples.count, start + chunks(start))
      builder.process(samples.span.extracting(start..<end))
      start = end
    }
    builder.finish()
    return builder.contour
  }

  static func sine(amplitude: Double, frequency: Double, rate: Int, seconds: Double) -> [Int16] {
    (0..<Int(seconds * Double(rate))).map { frame in
      Int16(amplitude * sine(2 * .pi * frequency * Double(frame) / Double(rate)))
    }
  }

  private static func sine(_ angle: Double) -> Double {
    // Enough of the series for a test signal, so that no C library is needed.
    var angle = angle.truncatingRemainder(dividingBy: 2 * .pi)
    if angle > .pi { angle -= 2 * .pi }
    var term = angle
    var sum = angle
    for index in stride(from: 2.0, through: 24, by: 2) {
      term *= -angle * angle / (index * (index + 1))
      sum += term
    }
    return sum
  }
}
