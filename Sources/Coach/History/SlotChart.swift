/// How long the takes were by the clock, over their dates, against the slot, with where the next may end.
struct SlotChart {
  private static let height = 200.0
  /// How many dates stand below the chart at the most.
  private static let labels = 7
  /// More dots than these would be a smear; their line says it all.
  private static let dots = 100

  private let history: History
  private let points: [PhaseHistory.Point]
  private let range: ClosedRange<Double>

  init(_ history: History) {
    self.history = history
    points = history.clock.points
    let forecast = try? history.forecast.get()
    let times =
      points.map(\.seconds) + [history.clock.budget?.maximum.seconds].compactMap { $0 }
      + (forecast.map { [$0.tenth, $0.ninetieth] } ?? [])
    let (low, high) = (times.min() ?? 0, times.max() ?? 1)
    let margin = max(2, (high - low) * 0.12)
    range = max(0, low - margin)...(high + margin)
  }

  static let css = """

    .slot svg{height:200px;overflow:visible}
    .slot .course{fill:none;stroke:var(--soft);stroke-width:1.5;vector-effect:non-scaling-stroke}
    .slot .dot{stroke:var(--speech);stroke-width:10;stroke-linecap:round;vector-effect:non-scaling-stroke}
    .slot .dot.over{stroke:var(--over)}
    .slot .fan{fill:var(--band)}
    .slot .dates{position:relative;height:1.5em;font-size:.8rem;color:var(--soft)}
    .slot .dates span{position:absolute;transform:translateX(-50%);white-space:nowrap}
    .slot>.scale{margin-top:0;height:200px}
    .key.slotline{height:0;border-top:2px solid var(--ink);background:none;vertical-align:.25em}
    .key.fan{background:var(--band)}

    """

  var html: String {
    guard !points.isEmpty else { return "" }
    return """
      <section aria-labelledby="course"><h2 id="course">The whole, from take to take</h2>
      <p class="prose">\(PageText.emphasised(HistoryWords.forecast(history)))</p>
      <div class="pace slot"><div class="scale" aria-hidden="true">\(scale)</div>
      <div><svg viewBox="0 0 1000 \(Int(Self.height))" preserveAspectRatio="none" role="img" \
      aria-label="\(PageText.escaped(spoken))">\(drawing)</svg>
      <div class="dates" aria-hidden="true">\(dates)</div></div></div>
      <p class="note">The clock time of each complete take, interruptions included.\(legend)</p></section>
      """
  }

  private var legend: String {
    let name = history.plan.slot == nil ? "planned time" : "slot"
    let slot =
      history.clock.budget.map {
        " <span class=\"key slotline\"></span> is the \(name) of \(TimeText.clock($0.maximum))."
      } ?? ""
    let fan =
      (try? history.forecast.get()) == nil
      ? ""
      : " <span class=\"key fan\"></span> is where the next take would end in 8 of 10 cases, the stroke in it the middle."
    return slot + fan
  }

  /// What the chart shows, in words.
  private var spoken: String {
    let latest = points.suffix(5).map { TimeText.clock($0.seconds) }.joined(separator: ", ")
    let slot = history.clock.budget.map { "; the slot is \(TimeText.clock($0.maximum))" } ?? ""
    return "The latest of \(points.count) complete takes: \(latest)\(slot)"
  }

  // MARK: Scales

  private func y(_ seconds: Double) -> Double {
    Self.height * (range.upperBound - seconds) / (range.upperBound - range.lowerBound)
  }

  /// Takes side by side with the next one at the right, which has a place of its own.
  private func x(_ index: Int) -> Double {
    1000 * (Double(index) + 0.5) / Double(points.count + 1)
  }

  private var ticks: [Double] {
    let steps: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]
    let step = steps.first { (range.upperBound - range.lowerBound) / $0 <= 5 } ?? 7200
    return stride(
      from: (range.lowerBound / step).rounded(.up) * step, through: range.upperBound, by: step
    ).map { $0 }
  }

  private var scale: String {
    ticks.map { seconds in
      "<span style=\"top:\(PageText.percent(y(seconds), of: Self.height))\">"
        + "\(TimeText.clock(seconds))</span>"
    }.joined()
  }

  private var dates: String {
    let every = max(1, (points.count + Self.labels - 1) / Self.labels)
    // From the latest back, so that it always has its date.
    let shown = points.indices.filter { (points.count - 1 - $0) % every == 0 }
    let labels = shown.map { index in
      let moment = history.entries[points[index].take].take.times.started_at
      return label(PageText.escaped(DateText.shortDay(moment)), at: index)
    }
    let next = (try? history.forecast.get()) == nil ? "" : label("next", at: points.count)
    return labels.joined() + next
  }

  private func label(_ text: String, at index: Int) -> String {
    "<span style=\"left:\(PageText.percent(x(index), of: 1000))\">\(text)</span>"
  }

  // MARK: Shapes

  private var drawing: String {
    var shapes = ticks.map { "<path class=\"grid\" d=\"M0 \(number(y($0)))H1000\"/>" }.joined()
    shapes += fan
    if let limit = history.clock.budget?.maximum.seconds {
      shapes += "<path class=\"limit\" d=\"M0 \(number(y(limit)))H1000\"/>"
    }
    let places = points.enumerated().map {
      "\(number(x($0.offset))) \(number(y($0.element.seconds)))"
    }
    if places.count > 1 {
      shapes += "<path class=\"course\" d=\"M\(places.joined(separator: "L"))\"/>"
    }
    guard places.count <= Self.dots else { return shapes }
    for (place, point) in zip(places, points) {
      let isOver = history.clock.budget?.side(of: point.seconds) == .above
      shapes += "<path class=\"dot\(isOver ? " over" : "")\" d=\"M\(place)h0\"/>"
    }
    return shapes
  }

  /// From the last take to where the next may end.
  private var fan: String {
    guard let forecast = try? history.forecast.get(), let last = points.last else { return "" }
    let (from, to) = (number(x(points.count - 1)), number(x(points.count)))
    let start = number(y(last.seconds))
    return "<path class=\"fan\" d=\"M\(from) \(start)L\(to) \(number(y(forecast.ninetieth)))"
      + "V\(number(y(forecast.tenth)))Z\"/>"
      + "<path class=\"course\" d=\"M\(number(x(points.count) - 12)) \(number(y(forecast.median)))h24\"/>"
  }

  private func number(_ value: Double) -> String { TimeText.shortest(value) }
}
