/// A question and what the takes say about how well it is answered.
public struct QuestionHistory: Sendable, Equatable {
  /// The question.
  public let question: Question
  /// How many answers there were.
  public let answers: Int
  /// The time of the last answer in seconds; nil without one.
  public let last: Double?
  /// The grade of the last answer, from 0 to 5; nil without one.
  public let grade: Int?
  /// When it is to be asked again.
  public let repetition: Repetition
  /// How much it is in need of practice, in seconds, as for phases; nil without answers.
  public let weakness: Double?

  /// What some takes, oldest first, say about a question.
  public init(_ question: Question, takes: [IndexedTake]) {
    let answers = takes.filter { $0.times.drill?.question == question.text }.map(\.times)
    var repetition = Repetition()
    for answer in answers {
      guard let day = CalendarDay(answer.started_at) else { continue }
      repetition.answer(AnswerGrade.grade(answer), on: day)
    }
    self.question = question
    self.answers = answers.count
    self.repetition = repetition
    // What was broken off says nothing about the whole.
    let whole = answers.filter { !$0.isBrokenOff }
    last = whole.last?.total(.speaking)
    grade = answers.last.map(AnswerGrade.grade)
    weakness = whole.last.flatMap { latest in
      let least = latest.phases.reduce(0) { $0 + ($1.budget?.min_s ?? 0) }
      let most = max(
        least, latest.slot_s ?? latest.phases.reduce(0) { $0 + ($1.budget?.max_s ?? 0) })
      return PhaseHistory(
        number: nil, name: question.text,
        budget: Budget(minimum: .seconds(least), maximum: .seconds(most)),
        points: whole.enumerated().map {
          PhaseHistory.Point(take: $0, seconds: $1.total(.speaking))
        }
      ).weakness
    }
  }
}
