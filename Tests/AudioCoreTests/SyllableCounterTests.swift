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

  @Test func `counts nothing where nobody speaks`() {
    let contour = ContourTests.contour([Int16](repeating: 0, count: 16_000), rate: 16_000)
    #expect(SyllableCounter.nuclei(in: contour, speech: []).isEmpty)
  }
}
