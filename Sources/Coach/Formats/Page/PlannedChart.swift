/// Planned against spoken: for each phase its budget as a band, and what was spoken as a bar over it.
struct PlannedChart {
  private let report: Report
  /// The longest time on the axis, in seconds.
  private let longest: Double
  /// Where the first stretch of each phase ends, in seconds.
  private let firstEnds: [Int: Double]

  init(_ report: Report) {
    self.report = report
    let times = report.phases.map {
      max($0.budget?.max_s ?? 0, $0.elapsed_s, report.basisTime($0) - ($0.change_s ?? 0))
    }
    longest = max(1, (times.max() ?? 0) * 1.02)
    firstEnds = Dictionary(
      report.intervals.compactMap { interval in interval.phase.map { ($0, interval.end_s) } },
      uniquingKeysWith: { first, _ in first })
  }

  var html: String {
    let rows = report.phases.enumerated().map { row($1, index: $0) }
    return """
      <section aria-labelledby="planned"><h2 id="planned">Planned against spoken</h2>
      <p class="note">Bars are \(ReportWords.basis(report)); the \
      <span class="key band"></span> band is the budget, from its minimum to its maximum; \
      <span class="key over"></span> thick is over it; \
      <span class="key missing"></span> a dashed frame is what is missing to the minimum; \
      <span class="key lost"></span> a dotted line is time lost in stalls and gaps\
      \(report.hasChanges ? "; <span class=\"key last\"></span> is where it ended last time" : "").</p>
      <div class="planned">
      <div class="axis" aria-hidden="true"><span></span><div class="scale">\(axis)</div></div>
      <ol>\(rows.joined(separator: "\n"))</ol>
      </div></section>
      """
  }

  private var ticks: [Double] {
    let steps = [5.0, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]
    let step = steps.first { longest / $0 <= 6 } ?? 7200
    return Array(stride(from: 0, through: longest, by: step))
  }

  private var axis: String {
    ticks.map {
      "<span style=\"left:\(PageText.percent($0, of: longest))\">\(TimeText.clock($0))</span>"
    }.joined()
  }

  private func row(_ part: Report.Part, index: Int) -> String {
    let spoken = report.basisTime(part)
    let verdict = VerdictWords(part, report)
    let name = "<b>\(part.number.map(String.init) ?? "")</b>\(PageText.escaped(part.name))"
    let label =
      part.start_s.map { start in
        "<button class=\"hear phase\" data-from=\"\(TimeText.shortest(start))\" "
          + "data-to=\"\(TimeText.shortest(firstEnds[index] ?? start))\">\(name)</button>"
      } ?? "<span class=\"phase\">\(name)</span>"
    let budget = part.budget.map { PageText.band($0) }
    return """
      <li id="phase-\(index + 1)" class="\(verdict.styleClass)"><span class="name">\(label)</span>\
      <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">\(bar(part))</svg>\
      <span class="figures"><span class="time">\(TimeText.clock(spoken))</span>\
      <span class="verdict">\(PageText.verdict(verdict))</span>\
      \(budget.map { "<span class=\"budget\">of \($0)\(change(part))</span>" } ?? "")</span></li>
      """
  }

  /// ` · 0:12 more than last time`; empty without a last time.
  private func change(_ part: Report.Part) -> String {
    guard let change = part.change_s else { return "" }
    let time = TimeText.clock(abs(change))
    if time == "0:00" { return " · as last time" }
    return " · \(time) \(change > 0 ? "more" : "less") than last time"
  }

  private func bar(_ part: Report.Part) -> String {
    let spoken = report.basisTime(part)
    var shapes = ticks.map { "<path class=\"grid\" d=\"M\(x($0)) 0V24\"/>" }.joined()
    let limit = part.budget?.max_s ?? .infinity
    if let budget = part.budget {
      shapes += rect("band", budget.min_s, budget.max_s, y: 0, height: 24)
      shapes += "<path class=\"limit\" d=\"M\(x(budget.max_s)) 0V24\"/>"
    }
    if part.verdict == .under, let least = part.budget?.min_s {
      shapes += rect("missing", spoken, least, y: 6, height: 12)
    }
    shapes += rect("speech", 0, min(spoken, limit), y: 8, height: 8)
    if spoken > limit { shapes += rect("over", limit, spoken, y: 4, height: 16) }
    if let change = part.change_s {
      shapes += "<path class=\"last\" d=\"M\(x(spoken - change)) 2V22\"/>"
    }
    if report.basis == .speaking, part.elapsed_s - spoken >= 0.5 {
      shapes += "<path class=\"lost\" d=\"M\(x(spoken)) 12H\(x(part.elapsed_s))\"/>"
    }
    return shapes
  }

  private func rect(
    _ kind: String, _ from: Double, _ to: Double, y: Int, height: Int
  ) -> String {
    let width = TimeText.shortest(1000 * max(0, to - from) / longest)
    return
      "<rect class=\"\(kind)\" x=\"\(x(from))\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
  }

  private func x(_ seconds: Double) -> String { TimeText.shortest(1000 * seconds / longest) }
}
