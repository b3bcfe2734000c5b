internal import AudioCore

/// The other rules under which a recording is measured once more, to see how far its times can be off.
enum ReportVariations {
  /// dB by which the thresholds are moved: verdicts must not depend on it.
  static let thresholdShift = 3.0
  /// Seconds by which the shortest pause is moved.
  static let pauseShift = 0.05

  /// As it is, then with other thresholds, then with other pauses.
  static let all: [SpeechDetector.Variation] = [
    .init(), .init(thresholdShift: -thresholdShift), .init(thresholdShift: thresholdShift),
    .init(pauseShift: -pauseShift), .init(pauseShift: pauseShift),
  ]
  /// Where those with other thresholds are.
  static let thresholds = 1...2
  /// Where those with other pauses are.
  static let pauses = 3...4
}

extension ReportRules {
  /// The rules as a report has them.
  var record: Report.Rules {
    Report.Rules(
      pause_s: Rounded.seconds(timing.shortestPause.seconds),
      stall_s: Rounded.seconds(timing.shortestStall.seconds),
      grace_s: Rounded.seconds(tolerance.phase.seconds),
      total_grace_s: Rounded.seconds(tolerance.total.seconds), grace_share: tolerance.share,
      threshold_shift_db: ReportVariations.thresholdShift,
      pause_shift_s: ReportVariations.pauseShift)
  }
}
