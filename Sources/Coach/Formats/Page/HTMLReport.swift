/// A report as one page of HTML: text, charts and the recording to listen to, with nothing to fetch.
///
/// Everything is in the page but the recording, which it plays from beside it. Charts are SVG that
/// stretches with the page; their words are HTML over them, so that these do not.
public struct HTMLReport {
  let report: Report
  /// The loudest level of equal stretches of the recording, in dBFS.
  let levels: [Double]
  /// The address of the recording.
  private let source: String?
  /// How long before a place it is heard from, in seconds: with what led to it.
  private static let lead = 4.0

  /// - Parameters:
  ///   - levels: what ``ReportBuilder/levels()`` gives; empty for a page without a level contour.
  ///   - audio: the path of the recording as seen from the page's folder; nil for a page that plays
  ///     nothing.
  public init(_ report: Report, levels: [Double], audio: String?) {
    self.report = report
    self.levels = levels
    source = audio.map(PageText.url)
  }

  /// A page that plays what an address leads to, such as one that holds the sound itself.
  ///
  /// - Parameter levels: as of ``init(_:levels:audio:)``.
  public init(_ report: Report, levels: [Double], address: String) {
    self.report = report
    self.levels = levels
    source = address
  }

  /// The page, ended by a line end.
  public func render() -> String {
    let file = report.audio.file.split(separator: "/").last.map(String.init) ?? "Recording"
    let title = report.title.isEmpty ? file : report.title
    var sections = [advice]
    if report.phases.contains(where: { $0.budget != nil }) {
      sections.append(PlannedChart(report).html)
    }
    if report.total.elapsed_s > 0 { sections.append(TimelineChart(report, levels: levels).html) }
    // Who was sent a page has neither the take nor the recording that labels would correct.
    if let source, !source.hasPrefix("data:") {
      sections.append(BoundaryEditor(report, levels: levels).html)
    }
    if report.pace != nil { sections.append(PaceChart(report).html) }
    sections.append(TriggerList(report).html)
    sections.append(TimesTable(report).html)
    sections.append(MeasurementNotes(report).html)
    return """
      <!DOCTYPE html>
      <html lang="en">
      \(PageHead.html(title: "\(title): report", style: BoundaryEditor.css))
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      <main id="main">
      \(PageHeader(report, title: title).html)
      \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
      </main>
      \(player)
      <script>\(PageScript.javascript)\(BoundaryScript.javascript)</script>
      </body>
      </html>

      """
  }

  /// What to change, with a button where there is something to hear.
  private var advice: String {
    guard report.total.elapsed_s > 0 else { return "" }
    guard !report.advice.isEmpty else {
      return """
        <section aria-labelledby="advice"><h2 id="advice">What to change</h2>
        <p class="prose">Nothing that the figures would show.</p>\(notes)</section>
        """
    }
    let items = report.advice.map { advice in
      var button = ""
      if let at = advice.at_s {
        // A phase is heard from its beginning.
        let lead = advice.kind == .stall || advice.kind == .opening ? Self.lead : 0
        button =
          " <button class=\"hear\" data-from=\"\(TimeText.shortest(max(0, at - lead)))\""
          + " aria-label=\"Hear it, at \(TimeText.clock(at))\">\(TimeText.clock(at))</button>"
      }
      return "<li>\(PageText.emphasised(advice.text))\(button)</li>"
    }
    return """
      <section aria-labelledby="advice"><h2 id="advice">What to change</h2>
      <ol class="advice">\(items.joined(separator: "\n"))</ol>\(notes)</section>
      """
  }

  /// The places that the speaker noted.
  private var notes: String {
    guard !report.notes.isEmpty else { return "" }
    let buttons = report.notes.map { note in
      let text = note.text.isEmpty ? "" : " \(PageText.escaped(note.text))"
      return
        "<button class=\"hear\" data-from=\"\(TimeText.shortest(max(0, note.at_s - Self.lead)))\">"
        + "\(TimeText.clock(note.at_s))\(text)</button>"
    }
    return "<p class=\"advice\">You noted: \(buttons.joined(separator: " "))</p>"
  }

  private var player: String {
    guard let source else { return "" }
    let url = PageText.escaped(source)
    return """
      <aside class="player" aria-label="The recording">
      <audio controls preload="metadata" src="\(url)"></audio>
      <output>Choose a phase, a pause or a place to hear it.</output>
      <span class="keys"><kbd>space</kbd> plays, <kbd>j</kbd> <kbd>k</kbd> next and previous phase, \
      <kbd>?</kbd> says the keys</span>
      </aside>
      """
  }
}
