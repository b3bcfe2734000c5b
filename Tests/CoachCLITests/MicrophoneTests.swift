import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import CoachCLI

@Suite("The check of the microphone")
struct MicrophoneTests {
  private static func check(
    _ samples: [Int16], rate: Int = 16_000, arguments: [String] = []
  ) throws -> CoachProcess.Result {
    let folder = try TemporaryFolder()
    let microphone = try FileMicrophone(samples, rate: rate, in: folder)
    return try CoachProcess.run(
      ["mic", "--device", "filemic", "--rate", "\(rate)"] + arguments, in: folder,
      environment: microphone.environment)
  }

  /// Two and a half seconds of room, then a sentence, then room.
  private static func sentence(rate: Int = 16_000, noise: Double = 0.0005, gain: Double = 1)
    -> [Int16]
  {
    var speech = SyntheticSpeech(rate: rate, seed: 8)
    speech.silence(2.5)
    for length in [1.6, 1.4] {
      speech.speak(length)
      speech.silence(0.4)
    }
    speech.silence(8)
    var generator = SeededGenerator(seed: 9)
    return speech.samples.map { sample in
      let value =
        Double(sample) * gain + Double.random(in: -noise...noise, using: &generator) * 32768
      return Int16(max(-32768, min(32767, value.rounded())))
    }
  }

  @Test(arguments: [16_000, 48_000])
  func `finds nothing wrong with a good one, and says its figures`(rate: Int) throws {
    let result = try Self.check(Self.sentence(rate: rate), rate: rate)
    #expect(result.status == 0)
    #expect(!result.output.contains("WARN") && !result.output.contains("BAD"))
    for name in ["peak", "room", "voice", "voice over room", "mains hum"] {
      #expect(result.output.contains("  ok    \(name)"))
    }
    #expect(result.messages.contains("Stay quiet"))
    #expect(result.messages.contains("say a sentence"))
  }

  // MARK: A trial of the room

  private struct Trial: Decodable {
    let speech_time_off_percent: Double
    let edges_off_ms: Int
    let room_dbfs: Double
    let voice_dbfs: Double
    let mixes: [Mix]
    struct Mix: Decodable {
      let speech_s: Double
      let found_s: Double
    }
  }

  /// Five and a half seconds of room, two sentences, and room again.
  private static func trial(
    noise: Double, quiet: Double = 5.5, isSpoken: Bool = true, arguments: [String] = []
  ) throws -> CoachProcess.Result {
    var speech = SyntheticSpeech(rate: 16_000, seed: 18, noiseLevel: noise)
    speech.silence(quiet)
    for length in isSpoken ? [2.2, 1.8] : [] {
      speech.speak(length)
      speech.silence(0.5)
    }
    speech.silence(13)
    return try check(speech.samples, arguments: ["--verify"] + arguments)
  }

  @Test func `says how exact times are in this room, by more the louder the room is`() throws {
    let trials = try [-75.0, -45].map { noise in
      let result = try Self.trial(noise: noise, arguments: ["--format", "json"])
      #expect(result.status == 0)
      #expect(result.messages.contains("one or two sentences"))
      return try JSONDecoder().decode(Trial.self, from: Data(result.output.utf8))
    }
    #expect(trials[0].speech_time_off_percent < 1.5 && trials[0].edges_off_ms <= 50)
    #expect(trials[0].speech_time_off_percent + 0.4 < trials[1].speech_time_off_percent)
    #expect(trials[0].edges_off_ms < trials[1].edges_off_ms)
    #expect(trials.allSatisfy { $0.mixes.count == 4 && abs($0.voice_dbfs + 30) < 6 })
    #expect(trials[0].room_dbfs < -70 && trials[1].room_dbfs > -55)
  }

  @Test func `says it in one sentence`() throws {
    let text = try Self.trial(noise: -70).output
    #expect(text.hasPrefix("on this microphone, in this room: speech time off by at most "))
    #expect(text.contains(" ms (9 of 10)\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `tries no room in which someone speaks, and no voice that is not heard`() throws {
    let spoken = try Self.trial(noise: -70, quiet: 2)
    #expect(spoken.status == 1 && spoken.output.isEmpty)
    #expect(spoken.messages.contains("the room was not quiet"))
    #expect(spoken.messages.contains("try: "))
    let silent = try Self.trial(noise: -60, isSpoken: false)
    #expect(silent.status == 1 && silent.messages.contains("no voice was heard"))
  }

  @Test func `calls a quiet room quiet, and only one of zeros muted`() throws {
    var generator = SeededGenerator(seed: 3)
    let quiet = (0..<16_000 * 11).map { _ in Int16.random(in: -30...30, using: &generator) }
    let result = try Self.check(quiet)
    #expect(result.status == 0)
    #expect(result.output.contains("no voice yet"))
    #expect(!(result.output + result.messages).contains("muted"))
    let zeros = try Self.check([Int16](repeating: 0, count: 16_000 * 11))
    #expect(zeros.status == 69)
    #expect(zeros.output.contains("no signal: the input is muted"))
    #expect(zeros.messages.contains("alsamixer"))
  }

  @Test func `hears hum, noise, clipping, an offset, and that nobody speaks`() throws {
    let plain = Self.sentence()
    let hum = plain.enumerated().map { index, sample in
      sample &+ Int16(800 * sin(2 * Double.pi * 50 * Double(index) / 16_000))
    }
    #expect(try Self.check(hum).output.contains("at 50 Hz"))
    let noisy = try Self.check(Self.sentence(noise: 0.03))
    #expect(noisy.output.contains("turn off fans"))
    let loud = try Self.check(Self.sentence(gain: 40))
    #expect(loud.output.contains("it clips"))
    let offset = plain.map { Int16(clamping: Int($0) + 1500) }
    #expect(try Self.check(offset).output.contains("not centred"))
    var generator = SeededGenerator(seed: 4)
    let room = (0..<16_000 * 11).map { _ in Int16.random(in: -300...300, using: &generator) }
    #expect(try Self.check(room).output.contains("no voice yet"))
  }

  @Test func `notices speech where silence was wanted`() throws {
    let early = Array(Self.sentence().dropFirst(16_000 * 2))
    #expect(try Self.check(early).output.contains("heard speech during the silence"))
  }

  @Test func `is readable for programs`() throws {
    let result = try Self.check(Self.sentence(), arguments: ["--format", "json"])
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(record["schema"] as? Int == 1)
    #expect((record["snr_db"] as? Double ?? 0) > 20)
    #expect((record["findings"] as? [Any])?.count == 5)
  }
}

@Suite("The hum of the mains")
struct MainsHumTests {
  private static func tone(_ frequency: Double, level: Double, rate: Int) -> [Int16] {
    (0..<rate * 2).map {
      Int16((level * 32767 * sin(2 * Double.pi * frequency * Double($0) / Double(rate))).rounded())
    }
  }

  @Test(arguments: [8000, 16_000, 44_100, 48_000])
  func `is told by its frequency and level, harmonics too`(rate: Int) throws {
    let fifty = try #require(MainsHum(Self.tone(50, level: 0.01, rate: rate), rate: rate))
    #expect(fifty.frequency == 50)
    // A sine of amplitude 0.01 has 43 dB below full scale.
    #expect((fifty.level + 43.01).magnitude < 0.1)
    let third = try #require(MainsHum(Self.tone(180, level: 0.01, rate: rate), rate: rate))
    #expect(third.frequency == 60)
    #expect(MainsHum(Self.tone(437, level: 0.01, rate: rate), rate: rate) == nil)
    #expect(MainsHum(Self.tone(50, level: 0.00005, rate: rate), rate: rate) == nil)
    #expect(MainsHum([], rate: rate) == nil)
  }
}
