/// The part of a page in which a person moves the places where phases begin, hears them, and saves them as labels.
///
/// A page can write nothing itself: the browser saves the label file, and the page says what reads it.
struct BoundaryEditor {
  private static let height = 40.0

  private let report: Report
  private let levels: LevelCurve

  init(_ report: Report, levels: [Double]) {
    self.report = report
    self.levels = LevelCurve(levels, report: report, height: Self.height)
  }

  /// Nothing for a recording without parts.
  var html: String {
    let edges = edges
    guard report.hasParts, edges.count > 1 else { return "" }
    return """
      <section class="correct" aria-labelledby="correct"><h2 id="correct">Correct where phases begin</h2>
      <p class="note">Drag a line to where its phase begins, or choose it and press <kbd>←</kbd> <kbd>→</kbd> for the \
      pause before or after it, with shift for a tenth of a second; enter plays it. Then save the labels.</p>
      <div class="edges" data-seconds="\(exact(report.audio.duration_s))" data-speech="\(speech)" \
      data-end="\(tail)" data-file="\(PageText.escaped(file))">
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">\(level)</svg>
      \(edges.joined(separator: "\n"))
      </div>
      <p class="chosen" role="status">Choose a line.</p>
      <div class="near" hidden><svg viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true"></svg>\
      <i class="place"></i><div class="ends" aria-hidden="true"><span></span><span></span></div></div>
      <p class="tools" role="group" aria-label="The chosen line">
      <button data-do="pause" data-by="-1">a pause back</button>
      <button data-do="nudge" data-by="-0.1">0.1 s back</button>
      <button data-do="hear">hear it</button>
      <button data-do="nudge" data-by="0.1">0.1 s on</button>
      <button data-do="pause" data-by="1">a pause on</button>
      <button data-do="right">it is right</button>
      </p>
      <p class="tools"><button class="save">Save the labels</button></p>
      <p class="prose">\(use)</p></section>
      """
  }

  /// What is done with the saved file.
  private var use: String {
    let name = PageText.escaped(file)
    guard report.marks_source != .take else {
      return "The browser saves <b>\(name)</b>. "
        + "<code>coach mark \(PageText.escaped(take)) --marks \(name)</code> corrects the take by it."
    }
    let audio = PageText.escaped(lastPart(report.audio.file))
    return
      "The browser saves <b>\(name)</b>. Put it beside <b>\(audio)</b>: <code>coach analyse</code> reads it from "
      + "there by itself, and <code>coach mark</code> goes on with what is still estimated."
  }

  /// The places, each a slider that can be dragged.
  private var edges: [String] {
    report.intervals.enumerated().map { index, interval in
      let part = interval.phase.map { report.phases[$0] }
      let label =
        switch interval.activity {
        case .phase: part?.label ?? ""
        case .held: MarkLabel.hold
        case .interruption: MarkLabel.interruption
        }
      let isFirst = part.map { part in
        !report.intervals[..<index].contains { $0.phase == interval.phase } && part.alignment != nil
      }
      let isEstimated =
        isFirst == true && (part?.alignment?.confidence ?? 1) < Report.reliable
      let number =
        part.map { part in part.number.map(String.init) ?? String(part.name.prefix(8)) } ?? ""
      return """
        <button class="edge" role="slider" aria-label="Where \(PageText.escaped(label)) begins" aria-valuemin="0" \
        aria-valuemax="\(Int(report.audio.duration_s))" aria-valuenow="\(Int(interval.start_s))" \
        aria-valuetext="\(TimeText.tenths(interval.start_s))" data-at="\(exact(interval.start_s))" \
        data-label="\(PageText.escaped(label))"\(isEstimated ? " data-estimated=\"\"" : "") \
        style="left:\(PageText.percent(interval.start_s, of: report.audio.duration_s))">\
        <span aria-hidden="true">\(PageText.escaped(number))</span></button>
        """
    }
  }

  private var level: String {
    let scale = 1000 / max(report.audio.duration_s, 0.01)
    return
      "<path class=\"level\" d=\"\(levels.path(from: 0, to: report.audio.duration_s, scale: scale, step: 2))\"/>"
  }

  /// Where speech begins and ends, in seconds.
  private var speech: String {
    report.segments.map { "\(TimeText.shortest($0.start_s)) \(TimeText.shortest($0.end_s))" }
      .joined(separator: " ")
  }

  /// Where the talk was ended before the recording was; empty where it was not.
  private var tail: String {
    guard report.tail_s > 0, let end = report.intervals.last?.end_s else { return "" }
    return exact(end)
  }

  /// The name of the label file, as `coach mark` calls it.
  private var file: String {
    if report.marks_source == .take { return "\(take).labels.txt" }
    let name = lastPart(report.audio.file)
    let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? name[..<$0] : nil }
    return String(stem ?? name[...]) + ".labels.txt"
  }

  /// The name of the take, which its folder has.
  private var take: String {
    report.audio.file.split(separator: "/").dropLast().last.map(String.init) ?? "-1"
  }

  private func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func exact(_ seconds: Double) -> String { TimeText.decimal(seconds, places: 6) }

  /// What the page's style has besides for it.
  static let css = """
    .correct{display:none}
    .live .correct{display:block}
    .edges,.near{position:relative;touch-action:pan-y;font-family:var(--sans)}
    .edges svg,.near svg{height:64px;background:var(--paper);border:1px solid var(--talk)}
    .edges .level{fill:var(--pause)}
    .edge{position:absolute;top:0;height:88px;width:24px;margin-left:-12px;touch-action:none;cursor:ew-resize;
    text-align:center;font:500 .8rem/1 var(--sans)}
    .edge::before{content:"";position:absolute;left:11px;top:0;height:64px;width:2px;background:var(--ink)}
    .edge[data-estimated]::before{background:none;border-left:2px dashed var(--ink);width:0}
    .edge[aria-current=true]::before{width:4px;left:10px;background:var(--over);border:0}
    .edge span{position:absolute;left:0;right:0;top:68px;white-space:nowrap;overflow:hidden}
    .edges{padding-bottom:24px;overflow:hidden;margin:0 -12px;padding-left:12px;padding-right:12px}
    .chosen{font:400 .92rem/1.5 var(--sans);margin:.6rem 0}
    .near{cursor:ew-resize;margin-bottom:.6rem;touch-action:none}
    .near .place{position:absolute;left:50%;top:0;width:4px;margin-left:-2px;height:64px;background:var(--over)}
    .tools{display:flex;flex-wrap:wrap;gap:.4rem .5rem;margin:.4rem 0 0}
    .tools button{font:500 .84rem/1 var(--sans);border:1px solid var(--talk);border-radius:1rem;padding:.5rem .8rem}
    .tools button:disabled{color:var(--soft);border-color:var(--rule);cursor:default}
    .correct .prose{font:400 .92rem/1.5 var(--sans);margin-top:.8rem}
    code{font-size:.92em}
    @media print{.live .correct{display:none}}

    """
}
