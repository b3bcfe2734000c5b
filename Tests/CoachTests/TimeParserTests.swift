import Testing

@testable import Coach

@Suite("Times in a line")
struct TimeParserTests {
  /// What the times of a line say, in seconds: `300`, `300-600`, `@14:15` for a time of the day, `0:30` for a
  /// figure with a colon.
  private static func times(_ line: String) -> [String] {
    TimeParser.expressions(in: TimeTokenizer(line).tokens).map { time in
      switch time.value {
      case .duration(nil, let high): "\(Int(high))"
      case .duration(let low?, let high): "\(Int(low))-\(Int(high))"
      case .point(let clock): text(clock)
      case .span(let low, let high): "\(text(low))-\(text(high))"
      case .percent(let share): "\(Int(share))%"
      case .unreadable(let why): why
      }
    }
  }

  private static func text(_ clock: ClockTime) -> String {
    "\(clock.isOfHours ? "@" : "")\(clock.first):\(clock.second < 10 ? "0" : "")\(clock.second)"
  }

  @Test(arguments: [
    // Hours of the day among ideographs, and what only looks like them.
    ("오후 2시 15분 소개", ["@14:15"]), ("오전 9시", ["@9:00"]), ("下午2点15分", ["@14:15"]),
    ("14時半", ["@14:30"]),
    ("13時00分～13時10分", ["@13:00-@13:10"]), ("2시간", ["7200"]), ("3点建议", []), ("20点 开场", ["@20:00"]),
    // Numerals.
    ("十到十五分钟", ["600-900"]), ("两三分钟", ["120-180"]), ("一刻钟", ["900"]), ("一个半小时", ["5400"]),
    ("한 시간 반", ["5400"]), ("두 시간", ["7200"]),
    // Bands.
    ("between 5 and 6 minutes", ["300-360"]), ("zwischen 5 und 6 Minuten", ["300-360"]),
    ("two or three minutes", ["120-180"]), ("30'/40'", ["1800-2400"]),
    ("10 až 15 min", ["600-900"]),
    ("das 19h às 19h10", ["68400-69000"]),
    // Words.
    ("eine Dreiviertelstunde", ["2700"]), ("1 minuto e mezzo", ["90"]), ("drie kwartier", ["2700"]),
    ("четверть часа", ["900"]), ("3/4 h", ["2700"]), ("(час)", ["3600"]),
    ("1 godz. 15 min", ["4500"]), ("1 hour, 20 minutes", ["4800"]),
    ("1 hour: 20 minutes", ["3600", "1200"]), ("(0:45 - 2:30 min)", ["0:45-2:30"]),
    ("0:30-1:45 h", ["@0:30-@1:45"]), ("2:30 min", ["150"]),
    ("1 tim 10 min", ["4200"]), ("20-minütiger Vortrag", ["1200"]),
    // Clocks with a dot.
    ("19.10 Uhr", ["@19:10"]), ("8.30 uur", ["@8:30"]), ("1.5 h", ["5400"]),
    // What is none.
    ("Genesis 15:13-16", []), ("1 m³", []), ("24/7", []), ("час", []),
  ])
  func `are read in every language`(line: String, expected: [String]) {
    #expect(Self.times(line) == expected)
  }

  @Test func `are lengths of zero where something begins`() {
    #expect(Self.times("0' Hello") == ["0"])
  }
}
