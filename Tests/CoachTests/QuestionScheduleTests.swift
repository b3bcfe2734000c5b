import Testing

@testable import Coach

@Suite("When questions are asked again")
struct QuestionScheduleTests {
  private static func day(_ number: Int) throws -> CalendarDay {
    let start = try #require(CalendarDay("2026-11-01T23:30:00+01:00"))
    return start.adding(number - 1)
  }

  private static let questions = ["one", "two", "three", "four"].enumerated().map {
    Question(text: $1, principle: nil, line: $0 + 1)
  }

  /// An answer in the parts of STAR, meant to take 20 to 40 s.
  private static func answer(_ question: String, day: Int, seconds: [Double]) -> IndexedTake {
    let plan = MadeTakes.plan([
      ("Situation", 4...8), ("Task", 2...4), ("Action", 10...20), ("Result", 4...8),
    ])
    var take = MadeTakes.take(plan, day: day, seconds: seconds)
    var times = take.times
    times.drill = JournalEntry.Drill(question: question, framework: "STAR")
    take = IndexedTake(name: take.name, times: times)
    return take
  }

  private static let good = [6.0, 3, 15, 6]
  private static let poor = [60.0, 30, 150, 60]

  @Test func `the interval ends at ten years, however often an answer is good`() throws {
    var repetition = Repetition()
    let day = try #require(CalendarDay("2026-11-26"))
    // Each time on the day on which it is due.
    for _ in 0..<60 { repetition.answer(5, on: repetition.due ?? day) }
    #expect(repetition.interval == 3650)
  }

  @Test func `good answers come again after 1 day, 6 days, and then by their easiness`() throws {
    var repetition = Repetition()
    repetition.answer(5, on: try Self.day(1))
    #expect(repetition.due == (try Self.day(2)))
    repetition.answer(5, on: try Self.day(2))
    #expect(repetition.due == (try Self.day(8)))
    repetition.answer(4, on: try Self.day(8))
    #expect(abs(repetition.easiness - 2.7) < 1e-9)
    #expect(repetition.interval == 17)
    // Early and good: nothing changes; early and poor: it begins again.
    repetition.answer(5, on: try Self.day(9))
    #expect(repetition.interval == 17)
    repetition.answer(1, on: try Self.day(10))
    #expect(repetition.streak == 0)
    #expect(repetition.due == (try Self.day(11)))
    for day in 11...30 { repetition.answer(0, on: try Self.day(day)) }
    #expect(repetition.easiness == 1.3)
  }

  @Test func `days are those of the clock that the speaker saw, over the ends of months`() throws {
    #expect(try Self.day(1).text == "2026-11-01")
    #expect(try Self.day(31).text == "2026-12-01")
    #expect(CalendarDay("no moment") == nil)
  }

  @Test func `answers are graded by the band, the shares, stalls and what is left out`() {
    func grade(_ seconds: [Double]) -> Int {
      AnswerGrade.grade(Self.answer("one", day: 1, seconds: seconds).times)
    }
    #expect(grade(Self.good) == 5)
    #expect(grade([10, 5, 25, 10]) == 4)
    #expect(grade([13, 6, 33, 13]) == 3)
    #expect(grade(Self.poor) == 1)
    #expect(grade([15, 3, 6, 6]) == 4)
    #expect(grade([6, 0, 15, 6]) == 2)
    #expect(grade([0, 0, 0, 0]) == 0)
  }

  @Test func `what is due comes first, then what is new, then the rest by its day`() throws {
    let takes = [
      Self.answer("four", day: 1, seconds: Self.good),
      Self.answer("two", day: 3, seconds: Self.poor),
      Self.answer("one", day: 5, seconds: Self.good),
    ]
    let schedule = QuestionSchedule(Self.questions, takes: takes, today: try Self.day(5))
    #expect(schedule.ordered(.scheduled).map(\.question.text) == ["four", "two", "three", "one"])
    #expect(schedule.ordered(.due).map(\.question.text) == ["four", "two", "three"])
    #expect(schedule.ordered(.weakest).map(\.question.text) == ["two", "three", "one", "four"])
    #expect(schedule.ordered(.document).map(\.question.text) == ["one", "two", "three", "four"])
    #expect(schedule.nextDay == (try Self.day(2)))
    let chance = schedule.ordered(.random(seed: 3))
    #expect(schedule.ordered(.random(seed: 3)) == chance)
    #expect((0..<20).contains { schedule.ordered(.random(seed: $0)) != chance })
  }
}
