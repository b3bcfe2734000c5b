import TestSupport
import Testing

@testable import AudioCore

@Suite("The live detector")
struct LiveDetectorTests {
  @Test func `hears an onset within 150 milliseconds and an offset within 300`() throws {
    var speech = SyntheticSpeech(rate: 16_000, seed: 11)
    speech.silence(2)
    speech.speak(1.5)
    speech.silence(2)
    var changes: [Int] = []
    var before = false
    var detector = LiveDetector()
    for (hop, live) in Self.live(speech).enumerated() {
      detector.process(live)
      if detector.isSpeaking != before { changes.append(hop) }
      before = detector.isSpeaking
    }
    try #require(changes.count == 2)
    #expect((200...215).contains(changes[0]))
    #expect((350...380).contains(changes[1]))
    #expect(abs(try #require(detector.firstSpeech) - 200) <= 3)
  }

  @Test func `does not take a click for the first speech`() {
    var speech = SyntheticSpeech(rate: 16_000, seed: 12)
    speech.silence(1)
    speech.click()
    speech.silence(1)
    var detector = LiveDetector()
    for hop in Self.live(speech) { detector.process(hop) }
    #expect(detector.firstSpeech == nil)
  }

  private static func live(_ speech: SyntheticSpeech) -> [LiveHop] {
    var builder = ContourBuilder(rate: speech.rate)
    var hops: [LiveHop] = []
    builder.process(speech.samples.span) { hops.append($0) }
    return hops
  }
}
