/// The times, the pace and the verdict of every phase as a table.
struct TimesTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  var html: String {
    let heads = [
      ("first", "Phase"), ("", "Budget"), ("", "Elapsed"), ("", "Speaking"), ("", "Speech"),
      ("", "Pauses"), ("", "Stalls"), ("", "Syllables/s"), ("", "Pace"), ("words", "Verdict"),
    ].map { "<th scope=\"col\"\($0.isEmpty ? "" : " class=\"\($0)\"")>\($1)</th>" }
    let rows = report.phases.map { row($0) }
    let total = report.hasParts ? "<tfoot>\(row(report.total))</tfoot>" : ""
    return """
      <section aria-labelledby="times"><h2 id="times">All times</h2>
      <div class="scroll" role="region" aria-labelledby="times" tabindex="0"><table>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody>
      \(total)</table></div>
      \(others)</section>
      """
  }

  private func row(_ part: Report.Part) -> String {
    let number = part.number.map { "<b>\($0)</b> " } ?? ""
    let cells = [
      part.budget.map { PageText.band($0) } ?? "", TimeText.clock(part.elapsed_s),
      TimeText.clock(part.speaking_s), TimeText.clock(part.speech_s),
      counted(part.pauses.total_s, part.pauses.count),
      part.stalls.count == 0 ? "" : counted(part.stalls.total_s, part.stalls.count),
      part.syllables_per_s.map(ReportWords.rate) ?? "",
      part.pace_ratio.map(ReportWords.ratio) ?? "",
    ].map { "<td>\($0)</td>" }
    let verdict =
      "\(PlannedChart.symbol(part)) \(PageText.escaped(ReportWords.verdict(part, report)))"
    return "<tr class=\"\(part.verdict.rawValue)\(part.in_grace ? " grace" : "")\">"
      + "<th scope=\"row\">\(number)\(PageText.name(part))</th>\(cells.joined())"
      + "<td class=\"words\">\(part.verdict == .none ? "" : verdict)</td></tr>"
  }

  private func counted(_ seconds: Double, _ count: Int) -> String {
    "\(TimeText.clock(seconds)) <small>\(count)</small>"
  }

  /// What is in no phase.
  private var others: String {
    let list = [
      ("lead-in", report.lead_in_s), ("held", report.held_s),
      ("interruptions", report.interruptions_s), ("behind the end", report.tail_s),
    ].filter { $0.1 >= 0.5 }.map { "\($0) \(TimeText.clock($1))" }
    guard !list.isEmpty else { return "" }
    return "<p class=\"note\">In no phase: \(list.joined(separator: ", ")).</p>"
  }
}
