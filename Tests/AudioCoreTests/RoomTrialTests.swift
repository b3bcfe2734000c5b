import TestSupport
import Testing

@testable import AudioCore

@Suite("A trial of a room")
struct RoomTrialTests {
  private static func room(level: Double, seconds: Double = 5, clicks: Int = 0) -> [Int16] {
    var room = SyntheticSpeech(rate: 16_000, seed: 41, noiseLevel: level)
    for _ in 0...clicks {
      room.silence(seconds / Double(clicks + 1))
      if clicks > 0 { room.click() }
    }
    return room.samples
  }

  private static func trial(noise: Double, voice: Double = -28, clicks: Int = 0) -> RoomTrial {
    RoomTrial(
      room: room(level: noise, clicks: clicks), rate: 16_000, voiceLevel: voice)
  }

  @Test func `finds nearly all and only speech in a quiet room`() throws {
    let trial = Self.trial(noise: -75)
    #expect(trial.worstOff < 0.015)
    #expect(try #require(trial.edgesOff) <= 0.04)
    #expect(trial.mixes.count == 4)
    #expect(trial.mixes.allSatisfy { (15...32).contains($0.speech) })
  }

  @Test func `has figures that grow with the noise`() throws {
    let trials = [-75.0, -42, -36].map { Self.trial(noise: $0) }
    let edges = try trials.map { try #require($0.edgesOff) }
    #expect(trials[0].worstOff + 0.005 < trials[1].worstOff)
    #expect(edges[0] < edges[1] && edges[1] <= edges[2] + 0.03)
    #expect(trials[2].worstOff > 0.02)
  }

  @Test func `is about the voice over the room, not about gain`() {
    let plain = Self.trial(noise: -45)
    let weak = Self.trial(noise: -65, voice: -48)
    #expect(abs(plain.worstOff - weak.worstOff) < 0.01)
  }

  @Test func `does not find a voice that the room hides`() {
    let trial = Self.trial(noise: -20, voice: -50)
    #expect(trial.edgesOff == nil)
    #expect(trial.worstOff == 1)
  }

  // MARK: The speech

  @Test(arguments: [8000, 16_000, 48_000])
  func `is held in speech of power 1 with pauses of 0.4 s and more`(rate: Int) throws {
    let known = KnownSpeech(rate: rate, seconds: 10, pitch: 150, seed: 7)
    let count = known.speech.reduce(0) { $0 + $1.count }
    let power = known.speech.reduce(0.0) { sum, stretch in
      known.samples[stretch].reduce(sum) { $0 + Double($1 * $1) }
    }
    #expect(abs(power / Double(count) - 1) < 0.001)
    for (one, next) in zip(known.speech, known.speech.dropFirst()) {
      #expect(next.lowerBound - one.upperBound >= rate * 2 / 5 - 1)
    }
    let outside = zip(known.speech, known.speech.dropFirst()).flatMap {
      known.samples[$0.upperBound..<$1.lowerBound]
    }
    #expect(outside.allSatisfy { $0 == 0 })
    #expect(known.samples == KnownSpeech(rate: rate, seconds: 10, pitch: 150, seed: 7).samples)
  }
}
