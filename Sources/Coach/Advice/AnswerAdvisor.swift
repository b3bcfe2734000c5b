/// Says where an answer's parts take another share of it than they are meant to, and that it began late.
struct AnswerAdvisor {
  /// From how many seconds before the first word an answer begins late: those of a stall.
  static let lateStart = 3.0

  private let report: Report

  init(_ report: Report) { self.report = report }

  /// A sentence for each part that is off its share, the farthest first, and the start.
  var advice: [Advice] {
    let shares = AnswerShare.of(parts.map(report.basisTime), parts.compactMap(\.budget))
    let off = shares.enumerated().filter { $0.element.isOff }
      .sorted { (abs($1.element.by), $0.offset) < (abs($0.element.by), $1.offset) }
    return off.map { sentence($0.offset, $0.element) } + [start].compactMap { $0 }
  }

  /// Without what the interviewer asked for.
  private var parts: [Report.Part] { report.phases.filter { $0.follow_up == nil } }

  private func sentence(_ index: Int, _ share: AnswerShare) -> Advice {
    let part = report.phases[index]
    let whole = parts.reduce(0) { $0 + report.basisTime($1) }
    let seconds = abs(share.by) * whole
    return Advice(
      .share, phase: index, at: part.start_s, amount: seconds,
      "\(part.name): \(percent(share.taken)) of the answer (target \(percent(share.meant))); "
        + "\(share.by > 0 ? "cut" : "add") about \(TimeText.clock(seconds)).")
  }

  private var start: Advice? {
    guard report.lead_in_s >= Self.lateStart, report.total.elapsed_s > 0 else { return nil }
    return Advice(
      .opening, at: report.total.start_s, amount: report.lead_in_s,
      "The answer began late: the first word came after "
        + "\(TimeText.decimal(report.lead_in_s, places: 0)) s.")
  }

  private func percent(_ share: Double) -> String {
    "\(TimeText.decimal(100 * share, places: 0)) %"
  }
}
