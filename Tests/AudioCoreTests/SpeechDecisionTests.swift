import Testing

@testable import AudioCore

@Suite("The decision on hops")
struct SpeechDecisionTests {
  private static let floor = BandPowers(repeating: 1e-7)
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
    return SpeechDecision(hops, reference).segments(shift: 0)
  }

  @Test func `takes a single hop of sound apart from the voice for a click`() throws {
    #expect(try Self.segments(burst: 1) == [300..<400])
  }

  @Test(arguments: [2, 5])
  func `takes a burst of several hops behind a voice for a plosive`(burst: Int) throws {
    #expect(try Self.segments(burst: burst) == [300..<415 + burst])
  }
}
