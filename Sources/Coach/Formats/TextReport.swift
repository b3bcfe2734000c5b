/// A report as text: the verdict first, then the phases, and last, beside the prompt, what to change.
public enum TextReport {
  /// The whole report, ended by a line end.
  public static func render(_ report: Report, _ layout: TextLayout = TextLayout()) -> String {
    let sections = [
      head(report, layout), phases(report, layout), triggers(report, layout),
      remarks(report, layout),
      layout.isVerbose ? provenance(report, layout) : [], advice(report, layout),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// What it is, and how it went.
  private static func head(_ report: Report, _ layout: TextLayout) -> [String] {
    let recording = "\(report.audio.file), \(TimeText.clock(report.audio.duration_s))"
    let sentences = ReportSummary.sentences(report)
    return (report.title.isEmpty ? [] : [layout.wrapped(report.title)])
      + [layout.paint(layout.wrapped(recording), .quiet)]
      + sentences.prefix(1).map { layout.paint(layout.wrapped($0), .strong) }
      + sentences.dropFirst().map { layout.wrapped($0) }
  }

  private static func phases(_ report: Report, _ layout: TextLayout) -> [String] {
    var lines = [PhaseTable(report, layout).text]
    let others =
      [ReportWords.outside(report).map { "outside the phases: \($0)" }].compactMap { $0 }
      + DeliveryWords.lines(report)
    if !others.isEmpty { lines.append("") }
    return lines + others.map { layout.wrapped($0) }
  }

  /// Which trigger words were heard, a line a phase.
  private static func triggers(_ report: Report, _ layout: TextLayout) -> [String] {
    let lines = SpokenWords.lines(report)
    guard !lines.isEmpty else { return [] }
    let width = lines.compactMap { $0.part.number.map { String($0).count } }.max() ?? 0
    return [layout.paint("trigger words that were heard", .strong)]
      + lines.flatMap { part, line in
        layout.hanging(Columns.right(part.number.map(String.init) ?? "", width + 2) + "  ", line)
      }
  }

  /// What has to be known before the figures are believed.
  private static func remarks(_ report: Report, _ layout: TextLayout) -> [String] {
    let isTold = report.marks_source == .aligned || report.turned_by_themselves != nil
    let source = isTold ? [ReportWords.marks(report)] : []
    return (source + ReportWords.remarks(report)).flatMap { layout.hanging("  ", $0) }
  }

  /// How it was measured.
  private static func provenance(_ report: Report, _ layout: TextLayout) -> [String] {
    let audio = report.audio
    var lines = [
      "\(audio.file): \(TimeText.clock(audio.duration_s)) at \(audio.sample_rate_hz) Hz, "
        + ReportWords.marks(report),
      "verdicts by \(ReportWords.basis(report)); \(ReportWords.tolerance(report.rules))",
    ]
    if let level = audio.speech_level_dbfs, let ratio = audio.snr_db,
      let threshold = audio.threshold_dbfs
    {
      lines.append(
        "voice \(whole(level)) dBFS, background \(whole(audio.noise_floor_dbfs)) dBFS "
          + "(\(whole(ratio)) dB apart), threshold \(whole(threshold)) dBFS")
      let range = report.total.speech_range_s.map { TimeText.clock($0) }
      lines.append(
        "speech \(TimeText.clock(report.total.speech_s)) (\(range[0])-\(range[1]) when the thresholds move "
          + "by \(ReportWords.thresholdShift(report.rules)) and the shortest pause by "
          + "\(whole(1000 * report.rules.pause_shift_s)) ms)")
    }
    return lines.map { layout.paint(layout.wrapped($0), .quiet) }
  }

  /// What to change, numbered.
  private static func advice(_ report: Report, _ layout: TextLayout) -> [String] {
    guard !report.advice.isEmpty else { return [] }
    return [layout.paint("what to change", .strong)]
      + report.advice.enumerated().flatMap { index, advice in
        layout.hanging(Columns.right("\(index + 1).", 3) + " ", advice.text)
      }
  }

  private static func whole(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}
