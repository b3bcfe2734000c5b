/// How pace, fluency and voice are said, each figure with its error.
enum DeliveryWords {
  /// What is said of the whole, a line each; none for what is not known.
  static func lines(_ report: Report) -> [String] {
    [pace(report), fluency(report.total), voice(report), SpokenWords.summary(report)]
      .compactMap { $0 }
  }

  /// `pace 4.7 ± 0.2 syllables/s (usually 5.0), about 190 words/min`; nil below 15 s of speech.
  static func pace(_ report: Report) -> String? {
    guard let pace = report.pace else { return nil }
    let rate = withError(pace.median_syllables_per_s, pace.error_syllables_per_s)
    let usual = pace.usual_syllables_per_s.map { " (usually \(ReportWords.rate($0)))" } ?? ""
    // Counted words are better than estimated ones.
    let words = report.words == nil ? ", about \(pace.words_per_min) words/min" : ""
    return "pace \(rate) syllables/s\(usual)\(words)"
  }

  /// `9.2 syllables between pauses, 14 pauses/min, speech is 78 % of the clock time`; nil without speech.
  static func fluency(_ part: Report.Part) -> String? {
    guard let run = part.fluency.syllables_per_run, let rate = part.fluency.silences_per_min,
      let share = part.fluency.speech_share
    else { return nil }
    return "\(ReportWords.rate(run)) syllables between pauses, \(whole(rate)) pauses/min, "
      + "speech is \(percent(share)) of the clock time"
  }

  /// `pitch varies by 2.3 ± 0.2 semitones (usually 2.6), loudness by 9 dB; flattest half minute at 12:10`; nil
  /// below 15 s of speech.
  static func voice(_ report: Report) -> String? {
    guard let voice = report.voice else { return nil }
    let figures = report.total.voice
    guard let spread = figures.pitch_sd_st, let error = figures.error_pitch_sd_st else {
      return "pitch unknown: it can be heard in only \(percent(figures.voiced_share)) of the speech"
    }
    let usual = voice.usual_pitch_sd_st.map { " (usually \(ReportWords.rate($0)))" } ?? ""
    let loudness = figures.loudness_range_db.map { ", loudness by \(whole($0)) dB" } ?? ""
    return "pitch varies by \(withError(spread, error)) semitones\(usual)\(loudness)"
      + (flattest(report).map { stretch in
        "; flattest half minute at \(TimeText.clock(stretch.start_s)) "
          + "(\(ReportWords.rate(stretch.pitch_sd_st)))"
      } ?? "")
  }

  /// The flattest half minute, where it is flatter than the whole by more than their errors.
  static func flattest(_ report: Report) -> VoiceRecord.Stretch? {
    guard let stretch = report.voice?.flattest, let spread = report.total.voice.pitch_sd_st,
      let error = report.total.voice.error_pitch_sd_st, stretch.pitch_sd_st < spread,
      SamplingError.differ(stretch.pitch_sd_st, stretch.error_pitch_sd_st, spread, error)
    else { return nil }
    return stretch
  }

  /// A pace against the median of the take: `+10 %`, `-4 %`; `≈` where the difference is no larger than its error.
  static func ratio(of part: Report.Part, in report: Report) -> String? {
    guard let ratio = part.pace_ratio else { return nil }
    guard let rate = part.syllables_per_s, let error = part.error_syllables_per_s,
      report.pace?.differs(rate, error: error) == true
    else { return "≈" }
    return ReportWords.ratio(ratio)
  }

  /// `4.7 ± 0.2`; an error that would be rounded to nothing is a tenth.
  static func withError(_ value: Double, _ error: Double) -> String {
    "\(ReportWords.rate(value)) ± \(ReportWords.rate(max(0.1, error)))"
  }

  private static func percent(_ share: Double) -> String { "\(whole(100 * share)) %" }

  private static func whole(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}
