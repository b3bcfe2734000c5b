import Testing

@testable import Coach

@Suite("Times in headings")
struct DurationTextTests {
  @Test(arguments: [
    ("2-3 min", 120.0, 180.0), ("2 – 3 minutes", 120, 180), ("2 to 3 min", 120, 180),
    ("30 seconds", 22.5, 30), ("90s", 67.5, 90), ("1:30", 67.5, 90), ("1:30-2:00", 90, 120),
    ("~2 min", 90, 120), ("2m30s", 112.5, 150), ("2,5 Minuten", 112.5, 150),
    ("2.5-3.5 min", 150, 210), ("1 h", 2700, 3600), ("90 sec - 2 min", 90, 120),
    ("about 4 minutes", 180, 240), ("5-minute", 225, 300), ("up to 3 min", 135, 180),
    ("1h 5min", 2925, 3900), ("2-3 min each", 120, 180), ("30–45 s", 30, 45),
    ("2-3 min, if they ask", 120, 180), ("90s; optional", 67.5, 90),
  ])
  func `are read as budgets`(text: String, minimum: Double, maximum: Double) {
    let expected = Budget(minimum: .seconds(minimum), maximum: .seconds(maximum))
    #expect(DurationText.budget(text) == .budget(expected))
  }

  @Test(arguments: [
    "3-2 min", "0 min", "2-3-4 min", "x min", "two minutes", "min", "25 h", "1:75 min",
  ])
  func `that cannot be budgets are told from what is none`(text: String) {
    guard case .unreadable = DurationText.budget(text) else {
      Issue.record("'\(text)' is read as \(DurationText.budget(text))")
      return
    }
  }

  @Test(arguments: [
    "Only If Asked", "6 teams", "15 countries", "2-3", "see the 5-minute version", "", "v1.2",
    "Chronological Order", "3 options, 20 minutes of slides",
  ])
  func `are not seen where there are none`(text: String) {
    #expect(DurationText.budget(text) == .other)
  }

  @Test func `stand alone on a command line, with a unit`() {
    #expect(DurationText.duration("30m") == .seconds(1800))
    #expect(DurationText.duration("0:30:00") == .seconds(1800))
    #expect(DurationText.duration("1.5 h") == .seconds(5400))
    for text in ["30", "", "m", "soon", "-5m", "0s", "30m later", "99999999999999999999m"] {
      #expect(DurationText.duration(text) == nil, "\(text)")
    }
  }
}
