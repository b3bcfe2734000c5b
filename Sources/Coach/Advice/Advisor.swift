/// Says what to change: each sentence from figures of the report, none without.
struct Advisor {
  private let report: Report
  private let past: [PastTake]

  /// - Parameter past: earlier takes of the same plan.
  init(_ report: Report, past: [PastTake] = []) {
    self.report = report
    self.past = past
  }

  /// What to change, the most important first.
  var advice: [Advice] {
    CutAdvisor(report).advice + StallAdvisor(report, past: past).advice
      + CourseAdvisor(report).advice + room
  }

  /// Phases that were left out, or that have much time to spare.
  private var room: [Advice] {
    report.phases.enumerated().compactMap { index, part in
      guard let budget = part.budget else { return nil }
      let short = budget.min_s - report.basisTime(part)
      switch part.verdict {
      case .skipped:
        let band = TimeText.band(budget)
        return Advice(
          .room, phase: index, amount: budget.min_s,
          "\(part.fullReference.capitalisedFirst) was not spoken; it is planned with \(band).")
      case .under where short >= Verdict.Grace.phase.seconds:
        return Advice(
          .room, phase: index, at: part.start_s, amount: short,
          "\(part.fullReference.capitalisedFirst) took \(TimeText.clock(report.basisTime(part))), "
            + "\(TimeText.clock(short)) less than its minimum of \(TimeText.clock(budget.min_s)).")
      default: return nil
      }
    }
  }
}
