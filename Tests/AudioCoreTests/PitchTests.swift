import TestSupport
import Testing

@testable import AudioCore

@Suite("The pitch")
struct PitchTests {
  /// The synthetic voice moves by 20 Hz around 120 Hz, so its pitch spreads by 2.04 semitones.
  private static let spread = 2.04

  private static func variation(
    rate: Int, voiceLevel: Double = -26, noiseLevel: Double? = -70
  ) -> PitchVariation {
    var speech = SyntheticSpeech(
      rate: rate, seed: 8, voiceLevel: voiceLevel, noiseLevel: noiseLevel)
    for _ in 0..<3 {
      speech.silence(1)
      speech.speak(8)
    }
    speech.silence(1)
    let contour = ContourTests.contour(speech.samples, rate: rate)
    let segments = SpeechDetector().track(contour).segments
    return PitchTrack(contour, speech: segments).variation(in: [0..<contour.frames])
  }

  @Test(arguments: [8000, 11_025, 16_000, 22_050, 44_100, 48_000])
  func `spreads as much as it is made to, at every rate`(rate: Int) throws {
    let variation = Self.variation(rate: rate)
    #expect(abs(try #require(variation.deviation) - Self.spread) < 0.15)
    #expect(variation.voicedShare > 0.6)
  }

  @Test func `does not depend on gain, nor on noise 20 dB below the voice`() throws {
    let plain = try #require(Self.variation(rate: 16_000).deviation)
    let weak = try #require(
      Self.variation(rate: 16_000, voiceLevel: -46, noiseLevel: -90).deviation)
    let noisy = try #require(Self.variation(rate: 16_000, noiseLevel: -46).deviation)
    #expect(abs(weak - plain) < 0.1)
    #expect(abs(noisy - plain) < 0.1)
  }

  @Test func `is not told of noise or of silence`() {
    var noise = SyntheticSpeech(rate: 16_000, seed: 9, noiseLevel: -40)
    noise.silence(20)
    let contour = ContourTests.contour(noise.samples, rate: 16_000)
    let all = [0..<contour.frames]
    let variation = PitchTrack(contour, speech: all).variation(in: all)
    #expect(variation.deviation == nil)
    #expect(variation.middleRange == nil)
    #expect(PitchTrack(contour, speech: []).variation(in: all).voicedShare == 0)
  }

  @Test func `is kept to a fourteenth of a semitone`() throws {
    for step in 0...340 {
      let pitch = Float(step) / 10
      let kept = try #require(PitchScale.semitones(ofByte: PitchScale.byte(semitones: pitch)))
      #expect(abs(kept - Double(pitch)) <= 1.0 / 14 + 1e-6)
    }
    #expect(PitchScale.semitones(ofByte: 0) == nil)
    #expect(abs(PitchScale.semitones(ofFrequency: 140) - 12) < 1e-5)
  }

  // MARK: The path

  /// The pitches that are chosen of some peaks, each a hop of the path after the other.
  private static func chosen(_ all: [[(Float, Float)]]) -> [Double?] {
    var pitches = [UInt8](repeating: 0, count: all.count)
    var path = PitchPath()
    for (index, own) in all.enumerated() {
      var peaks = PitchPeaks()
      for (pitch, strength) in own { peaks.add(semitones: pitch, strength: strength) }
      path.append(peaks, at: index * PitchPath.step, into: &pitches)
    }
    path.finish(into: &pitches)
    return pitches.map(PitchScale.semitones(ofByte:))
  }

  @Test func `does not jump an octave for a peak that is a little stronger`() {
    let plain: [(Float, Float)] = [(20, 0.9), (8, 0.85)]
    let wrong: [(Float, Float)] = [(20, 0.85), (8, 0.95)]
    let all = (0..<300).map { $0 % 7 == 3 ? wrong : plain }
    #expect(Self.chosen(all).allSatisfy { $0 == 20 })
  }

  @Test func `is the higher one of two that are as strong`() {
    let all = [[(Float, Float)]](repeating: [(8, 0.9), (20, 0.9)], count: 20)
    #expect(Self.chosen(all).allSatisfy { $0 == 20 })
  }

  @Test func `follows a voice that really moves, and is none where little repeats itself`() {
    let rising = (0..<100).map { [(Float($0) / 7, Float(0.9))] }
    for (index, pitch) in Self.chosen(rising).enumerated() {
      #expect(pitch.map { abs($0 - Double(index) / 7) < 0.08 } == true)
    }
    #expect(Self.chosen([[(12, 0.5)], [(12, 0.7)], []]).allSatisfy { $0 == nil })
  }

  @Test func `keeps the four strongest peaks`() {
    var peaks = PitchPeaks()
    #expect(peaks.isEmpty)
    for (pitch, strength) in [(1, 0.5), (2, 0.9), (3, 0.7), (4, 0.6), (5, 0.8), (6, 0.4)] {
      peaks.add(semitones: Float(pitch), strength: Float(strength))
    }
    let kept = (0..<4).map { peaks.semitones[$0] }.sorted()
    #expect(kept == [2, 3, 4, 5])
  }
}
