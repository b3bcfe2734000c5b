/// The figures and the verdict of every phase as a table.
struct TimesTable {
  private let report: Report
  private let figures: [PhaseFigure]

  init(_ report: Report) {
    self.report = report
    figures = PhaseFigure.headed(report)
  }

  var html: String {
    let heads =
      [head("Phase", "first")]
      + figures.compactMap { $0.heading.map { head($0.capitalisedFirst) } }
      + [head("Verdict", "words")]
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

  private func head(_ name: String, _ kind: String? = nil) -> String {
    "<th scope=\"col\"\(kind.map { " class=\"\($0)\"" } ?? "")>\(name)</th>"
  }

  private func row(_ part: Report.Part) -> String {
    let number = part.number.map { "<b>\($0)</b> " } ?? ""
    let cells = figures.map { "<td>\(cell($0.shown(part, report)))</td>" }
    let verdict = VerdictWords(part, report)
    return "<tr class=\"\(verdict.styleClass)\">"
      + "<th scope=\"row\">\(number)\(PageText.name(part))</th>\(cells.joined())"
      + "<td class=\"words\">\(part.verdict == .none ? "" : PageText.verdict(verdict))</td></tr>"
  }

  private func cell(_ shown: PhaseFigure.Shown) -> String {
    switch shown {
    case .none: ""
    case .text(let text): PageText.escaped(text)
    case .band(let budget): PageText.band(budget)
    case .counted(let time, let count): "\(time) <small>\(count)</small>"
    }
  }

  /// What is in no phase.
  private var others: String {
    guard let outside = ReportWords.outside(report) else { return "" }
    return "<p class=\"note\">Outside the phases: \(outside).</p>"
  }
}
