import TestSupport
import Testing

@testable import AudioCore

@Suite("The syllable counter")
struct SyllableCounterTests {
  @Test func `counts the four syllables a second of a synthetic voice`() {
    var speech = SyntheticSpeech(rate: 16_000, seed: 21)
    speech.silence(1)
    speech.speak(5)
    speech.silence(1)
    let contour = ContourTests.contour(speech.samples, rate: 16_000)
    let segments = SpeechDetector().track(contour).segments
    let count = SyllableCounter.nuclei(in: contour, speech: segments).count
    #expect((18...21).contains(count))
  }

  /// Syllables and their rate in half a minute of the synthetic voice.
  private static func counted(
    rate: Int, voiceLevel: Double = -26, noiseLevel: Double? = -70
  ) -> (count: Int, rate: Double) {
    var speech = SyntheticSpeech(
      rate: rate, seed: 22, voiceLevel: voiceLevel, noiseLevel: noiseLevel)
    for length in [9.0, 7, 8, 6] {
      speech.silence(0.8)
      speech.speak(length)
    }
    speech.silence(1)
    let contour = ContourTests.contour(speech.samples, rate: rate)
    let segments = SpeechDetector().track(contour).segments
    let count = SyllableCounter.nuclei(in: contour, speech: segments).count
    let seconds = Double(segments.reduce(0) { $0 + $1.count }) / Double(rate)
    return (count, Double(count) / seconds)
  }

  @Test(arguments: [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
  func `counts the same at every rate`(rate: Int) {
    let other = Self.counted(rate: 16_000)
    let own = Self.counted(rate: rate)
    #expect(abs(Double(own.count) / 120 - 1) < 0.04)
    #expect(abs(own.rate / other.rate - 1) < 0.02)
  }

  @Test func `counts the same at any gain, and over noise 20 dB below the voice`() {
    let plain = Self.counted(rate: 16_000)
    for (voice, noise) in [(-46.0, -90.0), (-12, -56), (-26, -46)] {
      let other = Self.counted(rate: 16_000, voiceLevel: voice, noiseLevel: noise)
      #expect(abs(Double(other.count) / Double(plain.count) - 1) < 0.02)
    }
  }

  @Test func `counts nothing where nobody speaks`() {
    let contour = ContourTests.contour([Int16](repeating: 0, count: 16_000), rate: 16_000)
    #expect(SyllableCounter.nuclei(in: contour, speech: []).isEmpty)
  }
}
