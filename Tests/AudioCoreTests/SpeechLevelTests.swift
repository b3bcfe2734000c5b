import Foundation
import TestSupport
import Testing

@testable import AudioCore

/// The level of the voice against the official meter.
@Suite("The level of the voice")
struct SpeechLevelTests {
  private static func found(_ samples: [Int16], rate: Int) throws -> Double {
    let contour = ContourTests.contour(samples, rate: rate)
    return try #require(SpeechDetector().track(contour).speechLevel)
  }

  /// Stretches and pauses of many lengths.
  private static func speech(rate: Int, voiceLevel: Double, noiseLevel: Double?) -> [Int16] {
    var speech = SyntheticSpeech(
      rate: rate, seed: 12, voiceLevel: voiceLevel, noiseLevel: noiseLevel)
    for (spoken, pause) in [(6, 1.5), (9, 0.6), (4, 3), (12, 0.8), (7, 2)] {
      speech.silence(pause)
      speech.speak(Double(spoken))
    }
    speech.silence(1)
    return speech.samples
  }

  @Test(arguments: [-14.0, -26, -38], [8000, 16_000, 48_000])
  func `agrees with ITU-T P.56 within half a decibel in quiet`(_ level: Double, rate: Int) throws {
    let samples = Self.speech(rate: rate, voiceLevel: level, noiseLevel: level - 45)
    let official = try #require(ActiveSpeechLevel(samples, rate: rate).level)
    #expect(abs(try Self.found(samples, rate: rate) - official) < 0.5)
  }

  /// Of sentences of two seconds, P.56's hangover of 0.2 s takes 0.4 dB.
  @Test(arguments: ["slt", "rms"])
  func `agrees with ITU-T P.56 within 0.75 decibels on short sentences`(
    voice: String
  ) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    var reader = try SoundFileReader(
      path: folder.appendingPathComponent("Speech/\(voice).ogg").path)
    let rate = reader.rate
    var samples: [Int16] = []
    var block = [Int16](repeating: 0, count: 4096)
    while true {
      var span = block.mutableSpan
      let count = reader.read(into: &span)
      if count == 0 { break }
      samples += block[..<count]
    }
    let official = try #require(ActiveSpeechLevel(samples, rate: rate).level)
    #expect(abs(try Self.found(samples, rate: rate) - official) < 0.75)
  }

  @Test func `moves with the gain by as much`() throws {
    let loud = Self.speech(rate: 16_000, voiceLevel: -14, noiseLevel: -64)
    let weak = loud.map { Int16((Double($0) * pow(10, -20.0 / 20)).rounded()) }
    let difference =
      try Self.found(loud, rate: 16_000) - Self.found(weak, rate: 16_000)
    #expect(abs(difference - 20) < 0.1)
  }

  /// A tone that is always on has no pauses to leave out: its level is its power.
  @Test func `is measured by a meter that is right about a tone and about its half`() throws {
    let tone = ContourTests.sine(amplitude: 3277, frequency: 1000, rate: 16_000, seconds: 10)
    let whole = ActiveSpeechLevel(tone, rate: 16_000)
    #expect(abs(try #require(whole.level) + 23.01) < 0.15)
    let half = ActiveSpeechLevel(
      tone + [Int16](repeating: 0, count: tone.count), rate: 16_000)
    #expect(abs(try #require(half.level) + 23.01) < 0.25)
    #expect(abs(half.activity - 0.51) < 0.02)
    #expect(ActiveSpeechLevel([Int16](repeating: 0, count: 16_000), rate: 16_000).level == nil)
  }
}
