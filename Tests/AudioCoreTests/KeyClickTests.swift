import TestSupport
import Testing

@testable import AudioCore

@Suite("The clicks of the speaker's own keys")
struct KeyClickTests {
  /// Speech, a long pause with a ringing key press in it, and speech again.
  private static func recording(ring: Bool) -> (samples: [Int16], key: Int) {
    var speech = SyntheticSpeech(rate: 16_000, seed: 5)
    speech.silence(1)
    for length in [2.0, 1.5, 2.5] {
      speech.speak(length)
      speech.silence(0.5)
    }
    speech.silence(1)
    let key = speech.samples.count + 1600
    // A key whose spring rings like a short vowel.
    if ring { speech.speak(0.15) } else { speech.silence(0.15) }
    speech.silence(1.5)
    for length in [2.0, 1.5] {
      speech.speak(length)
      speech.silence(0.5)
    }
    return (speech.samples, key)
  }

  private static func contour(_ samples: [Int16]) -> Contour {
    var builder = ContourBuilder(rate: 16_000)
    builder.process(samples.span)
    builder.finish()
    return builder.contour
  }

  @Test func `are no speech, where the same sound elsewhere would be`() {
    let (samples, key) = Self.recording(ring: true)
    let contour = Self.contour(samples)
    func isHeard(_ keys: [Int]) -> Bool {
      SpeechDetector().track(contour, keys: keys).segments.contains {
        $0.overlaps(key - 1600..<key + 1600)
      }
    }
    #expect(isHeard([]))
    #expect(!isHeard([key]))
  }

  @Test func `do not cut the speech through which they sound, nor its beginning`() {
    let contour = Self.contour(Self.recording(ring: false).samples)
    let plain = SpeechDetector().track(contour).segments
    let inside = plain[0].lowerBound + plain[0].count / 2
    let keys = [inside, plain[1].lowerBound, plain[2].upperBound - 2000]
    #expect(SpeechDetector().track(contour, keys: keys).segments == plain)
  }
}
