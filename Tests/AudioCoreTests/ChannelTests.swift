import TestSupport
import Testing

@testable import AudioCore

@Suite("The channels of a recording")
struct ChannelTests {
  private static let speech: [Int16] = {
    var speech = SyntheticSpeech(rate: 8000, seed: 18)
    for _ in 0..<4 {
      speech.silence(0.8)
      speech.speak(1.6)
    }
    return speech.samples
  }()

  private static func recording(
    _ right: (Int, Int16) -> Int16, _ choice: ChannelChoice = .mix
  ) throws -> Recording {
    let folder = try TemporaryFolder()
    let stereo = speech.enumerated().flatMap { [$1, right($0, $1)] }
    var options = ReadingOptions()
    options.channels = choice
    let path = try folder.write(WaveBytes.file(stereo, rate: 8000, channels: 2), to: "a.wav")
    return try Recording(reading: HeldFile(path), options)
  }

  private static func segments(_ recording: Recording) -> Int {
    SpeechDetector().track(recording.contour).segments.count
  }

  @Test func `that cancel each other are heard one by one, and it is told`() throws {
    let heard = try Self.recording { $1 == .min ? .max : -$1 }
    #expect(heard.summary.channelTrouble == .cancelling(heard: 1))
    #expect(Self.segments(heard) == 4)
  }

  @Test func `that differ are told, and can be chosen`() throws {
    let code: (Int, Int16) -> Int16 = { place, _ in place / 4 % 2 == 0 ? 9000 : -9000 }
    guard case .different? = try Self.recording(code).summary.channelTrouble else {
      Issue.record("a time code is no second microphone")
      return
    }
    let chosen = try Self.recording(code, .one(1))
    #expect(chosen.summary.channelTrouble == nil)
    #expect(Self.segments(chosen) == 4)
    #expect(try Self.recording(code, .loudest).options.channels == .loudest)
  }

  @Test func `of two microphones before one speaker are mixed without a word`() throws {
    // Late, softer, with a noise of its own.
    var noise = SeededGenerator(seed: 19)
    let heard = try Self.recording { place, _ in
      let late = place >= 37 ? Self.speech[place - 37] : 0
      return late / 2 + Int16.random(in: -3...3, using: &noise)
    }
    #expect(heard.summary.channelTrouble == nil)
    #expect(Self.segments(heard) == 4)
  }

  @Test func `that are dead beside a live one are no trouble`() throws {
    #expect(try Self.recording { _, _ in 0 }.summary.channelTrouble == nil)
  }
}
