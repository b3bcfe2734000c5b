import Foundation
import Testing

@testable import AudioCore

@Suite("The decision on hops")
struct SpeechDecisionTests {
  private static let floor = BandPowers(repeating: 1e-7)
  /// The floor's level in dBFS.
  private static let quiet = -58.0
  private static let pause = HopFeatures(floor, over: floor) { 0 }
  private static let voice = HopFeatures(floor * 1000, over: floor) { 0.7 }
  /// Sound as loud as the voice that is not periodic.
  private static let noise = HopFeatures(floor * 1000, over: floor) { 0 }

  /// A second of voice, a burst 150 ms behind it, and pauses around both.
  private static func segments(burst: Int) throws -> [Range<Int>] {
    let hops =
      Array(repeating: pause, count: 300) + Array(repeating: voice, count: 100)
      + Array(repeating: pause, count: 15) + Array(repeating: noise, count: burst)
      + Array(repeating: pause, count: 300)
    let reference = try #require(VoiceReference(hops))
    return SpeechDecision(hops, reference, background: quiet).segments(shift: 0)
  }

  @Test func `takes a single hop of sound apart from the voice for a click`() throws {
    #expect(try Self.segments(burst: 1) == [300..<400])
  }

  @Test(arguments: [2, 5])
  func `takes a burst of several hops behind a voice for a plosive`(burst: Int) throws {
    #expect(try Self.segments(burst: burst) == [300..<415 + burst])
  }

  @Test func `takes a hiss that a telephone weakens for speech, and not one that was weak`() throws
  {
    // 32 dB below the voice.
    let hiss = HopFeatures(Self.floor * 1.63, over: Self.floor) { 0 }
    let hops =
      Array(repeating: Self.pause, count: 300) + Array(repeating: Self.voice, count: 100)
      + Array(repeating: hiss, count: 10) + Array(repeating: Self.pause, count: 300)
    let reference = try #require(VoiceReference(hops))
    let ends = [true, false].map {
      SpeechDecision(hops, reference, background: Self.quiet, isNarrowband: $0)
        .segments(shift: 0).map(\.upperBound)
    }
    #expect(ends == [[410], [400]])
  }

  @Test(arguments: [(Float(10), 301..<400), (6, 300..<401)])
  func `leaves out an edge hop that by itself is much weaker than its neighbour`(
    decibels: Float, expected: Range<Int>
  ) throws {
    let own = Self.floor * 1000 * pow(10, -decibels / 10)
    let edge = HopFeatures(Self.floor * 500, own: own, over: Self.floor) { 0 }
    let hops =
      Array(repeating: Self.pause, count: 300) + [edge] + Array(repeating: Self.voice, count: 99)
      + [edge] + Array(repeating: Self.pause, count: 300)
    let reference = try #require(VoiceReference(hops))
    let found = SpeechDecision(hops, reference, background: Self.quiet).segments(shift: 0)
    #expect(found == [expected])
  }

  @Test func `gives back what steady noise hides of both ends, and more the louder it is`() throws {
    let hops =
      Array(repeating: Self.pause, count: 300) + Array(repeating: Self.voice, count: 100)
      + Array(repeating: Self.pause, count: 300)
    let reference = try #require(VoiceReference(hops))
    let lengths = [20.0, 10, 7].map { margin in
      SpeechDecision(hops, reference, background: reference.power - margin).segments(shift: 0)
        .map(\.count)
    }
    #expect(lengths == [[100], [105], [108]])
  }

  /// Words that die away by so many dB a hop, with pauses between them, and the words alone.
  private static func words(fading: Float) -> (hops: [HopFeatures], words: [Range<Int>]) {
    var hops: [HopFeatures] = []
    var words: [Range<Int>] = []
    for _ in 0..<12 {
      hops += Array(repeating: pause, count: 60)
      words.append(hops.count..<hops.count + 20)
      hops += Array(repeating: voice, count: 20)
      for step in 1...Int(28 / fading) {
        let power = floor * 1000 * pow(10, -fading * Float(step) / 10)
        hops.append(HopFeatures(power, over: floor) { step < 6 ? 0.7 : 0 })
      }
    }
    return (hops + Array(repeating: pause, count: 60), words)
  }

  @Test func `takes away the tails that a room adds to words`() throws {
    let (hops, words) = Self.words(fading: 1.5)
    let reference = try #require(VoiceReference(hops))
    let found = SpeechDecision(hops, reference, background: Self.quiet).segments(shift: 0)
    try #require(found.count == words.count)
    for (segment, word) in zip(found, words) {
      #expect(segment.lowerBound == word.lowerBound)
      #expect((word.upperBound - 3...word.upperBound + 3).contains(segment.upperBound))
    }
  }

  @Test func `leaves the ends of words alone where nothing dies away slowly`() throws {
    let (hops, words) = Self.words(fading: 7)
    let reference = try #require(VoiceReference(hops))
    let found = SpeechDecision(hops, reference, background: Self.quiet).segments(shift: 0)
    #expect(found.map(\.lowerBound) == words.map(\.lowerBound))
    #expect(zip(found, words).allSatisfy { $0.upperBound >= $1.upperBound + 2 })
  }
}
