/// The takes and the phases of a history as a table of a page: each cell says how far the phase was from its budget,
/// and leads to its place in that take's page.
struct HistoryGrid {
  /// From which share of the budget's maximum on a time is far off; our own figure.
  private static let far = 0.25

  private let history: History
  /// The address of each take's page.
  private let pages: [String: String]

  /// - Parameter page: the path of a take's page by the name of its folder; nil where there is none.
  init(_ history: History, page: (String) -> String?) {
    self.history = history
    let paths = history.entries.compactMap { entry in
      page(entry.take.name).map { (entry.take.name, $0) }
    }
    pages = Dictionary(
      paths.map { name, path in
        (name, (path.hasPrefix("/") ? "file://" : "") + PageText.url(ofPath: path))
      }, uniquingKeysWith: { first, _ in first })
  }

  static let css = """

    .scroll.latest{direction:rtl}.scroll.latest table{direction:ltr}
    .cells a{color:inherit}
    .cells td,.cells thead th{text-align:center}
    .cells thead th.first{text-align:left}
    .cells td.words,.cells thead th.words{text-align:right}
    .cells thead th small{display:block;font-weight:400}
    .cells td:not(.words){padding:0;background:var(--ground,none);border:1px solid var(--paper)}
    .cells .cell{display:block;padding:.42rem .5rem;text-decoration:none}
    .cells a.cell:hover{text-decoration:underline}
    .cells .shape{width:auto;font-size:.8em}
    .cells .over .shape,.cells .under .shape{color:inherit}
    .cells .within{--ground:color-mix(in srgb,var(--speech) 14%,var(--paper))}
    .cells .over{--ground:color-mix(in srgb,var(--over) 22%,var(--paper))}
    .cells .over.grace{--ground:color-mix(in srgb,var(--over) 9%,var(--paper))}
    .cells .over.far{--ground:color-mix(in srgb,var(--over) 40%,var(--paper))}
    .cells .under{--ground:color-mix(in srgb,var(--under) 20%,var(--paper))}
    .cells .under.far{--ground:color-mix(in srgb,var(--under) 38%,var(--paper))}
    .cells .part{font-style:italic}
    .cells tfoot tr+tr th,.cells tfoot tr+tr td{border-top:0}
    .swatch{display:inline-block;padding:0 .45em;color:var(--ink);background:var(--ground)}

    """

  var html: String {
    let heads = history.entries.map { entry in
      let moment = entry.take.times.started_at
      let day = PageText.escaped(DateText.shortDay(moment))
      let remark = HistoryWords.remark(entry)
      let more =
        "<small>\(PageText.escaped(DateText.clock(moment)))</small>"
        + (remark.isEmpty ? "" : "<small>\(PageText.escaped(remark))</small>")
      return "<th scope=\"col\">\(linked(day, entry))\(more)</th>"
    }
    let rows = history.phases.indices.map { row(history.phases[$0], history.cells(of: $0)) }
    let totals = history.wholes.map { row($0, history.cells(ofWhole: $0)) }
    return """
      <section aria-labelledby="phases"><h2 id="phases">Phase by phase</h2>
      <p class="note">The \(HistoryWords.basis(history)) of each phase, the latest take at the right; choose a \
      time to open that take there. \(legend)</p>
      <div class="scroll latest" role="region" aria-labelledby="phases" tabindex="0"><table class="cells">
      <thead><tr><th scope="col" class="first">Phase</th><th scope="col" class="words">Budget</th>\
      <th scope="col" class="words">Usual</th><th scope="col" class="words">Spread</th>\
      <th scope="col" class="words">Trend</th>\(heads.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody>
      <tfoot>\(totals.joined(separator: "\n"))</tfoot></table></div>
      <p class="note">“Usual” is the median, “spread” the distance of the quartiles; later takes weigh more. \
      Times in italics are of takes of a part of the plan.</p></section>
      """
  }

  private var legend: String {
    func swatch(_ kind: String, _ words: String) -> String {
      "<span class=\"\(kind)\"><span class=\"swatch\">\(words)</span></span>"
    }
    return "<span class=\"cells\">"
      + [
        swatch("within", "within"), swatch("over grace", "△ within tolerance"),
        swatch("over", "▲ over"), swatch("over far", "▲ far over"), swatch("under", "▽ under"),
      ].joined(separator: " ") + "</span>"
  }

  private func row(_ phase: PhaseHistory, _ cells: [HistoryCell?]) -> String {
    let number = phase.number.map { "<b>\($0)</b> " } ?? ""
    let name = PageText.escaped(phase.number == nil ? phase.name.capitalisedFirst : phase.name)
    let budget = phase.budget.map { PageText.band(BudgetRecord($0)) } ?? ""
    let columns = zip(cells, history.entries).map { cell($0, $1, phase) }
    func time(_ seconds: Double?) -> String { seconds.map { TimeText.clock($0) } ?? "–" }
    let figures = [budget, time(phase.median), time(phase.spread), trend(phase)]
      .map { "<td class=\"words\">\($0)</td>" }
    return "<tr><th scope=\"row\">\(number)\(name)</th>\(figures.joined())\(columns.joined())</tr>"
  }

  private func cell(
    _ cell: HistoryCell?, _ entry: History.Entry, _ phase: PhaseHistory
  ) -> String {
    guard let cell else { return "<td><span class=\"cell\">–</span></td>" }
    let time = TimeText.clock(cell.seconds)
    let words = cell.words.isEmpty ? "" : ", \(cell.words)"
    let label = PageText.escaped("\(phase.name): \(time)\(words)")
    let shape = shape(cell).map { "<span class=\"shape\" aria-hidden=\"true\">\($0)</span> " } ?? ""
    let anchor = cell.position.map { "#phase-\($0 + 1)" } ?? ""
    let element =
      pages[entry.take.name].map {
        "<a class=\"cell\" href=\"\(PageText.escaped($0))\(anchor)\" aria-label=\"\(label)\""
      } ?? "<span class=\"cell\""
    let end = pages[entry.take.name] == nil ? "span" : "a"
    return
      "<td class=\"\(kind(cell, phase))\">\(element) title=\"\(label)\">\(shape)\(time)</\(end)></td>"
  }

  private func kind(_ cell: HistoryCell, _ phase: PhaseHistory) -> String {
    var kinds = [cell.standing.rawValue]
    if cell.isTolerated { kinds.append("grace") }
    if let most = phase.budget?.maximum.seconds, abs(cell.offBy) > Self.far * most {
      kinds.append("far")
    }
    if cell.isPart { kinds.append("part") }
    return kinds.joined(separator: " ")
  }

  private func shape(_ cell: HistoryCell) -> String? {
    switch cell.standing {
    case .over: cell.isTolerated ? "△" : "▲"
    case .under: "▽"
    case .within, .marginal, .skipped, .none: nil
    }
  }

  private func trend(_ phase: PhaseHistory) -> String {
    let slope = TimeText.clock(abs(phase.trend.slope ?? 0))
    return switch phase.trend.direction {
    case .longer: "↑ \(slope) a take"
    case .shorter: "↓ \(slope) a take"
    case .steady: "steady"
    case .unknown: "–"
    }
  }

  private func linked(_ text: String, _ entry: History.Entry) -> String {
    pages[entry.take.name].map { "<a href=\"\(PageText.escaped($0))\">\(text)</a>" } ?? text
  }
}
