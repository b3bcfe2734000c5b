/// A history as one page of HTML: what it says, a chart of each phase over the takes, and the table.
///
/// In the style of the report's page, with nothing to fetch and nothing to run.
public enum HistoryPage {
  /// The page, ended by a line end.
  public static func render(_ history: History) -> String {
    let title = history.plan.title.isEmpty ? "Takes" : history.plan.title
    let charts = history.entries.isEmpty ? "" : HistoryChart(history).html
    let sections = [sentences(history), charts, table(history), revisions(history)]
    return """
      <!DOCTYPE html>
      <html lang="en">
      \(PageHead.html(title: "\(title): history", style: HistoryChart.css))
      <body>
      <a class="skip" href="#main">Skip to the history</a>
      <main id="main">
      <header><p class="kicker">History</p><h1>\(PageText.escaped(title))</h1>
      <p class="lede">\(PageText.escaped(HistoryWords.facts(history)))</p></header>
      \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func sentences(_ history: History) -> String {
    guard !history.entries.isEmpty else { return "" }
    let items = HistoryWords.sentences(history).map { sentence in
      "<li>\(PageText.emphasised(sentence.capitalisedFirst)).</li>"
    }
    return """
      <section aria-labelledby="says"><h2 id="says">What they say</h2>
      <ul class="advice">\(items.joined(separator: "\n"))</ul></section>
      """
  }

  private static func table(_ history: History) -> String {
    guard !history.entries.isEmpty else { return "" }
    let heads = history.phases.map { phase in
      "<th scope=\"col\" title=\"\(PageText.escaped(phase.name))\">"
        + "\(phase.number.map(String.init) ?? PageText.escaped(phase.name))</th>"
    }
    let times = history.phases.map { phase in
      Dictionary(
        (phase.points + phase.drills).map { ($0.take, $0.seconds) },
        uniquingKeysWith: { first, _ in first })
    }
    let totals = Dictionary(
      history.total.points.map { ($0.take, $0.seconds) }, uniquingKeysWith: { first, _ in first })
    let rows = history.entries.indices.reversed().map { index in
      let entry = history.entries[index]
      let cells = times.map { "<td>\($0[index].map { TimeText.clock($0) } ?? "")</td>" }
      let remark = HistoryWords.remark(entry)
      return "<tr><th scope=\"row\">\(PageText.date(entry.take.times.started_at))"
        + (remark.isEmpty ? "" : " <small>\(PageText.escaped(remark))</small>") + "</th>"
        + cells.joined() + "<td>\(totals[index].map { TimeText.clock($0) } ?? "")</td></tr>"
    }
    return """
      <section aria-labelledby="takes"><h2 id="takes">All takes</h2>
      <div class="scroll" role="region" aria-labelledby="takes" tabindex="0"><table>
      <thead><tr><th scope="col" class="phase">Take</th>\(heads.joined())<th scope="col">Total</th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
      """
  }

  private static func revisions(_ history: History) -> String {
    guard !history.revisions.isEmpty else { return "" }
    let items = history.revisions.map { "<li>\(PageText.escaped(HistoryWords.text($0)))</li>" }
    return """
      <section aria-labelledby="revisions"><h2 id="revisions">Found again in older revisions</h2>
      <ul class="advice">\(items.joined(separator: "\n"))</ul></section>
      """
  }
}
