import TestSupport
import Testing

@testable import AudioCore

@Suite("The gate before a recording")
struct SpeechGateTests {
  private static let rate = 16_000

  /// Plays samples to a gate until it is as far as wanted; the frame at which it was.
  private static func play(
    _ samples: ArraySlice<Int16>, to gate: inout SpeechGate, until stage: SpeechGate.Stage
  ) -> Int? {
    var start = samples.startIndex
    while start < samples.endIndex {
      let end = min(samples.endIndex, start + rate / 20)
      gate.process(Array(samples[start..<end]).span)
      if gate.stage == stage { return end }
      start = end
    }
    return nil
  }

  /// Quiet, the sentence of a check with its short pauses, quiet, and then the talk.
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: rate, seed: 41)
    speech.silence(2.2)
    for _ in 0..<4 {
      speech.speak(1.5)
      speech.silence(0.25)
    }
    speech.silence(2)
    speech.speak(2)
    speech.silence(1)
    return speech
  }()

  @Test func `lets nothing of the check's sentence through, and all of the talk`() throws {
    let (samples, talk) = (Self.speech.samples, try #require(Self.speech.speech.last))
    var check = MicrophoneCheck(rate: Self.rate)
    var place = 0
    while check.stage != .done {
      check.process(samples.span.extracting(place..<place + Self.rate / 20))
      place += Self.rate / 20
    }
    // It had enough before the sentence was over.
    #expect(place < Self.speech.speech[3].lowerBound)
    var gate = check.gate
    #expect(gate.stage == .loud)
    let ready = try #require(Self.play(samples[place...], to: &gate, until: .quiet))
    let sentence = Self.speech.speech[3].upperBound
    #expect((sentence..<sentence + 3 * Self.rate / 2).contains(ready))
    #expect(gate.beginning.isEmpty)
    let begun = try #require(Self.play(samples[ready...], to: &gate, until: .spoken))
    #expect(begun - talk.lowerBound < Self.rate / 2)
    let first = begun - gate.beginning.count
    #expect(samples[first..<begun] == gate.beginning[...])
    // A second of room before the first word.
    #expect((talk.lowerBound - first - Self.rate).magnitude < Self.rate / 10)
  }

  @Test func `of a speaker who never pauses never opens by itself`() {
    var speech = SyntheticSpeech(rate: Self.rate, seed: 42)
    speech.silence(0.3)
    for _ in 0..<12 {
      speech.speak(1.6)
      speech.silence(0.4)
    }
    var gate = SpeechGate(rate: Self.rate)
    #expect(Self.play(speech.samples[...], to: &gate, until: .spoken) == nil)
  }

  @Test func `knows an unknown voice too, and has its first word`() throws {
    var speech = SyntheticSpeech(rate: Self.rate, seed: 43)
    speech.silence(3)
    speech.speak(3)
    let onset = try #require(speech.speech.first?.lowerBound)
    var gate = SpeechGate(rate: Self.rate)
    let begun = try #require(Self.play(speech.samples[...], to: &gate, until: .spoken))
    #expect(begun - gate.beginning.count < onset - Self.rate / 2)
  }

  @Test func `wants quiet anew after something was played`() throws {
    let (samples, talk) = (Self.speech.samples, try #require(Self.speech.speech.last))
    var gate = SpeechGate(rate: Self.rate)
    // What the loudspeaker gave is the sentence, which waits in the device's buffer by then.
    gate.settle(frames: talk.lowerBound - 2 * Self.rate)
    let ready = try #require(Self.play(samples[...], to: &gate, until: .quiet))
    #expect(ready > talk.lowerBound - 3 * Self.rate / 2)
    #expect(Self.play(samples[ready...], to: &gate, until: .spoken) != nil)
    #expect(gate.beginning.count < 2 * Self.rate)
  }
}
