import TestSupport
import Testing

@testable import AudioCore

@Suite("Digital silence")
struct DigitalSilenceTests {
  private static let rate = 8000

  /// Noise with zeros in some stretches, given in milliseconds.
  private static func sound(seconds: Int, zeros: [Range<Int>], level: Int16 = 3000) -> [Int16] {
    var generator = SeededGenerator(seed: 20)
    var samples = (0..<seconds * rate).map { _ -> Int16 in
      let value = Int16.random(in: -level...level, using: &generator)
      return value == 0 ? 1 : value
    }
    for stretch in zeros {
      for place in stretch.lowerBound * 8..<stretch.upperBound * 8 { samples[place] = 0 }
    }
    return samples
  }

  private static func found(_ samples: [Int16], block: Int) -> DigitalSilence {
    var silence = DigitalSilence(rate: rate)
    var start = 0
    while start < samples.count {
      let end = min(samples.count, start + block)
      silence.process(samples.span.extracting(start..<end))
      start = end
    }
    silence.finish()
    return silence
  }

  @Test(arguments: [40, 333, 4096, 1 << 16])
  func `of three seconds and more is a mute, of five milliseconds inside sound a dropout`(
    block: Int
  ) {
    let samples = Self.sound(
      seconds: 20,
      zeros: [1000..<1005, 2000..<2004, 3000..<3200, 5000..<8000, 9000..<11_999, 16_000..<20_000])
    let silence = Self.found(samples, block: block)
    #expect(silence.mutes == [40_000..<64_000, 128_000..<160_000])
    #expect(silence.dropouts(peak: 3000 / 32768.0) == 3)
    #expect(!silence.isGated(peak: 3000 / 32768.0))
  }

  @Test func `is found whatever the blocks are`() {
    let samples = Self.sound(seconds: 8, zeros: [500..<506, 1500..<1540, 3000..<6500])
    let whole = Self.found(samples, block: samples.count)
    for block in [1, 7, 39, 41, 1000, 23_999, 24_001] {
      let silence = Self.found(samples, block: block)
      #expect(silence.mutes == whole.mutes && silence.mutes == [24_000..<52_000])
    }
  }

  @Test func `between sounds that fade is a gate's, and no dropout`() {
    var samples = Self.sound(seconds: 30, zeros: [])
    // Two seconds on, one off, with a fade of ten milliseconds at both ends.
    for place in samples.indices {
      let inside = place % (3 * Self.rate) - 2 * Self.rate
      if inside >= 0 {
        samples[place] = 0
      } else {
        let edge = min(-inside, inside + 2 * Self.rate)
        samples[place] = Int16(Double(samples[place]) * min(1, Double(edge) / 800))
      }
    }
    let silence = Self.found(samples, block: 1 << 16)
    #expect(silence.dropouts(peak: 3000 / 32768.0) == 0)
    #expect(silence.isGated(peak: 3000 / 32768.0))
  }

  @Test func `lasts for as long as it does, also before it is over`() {
    var silence = DigitalSilence(rate: Self.rate)
    silence.process(Self.sound(seconds: 2, zeros: [1500..<2000]).span)
    silence.process([Int16](repeating: 0, count: 4 * Self.rate).span)
    #expect(silence.mutedSeconds(peak: 0.1) == 4.5)
    silence.process(Self.sound(seconds: 1, zeros: []).span)
    #expect(silence.mutedSeconds(peak: 0.1) == 0)
  }
}
