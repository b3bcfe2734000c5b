/// The times of each phase over the takes, with its band behind them.
struct HistoryChart {
  private let history: History

  init(_ history: History) { self.history = history }

  /// What the report's style does not have: a dot is a line without length and with round ends, which
  /// stays round in a stretched chart.
  static let css = """

    .takes svg{height:64px;overflow:visible}
    .takes .course{fill:none;stroke:var(--soft);stroke-width:1.5;vector-effect:non-scaling-stroke}
    .takes .dot{stroke:var(--speech);stroke-width:8;stroke-linecap:round;vector-effect:non-scaling-stroke}
    .takes .dot.over{stroke:var(--over)}
    .takes .figures{flex-direction:column;gap:0}

    """

  var html: String {
    let rows = (history.phases + [history.total]).map(row)
    return """
      <section aria-labelledby="course"><h2 id="course">From take to take</h2>
      <p class="note">Each dot is a take, the oldest at the left; the \
      <span class="key band"></span> band is the budget. Median and spread count later takes more.</p>
      <div class="planned takes"><ol>\(rows.joined(separator: "\n"))</ol></div></section>
      """
  }

  private func row(_ phase: PhaseHistory) -> String {
    func time(_ seconds: Double?) -> String { seconds.map { TimeText.clock($0) } ?? "–" }
    let trend =
      switch phase.trend.direction {
      case .longer: ", growing by \(time(phase.trend.slope)) a take"
      case .shorter: ", shrinking by \(time(phase.trend.slope.map { -$0 })) a take"
      case .steady, .unknown: ""
      }
    let band = phase.budget.map {
      "<span class=\"budget\">of \(PageText.band(BudgetRecord($0)))</span>"
    }
    return """
      <li><span class="name"><span class="phase"><b>\(phase.number.map(String.init) ?? "")</b>\
      \(PageText.escaped(phase.name))</span></span>\
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" \
      aria-label="\(PageText.escaped(spoken(phase)))">\(drawing(phase))</svg>\
      <span class="figures"><span>last <b>\(time(phase.last))</b>, best \(time(phase.best))</span>\
      <span>median \(time(phase.median)) ± \(time(phase.spread.map { $0 / 2 }))\(trend)</span>\(band ?? "")</span></li>
      """
  }

  /// What the chart shows, in words.
  private func spoken(_ phase: PhaseHistory) -> String {
    guard !phase.points.isEmpty else { return "Never told in a whole take" }
    return "The latest of \(phase.points.count) takes: "
      + phase.points.suffix(5).map { TimeText.clock($0.seconds) }.joined(separator: ", ")
  }

  private func drawing(_ phase: PhaseHistory) -> String {
    let band = phase.budget.map { [$0.minimum.seconds, $0.maximum.seconds] } ?? []
    let times = phase.points.map(\.seconds) + band
    guard let low = times.min(), let high = times.max() else { return "" }
    let margin = max(1, (high - low) * 0.08)
    func y(_ seconds: Double) -> Double {
      100 - 100 * (seconds - low + margin) / (high - low + 2 * margin)
    }
    let last = Double(max(1, history.entries.count - 1))
    func x(_ take: Int) -> Double { 15 + 970 * Double(take) / last }
    var shapes = ""
    if let budget = phase.budget {
      let (top, bottom) = (y(budget.maximum.seconds), y(budget.minimum.seconds))
      shapes +=
        "<rect class=\"band\" x=\"0\" width=\"1000\" y=\"\(TimeText.shortest(top))\" "
        + "height=\"\(TimeText.shortest(bottom - top))\"/>"
    }
    let places = phase.points.map {
      "\(TimeText.shortest(x($0.take))) \(TimeText.shortest(y($0.seconds)))"
    }
    if places.count > 1 {
      shapes += "<path class=\"course\" d=\"M\(places.joined(separator: "L"))\"/>"
    }
    // Hundreds of dots would be a smear; their line says it all.
    guard places.count <= 100 else { return shapes }
    for (place, point) in zip(places, phase.points) {
      let isOver = phase.budget?.side(of: point.seconds) == .above
      shapes += "<path class=\"dot\(isOver ? " over" : "")\" d=\"M\(place)h0\"/>"
    }
    return shapes
  }
}
