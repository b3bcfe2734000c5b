import TestSupport
import Testing

@testable import AudioCore

@Suite("The live detector")
struct LiveDetectorTests {
  /// What the detector says at every tenth of a second, and what it has in the end.
  private static func listen(
    to samples: [Int16], rate: Int, each: (Int, LiveDetector) -> Void = { _, _ in }
  ) -> (detector: LiveDetector, builder: ContourBuilder) {
    var builder = ContourBuilder(rate: rate, isLive: true)
    var detector = LiveDetector()
    var start = 0
    while start < samples.count {
      let end = min(samples.count, start + rate / 100)
      builder.process(samples.span.extracting(start..<end))
      detector.update(builder)
      each(end, detector)
      start = end
    }
    return (detector, builder)
  }

  private static func seconds(_ runs: [Range<Int>], _ rate: Int) -> Double {
    Double(runs.reduce(0) { $0 + $1.count }) / Double(rate)
  }

  @Test func `hears an onset within 150 milliseconds and an offset soon after`() throws {
    var speech = SyntheticSpeech(rate: 16_000, seed: 11)
    speech.silence(2)
    for _ in 0..<4 {
      speech.speak(1.5)
      speech.silence(2)
    }
    var onsets: [Int] = []
    var offsets: [Int] = []
    var before = false
    _ = Self.listen(to: speech.samples, rate: 16_000) { now, detector in
      if detector.isSpeaking != before {
        detector.isSpeaking ? onsets.append(now) : offsets.append(now)
      }
      before = detector.isSpeaking
    }
    try #require(onsets.count == 4 && offsets.count == 4)
    // The first speech has to show first how loud the voice is.
    for (onset, truth) in zip(onsets, speech.speech).dropFirst() {
      #expect(onset - truth.lowerBound <= 2400)
    }
    for (offset, truth) in zip(offsets, speech.speech) {
      #expect((0...8000).contains(offset - truth.upperBound))
    }
  }

  @Test func `comes to the time of the final decision`() {
    var speech = SyntheticSpeech(rate: 16_000, seed: 13)
    speech.silence(1)
    for index in 0..<12 {
      speech.speak(1 + Double(index % 4))
      speech.silence(0.3 + Double(index % 3) * 0.5)
    }
    var (live, builder) = Self.listen(to: speech.samples, rate: 16_000)
    builder.finish()
    let final = SpeechDetector().track(builder.contour)
    let time = Self.seconds(final.segments, 16_000)
    #expect(abs(Self.seconds(live.speech, 16_000) - time) <= 0.03 * time)
    #expect(zip(live.speech, live.speech.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    live.update(builder)
  }

  @Test func `hears nobody in noise and clicks`() {
    var noise = SyntheticSpeech(rate: 16_000, seed: 12)
    noise.silence(3)
    for _ in 0..<5 {
      noise.click()
      noise.silence(0.7)
    }
    let (detector, _) = Self.listen(to: noise.samples, rate: 16_000) { _, detector in
      #expect(!detector.isSpeaking)
    }
    #expect(detector.speech.isEmpty)
  }

  @Test func `changes nothing of the contour`() {
    var speech = SyntheticSpeech(rate: 16_000, seed: 14)
    speech.silence(1)
    speech.speak(5)
    var (_, live) = Self.listen(to: speech.samples, rate: 16_000)
    live.finish()
    #expect(live.contour == ContourTests.contour(speech.samples, rate: 16_000))
    #expect(live.recentHops.isEmpty)
  }
}
