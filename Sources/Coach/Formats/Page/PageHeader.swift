/// The head of a report's page: what it is, how it went in a sentence or three, and the times of the whole.
struct PageHeader {
  private let report: Report
  private let title: String

  init(_ report: Report, title: String) {
    self.report = report
    self.title = title
  }

  var html: String {
    let kicker = report.started_at.map { "Rehearsal of \(DateText.moment($0))" } ?? "Recording"
    return """
      <header>
      <p class="kicker">\(PageText.escaped(kicker))</p>
      <h1>\(PageText.escaped(title))</h1>
      <p class="lede">\(ReportSummary.sentences(report).map(PageText.emphasised).joined(separator: " "))</p>
      \(caution)
      \(report.total.elapsed_s > 0 ? sums : "")
      </header>
      """
  }

  /// What has to be known before the figures are believed.
  private var caution: String {
    var lines = report.warnings
    if report.marks_source == .aligned {
      lines.insert("Phases estimated (no marks).", at: 0)
    }
    guard !lines.isEmpty else { return "" }
    let items = lines.map { "<li>\(PageText.escaped($0.capitalisedFirst))</li>" }.joined()
    return "<aside class=\"caution\" aria-label=\"Remarks\"><ul>\(items)</ul></aside>"
  }

  /// The four times of the whole, which add up, as one bar with its figures.
  private var sums: String {
    let total = report.total
    let parts: [(kind: String, name: String, seconds: Double, count: Int?)] = [
      ("speech", "speech", total.speech_s, nil),
      ("pause", "pauses", total.pauses.total_s, total.pauses.count),
      ("stall", "stalls", total.stalls.total_s, total.stalls.count),
      ("gap", "lost by the device", total.gaps_s - total.muted_s, nil),
      ("gap", "microphone muted", total.muted_s, nil),
    ].filter { $0.kind == "speech" || $0.kind == "pause" || $0.seconds > 0 }
    var x = 0.0
    var bars = ""
    for part in parts {
      let width = 1000 * part.seconds / total.elapsed_s
      bars +=
        "<rect class=\"\(part.kind)\" x=\"\(TimeText.shortest(x))\" y=\"0\" width=\"\(TimeText.shortest(width))\" height=\"14\"/>"
      x += width
    }
    let figures = parts.map { part in
      let count = part.count.map { " <small>\($0)</small>" } ?? ""
      return "<div class=\"\(part.kind)\"><dt>\(part.name)</dt>"
        + "<dd>\(TimeText.clock(part.seconds))\(count)</dd></div>"
    }
    let label = parts.map { "\($0.name) \(TimeText.clock($0.seconds))" }.joined(separator: ", ")
    return """
      <figure class="sums">
      <dl class="wholes"><div><dt>talk time = speech + pauses</dt>\
      <dd>\(TimeText.clock(total.speaking_s))</dd></div>\
      <div><dt>clock time</dt><dd>\(TimeText.clock(total.elapsed_s))</dd></div></dl>
      <svg viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="\(label)">\(bars)</svg>
      <dl class="parts">\(figures.joined())</dl>
      </figure>
      """
  }
}
