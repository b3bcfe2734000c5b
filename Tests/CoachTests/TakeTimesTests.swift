import FoundationEssentials
import Testing

@testable import Coach

@Suite("The stored times of a take")
struct TakeTimesTests {
  private static let text = """
    {"follow_up":{"kind":"deeper","phase":{"budget":{"max_s":60,"min_s":45},"cues":[],"elapsed_s":41,\
    "gaps_s":0,"name":"deeper: x","number":null,"pauses_s":3,"speaking_s":40.5,"speech_s":37,\
    "stalls":[],"syllables_per_s":4.5}},"interruptions_s":11,"is_partial":false,\
    "median_syllables_per_s":4.25,"phases":[{"budget":{"max_s":5,"min_s":1},"cues":[],\
    "elapsed_s":12,"gaps_s":0.5,"name":"A","number":1,"pauses_s":1.5,"speaking_s":8,"speech_s":6.5,\
    "stalls":[{"duration_s":3.5,"into_phase_s":2.5}],"syllables_per_s":null}],"rules":2,"schema":1,\
    "slot_s":300,"source":{"audio_bytes":1,"journal_bytes":2},"started_at":"2026-11-21T09:00:00Z",\
    "title":"T","variant":null}
    """

  @Test func `are read back`() throws {
    let times = try #require(TakeTimes(decoding: Data(Self.text.utf8)))
    #expect(times.phases[0].stalls[0].duration_s == 3.5)
    #expect(times.follow_up?.phase.budget?.max_s == 60)
  }

  @Test(arguments: [
    "300", "11", "4.25", "0.5", "1.5", "8", "6.5", "3.5", "2.5", "12", "41", "40.5", "45", "60",
  ])
  func `are measured again when one of them can be none of a recording`(number: String) throws {
    let places = [",", "}"].compactMap { Self.text.firstRange(of: ":\(number)\($0)") }
    let place = try #require(places.min { $0.lowerBound < $1.lowerBound })
    for nonsense in ["1e308", "1e19", "-5", "-0.001", "1e-320", "\"nan\"", "[]", "1e400"] {
      // A band may begin at any time, however small.
      if number == "45" && nonsense == "1e-320" { continue }
      var text = Self.text
      text.replaceSubrange(
        place.lowerBound..<text.index(before: place.upperBound), with: ":\(nonsense)")
      #expect(TakeTimes(decoding: Data(text.utf8)) == nil, "\(number) as \(nonsense)")
    }
  }
}
