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

  /// What to change, what costs the slot most first; what is said together is kept together.
  var advice: [Advice] {
    let course = CourseAdvisor(report)
    let ending = course.endBudget
    let groups = [
      CutAdvisor(report).advice,
      StallAdvisor(report, past: past, opening: course.openingStall?.at_s).advice,
      [course.openingStall, ending].compactMap { $0 },
      [skipped(except: ending), short(except: ending)].compactMap { $0 },
    ].filter { !$0.isEmpty }
    let costs = groups.map { $0.map { $0.amount_s ?? 0 }.max() ?? 0 }
    let order = groups.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
    return (isAnswer ? AnswerAdvisor(report).advice : []) + order.flatMap { groups[$0] }
      + course.pace
  }

  /// Phases that were left out, and not only for want of time at the end.
  private func skipped(except ending: Advice?) -> Advice? {
    let phases = report.phases.enumerated().filter {
      $0.element.verdict == .skipped && !isEnding($0.offset, ending)
    }
    guard let first = phases.first else { return nil }
    let least = phases.reduce(0) { $0 + ($1.element.budget?.min_s ?? 0) }
    return Advice(
      .room, phase: phases.count == 1 ? first.offset : nil,
      amount: least,
      "Not covered: \(ReportWords.list(phases.map(\.element))) (at least "
        + "\(TimeText.clock(least)) planned).")
  }

  /// Phases that are shorter than their minima by more than what may be over.
  private func short(except ending: Advice?) -> Advice? {
    let phases = report.phases.enumerated().compactMap { index, part -> (index: Int, by: Double)? in
      guard part.verdict == .under, !isEnding(index, ending), !report.isUnsure(part),
        let minimum = part.budget?.min_s
      else { return nil }
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
      "Shorter than planned: \(names.joined(separator: ", ")).")
  }

  /// Whether a phase is one of those at the end that the advice on the end speaks of.
  private func isEnding(_ index: Int, _ ending: Advice?) -> Bool {
    guard ending != nil else { return false }
    let last = report.phases.lastIndex { ![.under, .skipped].contains($0.verdict) } ?? -1
    return index > last
  }
}
