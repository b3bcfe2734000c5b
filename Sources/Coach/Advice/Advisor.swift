/// Says what to change: each sentence from figures of the report, none without.
struct Advisor {
  private let report: Report
  private let past: [EarlierTake]

  private let isAnswer: Bool

  /// - Parameters:
  ///   - past: earlier takes of the same plan.
  ///   - isAnswer: whether the phases are the parts of an answer.
  init(_ report: Report, past: [EarlierTake] = [], isAnswer: Bool = false) {
    self.report = report
    self.past = past
    self.isAnswer = isAnswer
  }

  /// What to change, the most important first.
  var advice: [Advice] {
    (isAnswer ? AnswerAdvisor(report).advice : [])
      + CutAdvisor(report).advice + StallAdvisor(report, past: past).advice
      + CourseAdvisor(report).advice + [skipped, short].compactMap { $0 }
  }

  /// Phases that were left out.
  private var skipped: Advice? {
    let phases = report.phases.enumerated().filter { $0.element.verdict == .skipped }
    guard let first = phases.first else { return nil }
    let least = phases.reduce(0) { $0 + ($1.element.budget?.min_s ?? 0) }
    return Advice(
      .room, phase: phases.count == 1 ? first.offset : nil,
      amount: least,
      "Planned and not spoken: \(ReportWords.list(phases.map(\.element))), with "
        + "\(TimeText.clock(least)) at least.")
  }

  /// Phases that are shorter than their minima by more than what may be over.
  private var short: Advice? {
    let phases = report.phases.enumerated().compactMap { index, part -> (index: Int, by: Double)? in
      guard part.verdict == .under, let minimum = part.budget?.min_s else { return nil }
      let by = minimum - report.basisTime(part)
      return by >= part.grace_s ?? 0 ? (index, by) : nil
    }
    guard let first = phases.first else { return nil }
    let names = phases.map { phase in
      "\(report.phases[phase.index].reference) by \(TimeText.clock(phase.by))"
    }
    return Advice(
      .room, phase: phases.count == 1 ? first.index : nil,
      at: phases.count == 1 ? report.phases[first.index].start_s : nil,
      amount: phases.reduce(0) { $0 + $1.by },
      "Shorter than the plan's minimum: \(names.joined(separator: ", ")).")
  }
}
