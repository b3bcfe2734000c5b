import TestSupport
import Testing

@testable import AudioCore

@Suite("The end of an answer")
struct SpeakerEndTests {
  /// When an answer was taken to have ended, in seconds behind its last word; below zero where it was cut short.
  ///
  /// - Parameter falls: by how many semitones the voice falls before each pause; the last is the end.
  private static func delay(
    pauses: [Double], falls: [Double], noiseLevel: Double = -60, seed: UInt64
  ) -> Double? {
    let rate = 8000
    var speech = SyntheticSpeech(rate: rate, seed: seed, noiseLevel: noiseLevel)
    speech.silence(1)
    for (pause, fall) in zip(pauses, falls) {
      speech.speak(3, fall: fall)
      speech.silence(pause)
    }
    speech.speak(3, fall: falls.last ?? 0)
    let end = speech.samples.count
    speech.silence(8)
    var builder = ContourBuilder(rate: rate, isLive: true)
    var (detector, decision) = (LiveDetector(), SpeakerEnd())
    let step = rate / 50
    for start in stride(from: 0, to: speech.samples.count - step, by: step) {
      builder.process(speech.samples.span.extracting(start..<start + step))
      detector.update(builder)
      if decision.end(in: builder.contour, speech: detector.speech) != nil {
        return Double(start + step - end) / Double(rate)
      }
    }
    return nil
  }

  @Test(arguments: [-60.0, -46])
  func `is no pause to think, whatever the voice did before it`(noiseLevel: Double) {
    var generator = SeededGenerator(seed: 2)
    for seed in 1...10 {
      let pauses = (0..<4).map { _ in Double.random(in: 0.3...3, using: &generator) }
      let falls = (0..<5).map { _ in Double(Int.random(in: 0...1, using: &generator)) * 6 }
      let delay = Self.delay(
        pauses: pauses, falls: falls, noiseLevel: noiseLevel, seed: UInt64(seed))
      #expect(3.3...6.5 ~= delay ?? 0, "\(pauses) \(falls)")
    }
  }

  @Test func `is noticed earlier behind a voice that fell`() {
    let fallen = Self.delay(pauses: [1, 2], falls: [0, 0, 6], seed: 3)
    let level = Self.delay(pauses: [1, 2], falls: [6, 6, 0], seed: 3)
    #expect(3.4...3.8 ~= fallen ?? 0)
    #expect(5.9...6.3 ~= level ?? 0)
  }

  @Test func `does not come before anything was said`() {
    var decision = SpeakerEnd()
    var builder = ContourBuilder(rate: 8000, isLive: true)
    builder.process([Int16](repeating: 0, count: 80_000).span)
    #expect(decision.end(in: builder.contour, speech: []) == nil)
    #expect(decision.end(in: builder.contour, speech: [100..<2000]) == nil)
  }
}
