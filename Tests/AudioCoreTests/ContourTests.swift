import TestSupport
import Testing

@testable import AudioCore

@Suite("The contour")
struct ContourTests {
  @Test(arguments: [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
  func `has hops of exactly ten milliseconds at every rate`(rate: Int) {
    let contour = Contour(rate: rate)
    #expect(contour.frame(ofHop: 100 * 3600) == rate * 3600)
    for hop in 0..<1000 {
      #expect(contour.hop(of: contour.frame(ofHop: hop)) == hop)
      #expect(abs(Double(contour.frame(ofHop: hop)) / Double(rate) - Double(hop) / 100) < 0.0002)
    }
    let second = Self.contour([Int16](repeating: 0, count: rate), rate: rate)
    #expect(second.hops.count == 100)
  }

  @Test(arguments: [8000, 16_000, 44_100])
  func `does not depend on how the samples are cut into chunks`(rate: Int) {
    var speech = SyntheticSpeech(rate: rate, seed: 1)
    speech.silence(0.3)
    speech.speak(4.1)
    speech.silence(0.7)
    let whole = Self.contour(speech.samples, rate: rate, chunks: { _ in 1 << 20 })
    var generator = SeededGenerator(seed: 2)
    for largest in [1, 161, 4000] {
      let cut = Self.contour(speech.samples, rate: rate) { _ in
        Int.random(in: 1...largest, using: &generator)
      }
      #expect(cut == whole)
    }
  }

  @Test(arguments: [16_000, 48_000])
  func `puts a full-scale sine at minus three decibels`(rate: Int) {
    let sine = Self.sine(amplitude: 32767, frequency: 1000, rate: rate, seconds: 0.3)
    var builder = ContourBuilder(rate: rate, isLive: true)
    builder.process(sine.span)
    #expect(abs(builder.level + 3.01) < 0.2)
    builder.finish()
    #expect(builder.contour.peak > 0.999)
  }

  @Test func `holds the peak of two seconds, however the samples are cut into chunks`() {
    let rate = 16_000
    let loud = Self.sine(amplitude: 16_000, frequency: 1000, rate: rate, seconds: 0.05)
    let soft = Self.sine(amplitude: 160, frequency: 1000, rate: rate, seconds: 2.5)
    for (seconds, expected) in [(1.0, -9.3), (2.5, -49.24)] {
      let samples = loud + soft.prefix(Int(seconds * Double(rate)))
      let held = [160, 800, 1 << 20].map { chunk in
        var builder = ContourBuilder(rate: rate, isLive: true)
        for start in stride(from: 0, to: samples.count, by: chunk) {
          builder.process(samples.span.extracting(start..<min(samples.count, start + chunk)))
        }
        return builder.heldLevel
      }
      #expect(held.allSatisfy { abs($0 - expected) < 0.1 }, "\(held)")
    }
  }

  @Test func `has no evidence in digital silence, and ignores a constant offset`() {
    for value: Int16 in [0, 3000] {
      let contour = Self.contour([Int16](repeating: value, count: 16_000), rate: 16_000)
      #expect(contour.hops.count == 100)
      // The step at the very beginning and end is heard; what lies between is silence.
      #expect(contour.hops[5..<95].allSatisfy { $0.evidenceByte == 0 })
    }
  }

  @Test func `tells the background's level`() throws {
    var noise = SyntheticSpeech(rate: 16_000, seed: 4, noiseLevel: -50)
    noise.silence(5)
    let contour = Self.contour(noise.samples, rate: 16_000)
    // White noise of 8 kHz, of which the bands hear most.
    let level = try #require(contour.backgroundLevels.percentile(0.5))
    #expect(abs(level + 51) < 2)
  }

  @Test func `counts frames at full scale`() {
    let samples: [Int16] = [0, .max, 5, .min, -.max, 100, .max]
    #expect(Self.contour(samples, rate: 8000).clippedFrames == 4)
  }

  @Test(arguments: [0, 1, 100, 159, 160, 161, 1599, 1600])
  func `has as many hops as the samples fill`(count: Int) {
    let contour = Self.contour([Int16](repeating: 100, count: count), rate: 16_000)
    #expect(contour.hops.count == count / 160)
    #expect(contour.frames == count)
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
