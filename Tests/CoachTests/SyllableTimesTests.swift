import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("The time of syllables")
struct SyllableTimesTests {
  private static let all = [0..<1_000_000]

  @Test func `is halfway to both neighbours, so that steady syllables have their rate`() {
    let times = SyllableTimes(nuclei: Array(stride(from: 0, to: 10_000, by: 25)), rate: 100)
    #expect(abs(times.perSecond(in: [1000..<9000]) - 4) < 1e-9)
    #expect(times.count(in: 1000..<9000) == 320)
  }

  @Test func `is 0.45 s at most, whatever pause follows`() {
    let runs = [0, 20, 40, 60, 80]
    let rates = [45, 46, 300, 5000].map { pause in
      SyllableTimes(nuclei: runs + runs.map { $0 + 80 + pause }, rate: 100).perSecond(in: Self.all)
    }
    #expect(rates.allSatisfy { $0 == rates[0] })
    // Eight of 0.2 s, one pause and half a one at both ends.
    #expect(abs(rates[0] - 10 / (8 * 0.2 + 2 * 0.45)) < 1e-9)
  }

  @Test func `does not jump where an interval becomes a pause`() {
    let rates = (30...60).map {
      SyllableTimes(nuclei: [0, 20, 40, 40 + $0, 60 + $0], rate: 100).perSecond(in: Self.all)
    }
    #expect(zip(rates, rates.dropFirst()).allSatisfy { abs($0 / $1 - 1) < 0.01 && $1 <= $0 })
  }

  @Test func `is none where there is no syllable`() {
    #expect(SyllableTimes(nuclei: [], rate: 100).perSecond(in: Self.all) == 0)
    #expect(SyllableTimes(nuclei: [50], rate: 100).perSecond(in: [0..<40]) == 0)
    #expect(SyllableTimes(nuclei: [50], rate: 100).perSecond(in: [0..<60]) == 1 / 0.45)
  }

  // MARK: The pace of a recording

  /// The pace of a voice of four syllables a second.
  private static func pace(
    rate: Int = 16_000, voiceLevel: Double = -26, noiseLevel: Double? = -70, portion: Int = 4096
  ) throws -> Double {
    var speech = SyntheticSpeech(
      rate: rate, seed: 31, voiceLevel: voiceLevel, noiseLevel: noiseLevel)
    for length in [4.0, 2, 6, 3, 5] {
      speech.silence(0.7)
      speech.speak(length)
    }
    speech.silence(1)
    var builder = ContourBuilder(rate: rate)
    let samples = speech.samples
    for start in stride(from: 0, to: samples.count, by: portion) {
      let end = min(samples.count, start + portion)
      builder.process(samples.span.extracting(start..<end))
    }
    builder.finish()
    let segments = SpeechDetector().track(builder.contour).segments
    let meter = PaceMeter(
      nuclei: SyllableCounter.nuclei(in: builder.contour, speech: segments), rate: rate,
      intervals: [(0..<samples.count, 0)], runs: segments)
    return try #require(meter.record(past: [])).median_syllables_per_s
  }

  @Test(arguments: [8000, 11_025, 44_100, 48_000])
  func `gives the same pace to 2 % at every rate`(rate: Int) throws {
    let plain = try Self.pace()
    #expect(abs(plain / 4 - 1) < 0.06)
    #expect(abs(try Self.pace(rate: rate) / plain - 1) < 0.02)
  }

  @Test(arguments: [(-46.0, -90.0), (-12, -56), (-26, -46)])
  func `gives the same pace to 2 % at any gain, and over noise 20 dB below the voice`(
    voice: Double, noise: Double
  ) throws {
    let changed = try Self.pace(voiceLevel: voice, noiseLevel: noise)
    #expect(abs(changed / (try Self.pace()) - 1) < 0.02)
  }

  @Test(arguments: [37, 160, 100_000])
  func `gives the same pace, however the samples come`(portion: Int) throws {
    #expect(try Self.pace(portion: portion) == Self.pace())
  }
}
