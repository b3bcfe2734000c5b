/// The articulation rate over time, against the speaker's own median.
struct PaceChart {
  private let report: Report
  private let height = 120.0

  init(_ report: Report) { self.report = report }

  var html: String {
    guard let pace = report.pace else { return "" }
    let rates = pace.windows.map(\.syllables_per_s)
    let median = pace.median_syllables_per_s
    // A quarter to either side at least, so that steady speech looks steady.
    let reach = rates.map { abs($0 - median) }.reduce(median / 4, max) * 1.05
    func y(_ rate: Double) -> Double { height / 2 * (1 - (rate - median) / reach) }
    let whole = report.audio.duration_s
    func x(_ seconds: Double) -> String { TimeText.shortest(1000 * seconds / whole) }
    var shapes = report.intervals.filter { $0.activity == .phase }
      .map { "<path class=\"grid\" d=\"M\(x($0.start_s)) 0V\(Int(height))\"/>" }.joined()
    let (high, low) = (
      y(pace.upper_quartile_syllables_per_s), y(pace.lower_quartile_syllables_per_s)
    )
    shapes +=
      "<rect class=\"band\" x=\"0\" y=\"\(TimeText.shortest(high))\" width=\"1000\" "
      + "height=\"\(TimeText.shortest(max(1, low - high)))\"/>"
    shapes += "<path class=\"median\" d=\"M0 \(TimeText.shortest(height / 2))H1000\"/>"
    for window in pace.windows {
      let isFast =
        window.syllables_per_s >= median * CourseAdvisor.faster
        && pace.differs(window.syllables_per_s, error: window.error_syllables_per_s)
      shapes +=
        "<path class=\"\(isFast ? "fast" : "rate")\" d=\"M\(x(window.start_s)) "
        + "\(TimeText.shortest(y(window.syllables_per_s)))H\(x(window.end_s))\"/>"
    }
    let marks = report.intervals.compactMap { interval -> String? in
      guard let phase = interval.phase, interval.end_s - interval.start_s > whole / 40,
        let number = report.phases[phase].number
      else { return nil }
      return
        "<span style=\"left:\(PageText.percent(interval.start_s, of: whole))\">\(number)</span>"
    }
    let scale = [1.2, 1.1, 1, 0.9, 0.8].filter { abs($0 * median - median) < reach }.map { ratio in
      "<span style=\"top:\(PageText.percent(y(ratio * median), of: height))\">"
        + (ratio == 1 ? ReportWords.rate(median) : ReportWords.ratio(ratio)) + "</span>"
    }
    return """
      <section aria-labelledby="pace"><h2 id="pace">Pace</h2>
      <p class="prose">\(sentence(pace))\(flattest)</p>
      <div class="pace"><div class="scale" aria-hidden="true">\(scale.joined())</div>
      <div><div class="marks" aria-hidden="true">\(marks.joined())</div>
      <div class="track" data-start="0" data-seconds="\(TimeText.shortest(whole))">\
      <svg viewBox="0 0 1000 \(Int(height))" preserveAspectRatio="none" role="img" \
      aria-label="Syllables a second over the take; the table below has them for each phase">\(shapes)</svg>\
      <i class="head"></i></div></div></div>
      <p class="note">Each stroke is \(TimeText.decimal(pace.window_s, places: 0)) s of speech; \
      <span class="key fast"></span> thick is 10 % faster than your median and more, which listeners notice, and by more than its error; \
      the <span class="key band"></span> band holds the middle half.</p></section>
      """
  }

  /// Plays the flattest half minute.
  private var flattest: String {
    guard let stretch = DeliveryWords.flattest(report) else { return "" }
    return
      " <button class=\"hear\" data-from=\"\(TimeText.shortest(stretch.start_s))\" "
      + "data-to=\"\(TimeText.shortest(stretch.end_s))\">Hear the flattest half minute</button>"
  }

  private func sentence(_ pace: PaceRecord) -> String {
    let error = ReportWords.rate(max(0.1, pace.error_syllables_per_s))
    // Counted words are better than estimated ones.
    let words = report.words == nil ? ", about \(pace.words_per_min) words a minute in English" : ""
    var text =
      "Your median is <b>\(ReportWords.rate(pace.median_syllables_per_s)) ± \(error)</b> syllables a second of "
      + "speech\(words); half of the take lies between "
      + "\(ReportWords.rate(pace.lower_quartile_syllables_per_s)) and "
      + "\(ReportWords.rate(pace.upper_quartile_syllables_per_s))"
    if let usual = pace.usual_syllables_per_s {
      text += ". In earlier takes it was \(ReportWords.rate(usual))"
      if pace.differs(usual, error: 0) {
        text += " (\(ReportWords.ratio(pace.median_syllables_per_s / usual)))"
      }
    }
    let others = [DeliveryWords.fluency(report.total), DeliveryWords.voice(report)]
    return text
      + ". Compare it with your own only: it counts syllables that can be heard, not words. "
      + others.compactMap { $0.map { PageText.escaped($0).capitalisedFirst + "." } }
      .joined(separator: " ")
  }
}
