import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("What of a take is worth hearing")
struct DigestTests {
  @Test func `is its longest stall and the way into its longest overrun`() throws {
    let report = try SampleReport.builder().report(file: "talk.wav")
    let places = Digest(report).places
    #expect(places.count == 2)
    let stall = try #require(report.silences.first { $0.kind == .stall })
    #expect(places[0].label.hasPrefix("the longest stall, 4 s in 2 WHAT"))
    #expect(places[0].seconds.lowerBound == stall.start_s - 8)
    #expect(places[0].seconds.upperBound == stall.start_s + stall.duration_s + 5)
    let start = try #require(report.phases[2].start_s)
    #expect(places[1].label.hasPrefix("3 HOW runs over its budget, by 0:3"))
    #expect(abs(places[1].seconds.lowerBound - (start + 25 - 20)) < 0.01)
    #expect(abs(places[1].seconds.upperBound - (start + 25 + 10)) < 0.01)
  }

  @Test func `goes by the time that verdicts go by`() throws {
    // Phase 2 has 23 s of talk time, and 4 s more by the clock.
    let report = try SampleReport.builder(basis: .elapsed).report(file: "talk.wav")
    let start = try #require(report.phases[2].start_s)
    let overrun = try #require(Digest(report).places.last)
    #expect(abs(overrun.seconds.lowerBound - (start + 5)) < 0.01)
  }

  @Test func `lies within the recording, is no longer than two minutes and overlaps little`() throws
  {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let report = try RandomReport.make(&generator)
      let places = Digest(report).places
      #expect(places.count <= 4)
      for place in places {
        #expect(place.seconds.lowerBound >= 0 && !place.seconds.isEmpty)
        #expect(place.seconds.upperBound <= report.audio.duration_s)
        #expect(place.seconds.upperBound - place.seconds.lowerBound <= 35)
      }
      #expect(places.map(\.seconds.lowerBound) == places.map(\.seconds.lowerBound).sorted())
    }
  }
}
