/// The time line of a take: all of it in one strip, then each phase on lines of one scale, with speech,
/// pauses, stalls, gaps, interruptions and the level.
struct TimelineChart {
  /// The longest line, in seconds: what is longer goes on below.
  private static let longestLine = 240.0
  private static let height = 40.0

  private let report: Report
  private let levels: LevelCurve
  /// The seconds that a full line stands for.
  private let lineSeconds: Double

  init(_ report: Report, levels: [Double]) {
    self.report = report
    self.levels = LevelCurve(levels, report: report, height: Self.height)
    let longest = report.intervals.map { $0.end_s - $0.start_s }.max() ?? 1
    // A recording without parts has room for its pauses.
    let most = report.hasParts ? Self.longestLine : Self.longestLine / 4
    lineSeconds = max(1, min(most, longest))
  }

  var html: String {
    """
    <section aria-labelledby="timeline"><h2 id="timeline">The take, moment by moment</h2>
    <p class="note">Choose a place to hear it. <span class="key speech"></span> speech, with its level above; \
    gaps in it are pauses; <span class="key stall"></span> stalls of 3 s and more\(others).</p>
    \(strip)
    <div class="lines">\(lines.joined(separator: "\n"))</div></section>
    """
  }

  /// The words for what does not happen in every take.
  private var others: String {
    var words = ""
    if !report.gaps.isEmpty { words += "; <span class=\"key gap\"></span> lost by the device" }
    if !report.mutes.isEmpty { words += "; <span class=\"key gap\"></span> microphone muted" }
    if report.intervals.contains(where: { $0.activity == .interruption }) {
      words += "; <span class=\"key interruption\"></span> interruptions"
    }
    if report.intervals.contains(where: { $0.activity == .held }) {
      words += "; <span class=\"key held\"></span> held"
    }
    if !report.notes.isEmpty { words += "; ◆ your notes" }
    return words
  }

  // MARK: The whole in one strip

  private var strip: String {
    let whole = report.audio.duration_s
    let scale = 1000 / max(whole, 0.01)
    func rect(_ kind: String, _ from: Double, _ to: Double) -> String {
      "<rect class=\"\(kind)\" x=\"\(TimeText.shortest(from * scale))\" y=\"0\" "
        + "width=\"\(TimeText.shortest((to - from) * scale))\" height=\"40\"/>"
    }
    var shapes = ""
    var labels = ""
    for interval in report.intervals {
      let kind = interval.activity == .phase ? "part" : interval.activity.rawValue
      shapes += rect(kind, interval.start_s, interval.end_s)
      guard let phase = interval.phase, interval.end_s - interval.start_s > whole / 40 else {
        continue
      }
      let part = report.phases[phase]
      guard part.name != Agenda.whole else { continue }
      labels +=
        "<span style=\"left:\(PageText.percent(interval.start_s, of: whole))\">"
        + PageText.escaped(part.number.map(String.init) ?? String(part.name.prefix(12))) + "</span>"
    }
    shapes +=
      "<path class=\"level\" d=\"\(levels.path(from: 0, to: whole, scale: scale, step: 2))\"/>"
    for silence in report.silences where silence.kind == .stall {
      shapes += rect("stall", silence.start_s, silence.start_s + silence.duration_s)
    }
    for gap in report.gaps + report.mutes { shapes += rect("gap", gap.start_s, gap.end_s) }
    return """
      <div class="strip"><div class="marks" aria-hidden="true">\(labels)</div>
      <div class="track" role="slider" tabindex="0" aria-label="Place in the recording" aria-valuemin="0" \
      aria-valuemax="\(Int(whole))" aria-valuenow="0" aria-valuetext="0:00" data-start="0" \
      data-seconds="\(TimeText.shortest(whole))"><svg viewBox="0 0 1000 40" preserveAspectRatio="none" \
      aria-hidden="true">\(shapes)</svg><i class="head"></i></div>
      <div class="ends" aria-hidden="true"><span>0:00</span><span>\(TimeText.clock(whole))</span></div></div>
      """
  }

  // MARK: Line by line

  private var lines: [String] {
    var seen: Set<Int> = []
    var last: Int?
    return report.intervals.flatMap { interval -> [String] in
      var remark = ""
      if let phase = interval.phase {
        if !seen.insert(phase).inserted { remark = phase == last ? "continued" : "again" }
        last = phase
      }
      let starts = Array(
        stride(from: interval.start_s, to: interval.end_s - 0.01, by: lineSeconds))
      return starts.enumerated().map { index, start in
        line(
          interval, from: start, to: min(interval.end_s, start + lineSeconds),
          name: index == 0 ? name(interval, remark) : nil)
      }
    }
  }

  private func name(_ interval: Report.Interval, _ remark: String) -> String {
    switch interval.activity {
    case .held: return "<b></b>held"
    case .interruption: return "<b></b>interruption"
    case .phase:
      guard let part = interval.phase.map({ report.phases[$0] }) else { return "" }
      let number = part.number.map(String.init) ?? ""
      let end = remark.isEmpty ? "" : " <em>\(remark)</em>"
      return "<b>\(number)</b>\(PageText.name(part))\(end)"
    }
  }

  private func line(
    _ interval: Report.Interval, from start: Double, to end: Double, name: String?
  ) -> String {
    let seconds = end - start
    let width = seconds * 10
    let label =
      name.map { name in
        "<button class=\"hear phase\" data-from=\"\(TimeText.shortest(interval.start_s))\" "
          + "data-to=\"\(TimeText.shortest(interval.end_s))\">\(name)</button>"
      } ?? "<span class=\"phase\"><b></b><em>continued</em></span>"
    return """
      <div class="line\(interval.activity == .phase ? "" : " \(interval.activity.rawValue)")"><span class="name">\(label)\
      <small>\(TimeText.clock(start))\(name == nil ? "" : confidence(interval))</small></span><div class="room"><div class="track" \
      style="width:\(PageText.percent(seconds, of: lineSeconds))" data-start="\(TimeText.shortest(start))" \
      data-seconds="\(TimeText.shortest(seconds))"><svg viewBox="0 0 \(TimeText.shortest(width)) 52" \
      preserveAspectRatio="none" role="group" \
      aria-label="From \(TimeText.clock(start)) to \(TimeText.clock(end))">\(shapes(from: start, to: end))</svg>\(words(from: start, to: end))\
      <i class="head"></i></div></div></div>
      """
  }

  /// How sure the beginning of an aligned phase is.
  private func confidence(_ interval: Report.Interval) -> String {
    guard let alignment = interval.phase.flatMap({ report.phases[$0].alignment }) else { return "" }
    let names = alignment.rests_on.map(\.words).joined(separator: " and ")
    return ", \(TimeText.decimal(100 * alignment.confidence, places: 0)) % sure"
      + (names.isEmpty ? "" : " by \(names)")
  }

  /// The level, the speech below it, and what interrupts it.
  private func shapes(from start: Double, to end: Double) -> String {
    func bar(_ kind: String, _ from: Double, _ to: Double, y: Int, height: Int, data: String = "")
      -> String
    {
      let (low, high) = (max(from, start), min(to, end))
      guard high > low else { return "" }
      return "<rect class=\"\(kind)\" x=\"\(TimeText.shortest((low - start) * 10))\" y=\"\(y)\" "
        + "width=\"\(TimeText.shortest((high - low) * 10))\" height=\"\(height)\"\(data)/>"
    }
    var shapes = "<path class=\"level\" d=\"\(levels.path(from: start, to: end, scale: 10))\"/>"
    for segment in overlapping(report.segments, start, end, \.start_s, \.end_s) {
      shapes += bar("speech", segment.start_s, segment.end_s, y: 43, height: 6)
    }
    for gap in overlapping(report.gaps, start, end, \.start_s, \.end_s)
      + overlapping(report.mutes, start, end, \.start_s, \.end_s)
    {
      shapes += bar("gap", gap.start_s, gap.end_s, y: 0, height: 52)
    }
    for silence in silences(from: start, to: end) where silence.start_s >= start {
      let data =
        " data-at=\"\(TimeText.shortest(silence.start_s))\" data-for=\"\(TimeText.shortest(silence.duration_s))\""
      shapes += bar(
        silence.kind.rawValue, silence.start_s, silence.start_s + silence.duration_s, y: 0,
        height: 52, data: data)
    }
    return shapes
  }

  /// The length of each stall in it, and the speaker's notes.
  private func words(from start: Double, to end: Double) -> String {
    let stalls = silences(from: start, to: end).filter {
      $0.kind == .stall && $0.start_s >= start && $0.start_s + $0.duration_s <= end
        // Narrower ones have no room for a word on a narrow page.
        && $0.duration_s >= lineSeconds / 30
    }.map { stall in
      let middle = stall.start_s + stall.duration_s / 2 - start
      let left = PageText.percent(middle, of: end - start)
      return "<span class=\"tag\" aria-hidden=\"true\" style=\"left:\(left)\">"
        + "\(TimeText.decimal(stall.duration_s, places: 0)) s</span>"
    }
    return stalls.joined() + notes(from: start, to: end)
  }

  private func notes(from start: Double, to end: Double) -> String {
    let first = report.notes.partitioningIndex { $0.at_s >= start }
    return report.notes[first...].prefix { $0.at_s < end }.map { note in
      let left = PageText.percent(note.at_s - start, of: end - start)
      return "<span class=\"mark\" style=\"left:\(left)\">◆ \(PageText.escaped(note.text))</span>"
    }.joined()
  }

  private func silences(from start: Double, to end: Double) -> ArraySlice<Report.Silence> {
    overlapping(report.silences, start, end, \.start_s, { $0.start_s + $0.duration_s })
  }

  /// The elements that reach into a stretch, of ones that are ascending and apart.
  private func overlapping<Element>(
    _ elements: [Element], _ start: Double, _ end: Double, _ from: (Element) -> Double,
    _ to: (Element) -> Double
  ) -> ArraySlice<Element> {
    let first = elements.partitioningIndex { to($0) > start }
    let last = elements.partitioningIndex { from($0) >= end }
    return elements[first..<max(first, last)]
  }
}
