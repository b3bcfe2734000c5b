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
    ("two minutes", 90, 120), ("half an hour", 1350, 1800), ("an hour and a half", 4050, 5400),
    ("1h30", 4050, 5400), ("15'", 675, 900), ("1h 30′", 4050, 5400), ("5 or 6 minutes", 300, 360),
    ("5 a 10 min", 300, 600), ("5分钟", 225, 300), ("５分", 225, 300), ("半小时", 1350, 1800),
    ("30분", 1350, 1800), ("5 мин.", 225, 300), ("полчаса", 1350, 1800), ("2 minuty", 90, 120),
    ("30 secondi", 22.5, 30), ("1–2 minutos", 60, 120), ("10+5 min", 675, 900),
    ("5 min + 2 min", 315, 420), ("½ h", 1350, 1800), ("1½ h", 4050, 5400),
    ("1 hr 30", 4050, 5400), ("2 min 30", 112.5, 150), ("1時間半", 4050, 5400),
    ("一个半小时", 4050, 5400), ("两分钟", 90, 120), ("二十五分钟", 1125, 1500), ("三十秒", 22.5, 30),
    ("2 x 5 min", 450, 600), ("2x5 min", 450, 600), ("3×10 min", 1350, 1800), ("5+ min", 225, 300),
    ("a quarter of an hour", 675, 900), ("three quarters of an hour", 2025, 2700),
    ("un quart d'heure", 675, 900), ("anderthalb Stunden", 4050, 5400),
    ("полтора часа", 4050, 5400),
    ("5 minuuttia", 225, 300), ("5 λεπτά", 225, 300), ("5 דקות", 225, 300), ("5 دقائق", 225, 300),
    ("5 นาที", 225, 300), ("5 मिनट", 225, 300),
  ])
  func `are read as budgets`(text: String, minimum: Double, maximum: Double) {
    let expected = Budget(minimum: .seconds(minimum), maximum: .seconds(maximum))
    #expect(DurationText.budget(text) == .budget(expected))
  }

  @Test(arguments: [
    "3-2 min", "0 min", "x min", "25 h",
  ])
  func `that cannot be budgets are told from what is none`(text: String) {
    guard case .unreadable = DurationText.budget(text) else {
      Issue.record("'\(text)' is read as \(DurationText.budget(text))")
      return
    }
  }

  @Test(arguments: [
    "Only If Asked", "6 teams", "15 countries", "2-3", "see the 5-minute version", "", "v1.2",
    "Chronological Order", "3 options, 20 minutes of slides", "2-3-4 min", "min", "1:75 min",
    "v2.3 min",
    "€5 m", "24/7", "第五分钟", "十分重要", "1 hour 30 people", "2026-03-01", "T-30 min", "5 min-heap",
    "40M",
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
