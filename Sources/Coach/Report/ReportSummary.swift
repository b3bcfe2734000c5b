/// How it went, in a sentence or three: what a reader wants to know first.
enum ReportSummary {
  /// The sentences, the verdict on the whole first.
  static func sentences(_ report: Report) -> [String] {
    let total = report.total
    guard total.elapsed_s > 0 else { return ["Nobody speaks in this recording."] }
    return [VerdictWords(total, report).sentence]
      + [otherBasis(report), phases(report)].compactMap { $0 }
  }

  /// The whole by the time that verdicts do not rest on, where only that is over.
  private static func otherBasis(_ report: Report) -> String? {
    let total = report.total
    guard let budget = total.budget, total.over_on_other_basis_s >= 0.5, total.verdict != .over
    else { return nil }
    let (name, time) =
      report.basis == .speaking
      ? ("By the clock", total.elapsed_s + report.interruptions_s)
      : ("By talk time", total.speaking_s)
    return
      "\(name) it was \(TimeText.clock(time)), \(TimeText.clock(total.over_on_other_basis_s)) over "
      + "\(TimeText.clock(budget.max_s))."
  }

  /// How many phases kept their budgets, and which was furthest off.
  private static func phases(_ report: Report) -> String? {
    let judged = report.phases.filter { $0.budget != nil }
    guard judged.count > 1 else { return nil }
    let within = judged.count { $0.verdict == .within }
    let text =
      "\(within == 0 ? "None" : "\(within)") of \(judged.count) phases stayed within their budgets"
    guard
      let worst = judged.filter({ $0.verdict == .over && !report.isUnsure($0) })
        .max(by: { $0.over_by_s < $1.over_by_s })
    else { return text + "." }
    return text
      + "; \(worst.fullReference) was furthest over, by \(TimeText.clock(worst.over_by_s))."
  }
}
