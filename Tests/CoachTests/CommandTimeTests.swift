import Testing

@testable import Coach

@Suite("A time on the command line")
struct CommandTimeTests {
  @Test(arguments: [
    ("90", 90.0), ("20s", 20), ("0:00", 0), ("1:30", 90), ("0", 0), ("0s", 0), ("0m", 0),
    ("2m30s", 150), ("1.5", 1.5),
    ("1,5", 1.5), ("30m", 1800), ("1:00:00", 3600), ("0:00:00", 0), (" 12 ", 12), ("1h", 3600),
    ("86400", 86_400),
  ])
  func `is read as people write it, and a bare number is seconds`(text: String, seconds: Double) {
    #expect(CommandTime.duration(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "soon", "1:75", "-5", "1..5", "0x", "90000", ":", ".", "1:2:3:4", "0 0", "inf", "1e3", "٣",
  ])
  func `that is none is refused`(text: String) {
    #expect(CommandTime.duration(text) == nil)
  }

  @Test func `makes a budget as well`() {
    #expect(CommandTime.band("90") == DurationText.band("90 s"))
    #expect(CommandTime.band("60-90") == DurationText.band("60-90 s"))
    #expect(CommandTime.band("2-3min") == DurationText.band("2-3 min"))
    #expect(CommandTime.band("x-9") == nil)
  }
}
