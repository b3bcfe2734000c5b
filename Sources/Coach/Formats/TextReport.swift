/// A report as text of at most 80 columns.
public enum TextReport {
  private static let nameWidth = 23
  private static let barWidth = 22

  /// The whole report, ended by a line end.
  public static func render(_ report: Report) -> String {
    var sections = [header(report)]
    if (report.phases + [report.total]).contains(where: { $0.budget != nil })
      || report.phases.count > 1
    {
      sections.append(picture(report))
    }
    sections.append(times(report))
    if !report.advice.isEmpty { sections.append(advice(report)) }
    let remarks = ReportWords.remarks(report).map { Columns.wrapped($0, width: 80) }
    if !remarks.isEmpty { sections.append(remarks.joined(separator: "\n")) }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func header(_ report: Report) -> String {
    let audio = report.audio
    var lines = report.title.isEmpty ? [] : [report.title]
    lines.append(
      "\(audio.file): \(TimeText.clock(audio.duration_s)) at \(audio.sample_rate_hz) Hz, "
        + ReportWords.marks(report.marks_source))
    if let level = audio.speech_level_dbfs, let ratio = audio.snr_db,
      let threshold = audio.threshold_dbfs
    {
      lines.append(
        "voice \(whole(level)) dBFS, background \(whole(audio.noise_floor_dbfs)) dBFS "
          + "(\(whole(ratio)) dB apart), threshold \(whole(threshold)) dBFS")
    }
    if audio.speech_level_dbfs != nil {
      let range = report.total.speech_range_s.map { TimeText.clock($0) }
      lines.append(
        "speech \(TimeText.clock(report.total.speech_s)), "
          + "between \(range[0]) and \(range[1])")
    }
    if let pace = ReportWords.pace(report) { lines.append(pace) }
    return lines.map { Columns.wrapped($0, width: 80) }.joined(separator: "\n")
  }

  /// Planned against spoken time, phase by phase.
  private static func picture(_ report: Report) -> String {
    let name = ReportWords.basis(report)
    let longest = report.phases.map { max($0.budget?.max_s ?? 0, report.basisTime($0)) }.max() ?? 0
    let scale = longest > 0 ? Double(barWidth - 1) / longest : 0
    var lines = ["planned against spoken (\(name); | | is the budget, ▓ is over it)", ""]
    for part in report.phases {
      lines.append(row(part, bar: bar(part, report, scale: scale), report))
    }
    lines.append(row(report.total, bar: Columns.spaces(barWidth), report))
    return lines.joined(separator: "\n")
  }

  private static func row(_ part: Report.Part, bar: String, _ report: Report) -> String {
    let time = Columns.right(TimeText.clock(report.basisTime(part)), 5)
    let line = label(part) + " " + bar + " " + time + "  " + VerdictWords(part, report).text
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private static func bar(_ part: Report.Part, _ report: Report, scale: Double) -> String {
    let spoken = Int((report.basisTime(part) * scale).rounded())
    guard let budget = part.budget else {
      return String(repeating: "█", count: spoken) + Columns.spaces(barWidth - spoken)
    }
    let (low, high) = (Int((budget.min_s * scale).rounded()), Int((budget.max_s * scale).rounded()))
    return String(
      (0..<barWidth).map { column -> Character in
        if column == low || column == high { return "|" }
        if column < spoken { return column < high ? "█" : "▓" }
        return column < low ? "·" : column < high ? "░" : " "
      })
  }

  /// The four times of every phase.
  private static func times(_ report: Report) -> String {
    var parts = report.phases
    if report.phases.count > 1 || report.total.budget != nil { parts.append(report.total) }
    let figures = PhaseFigure.headed.filter { $0.width != nil }
    let cells = parts.map { part in
      figures.map { figure in
        let text = figure.shown(part, report).text
        return text.isEmpty ? "-" : text
      }
    }
    let rows = Columns.rows(
      [figures.compactMap(\.heading)] + cells, widths: figures.compactMap(\.width))
    var lines = [Columns.left("", nameWidth + 5) + rows[0]]
    lines += zip(parts, rows.dropFirst()).map { label($0) + " " + $1 }
    if let outside = ReportWords.outside(report) {
      lines += ["", Columns.wrapped(outside, width: 80)]
    }
    return lines.joined(separator: "\n")
  }

  /// What to change, numbered.
  private static func advice(_ report: Report) -> String {
    let lines = report.advice.enumerated().map { index, advice in
      let number = Columns.right("\(index + 1).", 3) + " "
      return number + Columns.wrapped(advice.text, width: 76, indent: 4)
    }
    return (["what to change"] + lines).joined(separator: "\n")
  }

  private static func label(_ part: Report.Part) -> String {
    Columns.right(part.number.map(String.init) ?? "", 3) + " " + Columns.left(part.name, nameWidth)
  }

  private static func whole(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}
