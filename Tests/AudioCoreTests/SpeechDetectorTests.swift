import TestSupport
import Testing

@testable import AudioCore

@Suite("The speech detector")
struct SpeechDetectorTests {
  private static let breathGroups: [(speech: Double, pause: Double)] = [
    (1.5, 0.5), (0.9, 1.2), (2.2, 0.4), (0.5, 3.5), (1.8, 0.8), (1.0, 1.0),
  ]

  private static func recording(
    rate: Int = 16_000, voice: Double = -26, noise: Double? = -60, seed: UInt64 = 7
  ) -> SyntheticSpeech {
    var speech = SyntheticSpeech(rate: rate, seed: seed, voiceLevel: voice, noiseLevel: noise)
    speech.silence(1.5)
    for (spoken, pause) in breathGroups {
      speech.speak(spoken)
      speech.silence(pause)
    }
    return speech
  }

  private static func track(_ speech: SyntheticSpeech) -> SpeechTrack {
    SpeechDetector().track(ContourTests.contour(speech.samples, rate: speech.rate))
  }

  private static func seconds(_ segments: [Range<Int>], _ rate: Int) -> Double {
    Double(segments.reduce(0) { $0 + $1.count }) / Double(rate)
  }

  @Test(arguments: [-60.0, -75, nil])
  func `finds each stretch of speech to within three hops`(noise: Double?) {
    let speech = Self.recording(noise: noise)
    let segments = Self.track(speech).segments
    #expect(segments.count == speech.speech.count)
    for (found, truth) in zip(segments, speech.speech) {
      #expect(abs(found.lowerBound - truth.lowerBound) <= 480)
      #expect(abs(found.upperBound - truth.upperBound) <= 480)
    }
  }

  @Test(arguments: [-46.0, -36, -16, -6])
  func `does not depend on the gain`(voice: Double) {
    let rate = 16_000
    let reference = Self.seconds(Self.track(Self.recording()).segments, rate)
    let moved = Self.recording(voice: voice, noise: -60 + voice + 26)
    let time = Self.seconds(Self.track(moved).segments, rate)
    #expect(abs(time - reference) <= 0.01 * reference)
  }

  @Test(arguments: [8000, 22_050, 44_100, 48_000, 96_000])
  func `does not depend on the sample rate`(rate: Int) {
    let reference = Self.seconds(Self.track(Self.recording()).segments, 16_000)
    let time = Self.seconds(Self.track(Self.recording(rate: rate)).segments, rate)
    #expect(abs(time - reference) <= 0.02 * reference)
  }

  @Test func `hears nobody in silence, noise, one hop or nothing`() {
    #expect(SpeechDetector().track(ContourTests.contour([], rate: 16_000)).segments.isEmpty)
    let zeros = [Int16](repeating: 0, count: 16_000 * 5)
    #expect(SpeechDetector().track(ContourTests.contour(zeros, rate: 16_000)).segments.isEmpty)
    let hop = [Int16](repeating: 0, count: 160)
    #expect(SpeechDetector().track(ContourTests.contour(hop, rate: 16_000)).segments.isEmpty)
    var noise = SyntheticSpeech(rate: 16_000, seed: 3, noiseLevel: -50)
    noise.silence(10)
    #expect(Self.track(noise).segments.isEmpty)
  }

  @Test(arguments: [(-41.0, 0), (-32.0, 8)])
  func `takes nothing for speech that is no 3 dB above a background that hums`(
    level: Double, stretches: Int
  ) {
    var hum = SyntheticSpeech(rate: 16_000, seed: 15, voiceLevel: level, noiseLevel: -40)
    for _ in 0..<8 {
      hum.silence(1.5)
      hum.speak(1.5)
    }
    hum.silence(1.5)
    let contour = ContourTests.contour(hum.samples, rate: 16_000)
    #expect(VoiceReference(contour.hops) != nil)
    let segments = SpeechDetector().track(contour).segments
    #expect(segments.count == stretches)
  }

  @Test func `takes no click for speech`() {
    var speech = Self.recording()
    let truth = speech.speech
    speech.silence(1)
    for _ in 0..<5 {
      speech.click()
      speech.silence(0.7)
    }
    let segments = Self.track(speech).segments
    #expect(segments.count == truth.count)
  }

  @Test func `gives the same segments for reversed sound, mirrored within three hops`() {
    let speech = Self.recording()
    let forward = Self.track(speech).segments
    let reversed = Array(speech.samples.reversed())
    let backward = SpeechDetector().track(ContourTests.contour(reversed, rate: 16_000)).segments
    #expect(forward.count == backward.count)
    for (first, second) in zip(forward, backward.reversed()) {
      #expect(abs(first.lowerBound - (reversed.count - second.upperBound)) <= 480)
      #expect(abs(first.upperBound - (reversed.count - second.lowerBound)) <= 480)
    }
  }

  @Test func `tells voice, background and their distance`() throws {
    let track = Self.track(Self.recording(voice: -26, noise: -60))
    let ratio = try #require(track.signalToNoise)
    #expect(abs(track.noiseFloor + 60) < 4)
    #expect(abs(ratio - 34) < 8)
    #expect(try #require(track.threshold) < #require(track.speechLevel))
  }

  @Test func `finds less speech the higher the threshold`() {
    let contour = ContourTests.contour(Self.recording().samples, rate: 16_000)
    let times = [-3.0, 0, 3, 30].map {
      Self.seconds(SpeechDetector().track(contour, thresholdShift: $0).segments, 16_000)
    }
    #expect(times == times.sorted(by: >))
    #expect(times[0] > times[3])
  }

  @Test(arguments: [(0.18, 1), (0.22, 2), (0.27, 3)])
  func `keeps every silence apart that counts as a pause, and closes shorter ones`(
    shortest: Double, closed: Int
  ) {
    // Silences of the lengths that lie around the rule: how many are closed goes with it.
    var speech = SyntheticSpeech(rate: 16_000, seed: 12, noiseLevel: nil)
    speech.silence(1)
    for silence in [0.12, 0.20, 0.245, 0.32, 0.5] {
      speech.speak(1.2)
      speech.silence(silence)
    }
    speech.speak(1.2)
    speech.silence(1)
    let contour = ContourTests.contour(speech.samples, rate: 16_000)
    let segments = SpeechDetector(shortestPause: shortest).track(contour).segments
    #expect(segments.count == 6 - closed)
    let shifted = SpeechDetector(shortestPause: shortest + 0.05)
      .tracks(contour, [.init(), .init(pauseShift: -0.05)])
    #expect(shifted[1].segments == segments)
    #expect(shifted[0].segments.count <= segments.count)
  }
}
