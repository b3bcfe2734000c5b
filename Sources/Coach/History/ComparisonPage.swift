/// Two takes beside each other as one page of HTML: how they differ, and what was said in each phase of both, to hear.
///
/// In the style of the report's page, with nothing to fetch but the two recordings.
public struct ComparisonPage {
  private let comparison: TakeComparison
  private let title: String
  /// The addresses of the two recordings.
  private let (before, after): (String, String)

  /// - Parameters:
  ///   - before: the path of the first take's recording, from the root.
  ///   - after: the same of the second.
  public init(_ comparison: TakeComparison, before: String, after: String) {
    self.comparison = comparison
    title = comparison.after.times.title.isEmpty ? "Two takes" : comparison.after.times.title
    self.before = PageAddress.text(before)
    self.after = PageAddress.text(after)
  }

  /// The page, ended by a line end.
  public func render() -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    \(PageHead.html(title: "\(title): two takes", style: Self.css))
    <body>
    <a class="skip" href="#main">Skip to the comparison</a>
    <main id="main">
    <header><p class="kicker">\(takes)</p>
    <h1>\(PageText.escaped(title))</h1>
    <p class="lede">\(PageText.emphasised(ComparisonWords.sentence(comparison)))</p></header>
    \(times)
    \(said)
    </main>
    \(player)
    <script>\(ComparisonScript.javascript)</script>
    </body>
    </html>

    """
  }

  private var takes: String {
    [("A", comparison.before), ("B", comparison.after)].map { letter, take in
      "\(letter): \(PageText.escaped(DateText.moment(take.times.started_at)))"
    }.joined(separator: " · ")
  }

  // MARK: Times

  private var times: String {
    let rows = comparison.rows.map { row in
      let cells = [
        row.after.map { TimeText.band($0.budget) } ?? "-", time(row.before), time(row.after),
        row.change.map(ComparisonWords.change) ?? "",
      ]
      return "<tr><th scope=\"row\">\(PageText.escaped(name(row)))</th>"
        + cells.map { "<td>\(PageText.escaped($0))</td>" }.joined()
        + "<td class=\"words\">\(PageText.escaped(ComparisonWords.remark(row)))</td></tr>"
    }
    return """
      <section aria-labelledby="times"><h2 id="times">Times</h2>
      <div class="scroll"><table>
      <thead><tr><th scope="col" class="first">phase</th><th scope="col">budget</th><th scope="col">A</th>
      <th scope="col">B</th><th scope="col">change</th><th scope="col" class="words"></th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
      """
  }

  private func time(_ side: TakeComparison.Row.Side?) -> String {
    side?.seconds.map { TimeText.clock($0) } ?? "-"
  }

  private func name(_ row: TakeComparison.Row) -> String {
    (row.after?.labels ?? row.before?.labels ?? []).joined(separator: " + ")
  }

  // MARK: What was said

  private var said: String {
    guard let changes = comparison.changes, changes.share != nil else { return "" }
    let heading =
      "<section aria-labelledby=\"said\"><h2 id=\"said\">What you said</h2>"
      + "<p class=\"prose\">\(PageText.escaped(ComparisonWords.said(changes)))</p>"
    guard changes.isAnythingSame else { return heading + "</section>" }
    let phases = zip(comparison.rows, changes.rows).compactMap { row, changes in
      changes.flatMap { $0.passages.isEmpty ? nil : PassageChart(name(row), $0).html }
    }
    return """
      \(heading)
      <p class="note">Found by its sound, without knowing the words: <span class="key same"></span> the same in both,
      <span class="key reworded"></span> reworded, <span class="key new"></span> new in B,
      <span class="key left"></span> left out in B. Click a passage to hear A, then B.</p>
      \(phases.joined(separator: "\n"))</section>
      """
  }

  private var player: String {
    guard comparison.changes?.isAnythingSame == true else { return "" }
    func audio(_ letter: String, _ address: String) -> String {
      "<label>\(letter) <audio controls preload=\"metadata\" data-take=\"\(letter)\" "
        + "src=\"\(PageText.escaped(address))\"></audio></label>"
    }
    return """
      <aside class="player two" aria-label="The recordings">
      \(audio("A", before))
      \(audio("B", after))
      <output>Choose a passage to hear it.</output>
      </aside>
      """
  }

  private static let css = """

    .same{--c:var(--speech)}.reworded{--c:var(--pause)}.new{--c:var(--over)}.left{--c:var(--under)}
    .said{display:grid;grid-template-columns:minmax(11rem,18rem) minmax(0,1fr);gap:0 1.1rem;padding:.7rem 0;
    border-top:1px solid var(--rule);font-family:var(--sans);font-variant-numeric:tabular-nums}
    .said h3{font:inherit;margin:0}.said h3 small{display:block}
    .said figure{position:relative;padding-left:1.4rem}
    .said svg{height:64px}
    .said figure span{position:absolute;left:0;font-size:.8rem;color:var(--soft)}
    .said figure span+span{bottom:0}
    .said polygon{fill:var(--c);opacity:.22}
    .live .said [data-heard]{cursor:pointer}
    .live .said [data-heard]:hover rect{stroke:var(--ink);stroke-width:1.5;vector-effect:non-scaling-stroke}
    .said details{grid-column:2;padding-left:1.4rem;font-size:.9rem;margin-top:.3rem}
    .said summary{color:var(--soft);cursor:pointer}
    .said ol{list-style:none;margin:.2rem 0;padding:0;columns:20rem}
    .said li{padding:.15rem 0;break-inside:avoid}
    .said li .hear{margin-left:.7rem;line-height:1.75}
    .player.two label{display:flex;align-items:center;gap:.5rem;flex:1 1 16rem}
    .player.two audio{flex:1}
    .silent .player.two label{display:none}
    @media screen and (max-width:48rem){.said{grid-template-columns:minmax(0,1fr)}.said details{grid-column:1}}
    @media print{.said{break-inside:avoid}.said details{display:none}}

    """
}
