/// How a report was measured and what its words mean.
struct MeasurementNotes {
  private let report: Report

  init(_ report: Report) { self.report = report }

  var html: String {
    let audio = report.audio
    var facts = [
      ("Recording", "\(TimeText.clock(audio.duration_s)) at \(audio.sample_rate_hz) Hz"),
      ("Phases", ReportWords.marks(report)),
      (
        "Verdicts",
        "by \(ReportWords.basis(report)); \(ReportWords.tolerance(report.rules))"
      ),
    ]
    if let level = audio.speech_level_dbfs, let ratio = audio.snr_db,
      let threshold = audio.threshold_dbfs
    {
      facts.append(
        (
          "Levels",
          "voice \(whole(level)) dBFS, background \(whole(audio.noise_floor_dbfs)) dBFS, "
            + "\(whole(ratio)) dB apart; threshold \(whole(threshold)) dBFS"
        ))
      let range = report.total.speech_range_s.map { TimeText.clock($0) }
      facts.append(
        (
          "Accuracy",
          "speech is between \(range[0]) and \(range[1]) when the threshold moves by "
            + "\(ReportWords.thresholdShift(report.rules)) and the shortest pause by "
            + "\(whole(1000 * report.rules.pause_shift_s)) ms"
        ))
    }
    let doubts = ReportWords.doubts(report)
    if !doubts.isEmpty { facts.append(("Doubts", doubts.joined(separator: "; "))) }
    let words = PhaseFigure.headed(report).compactMap { figure in
      figure.explanation.map { (figure.heading?.capitalisedFirst ?? "", $0(report.rules)) }
    }
    return """
      <section aria-labelledby="measured"><h2 id="measured">How this was measured</h2>
      <dl class="facts">\((facts + words).map(item).joined(separator: "\n"))</dl></section>
      """
  }

  private func item(_ name: String, _ text: String) -> String {
    "<div><dt>\(name)</dt><dd>\(PageText.escaped(text))</dd></div>"
  }

  private func whole(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}
