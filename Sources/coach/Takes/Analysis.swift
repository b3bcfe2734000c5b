import AudioCore
import Coach

/// A recording that was heard, with what is known of it: everything that reports and exports are made
/// from.
struct Analysis {
  let recording: Recording
  let timeline: Timeline
  let outline: Outline
  let source: Report.MarksSource
  /// How the recording is named in reports.
  let file: String
  /// The wall clock at the start of a take, ISO 8601; nil for other recordings.
  var startedAt: String?
  /// Where it had to end, in seconds of the recording, if an end was set.
  var endsAt: Double?
  /// How sure the beginning of each phase is, for aligned phases.
  var alignments: [Report.Alignment?] = []
  /// Warnings that are known before the figures are, as sentences.
  var notes: [String] = []

  /// Earlier takes of the same plan, for the advice.
  var past: [PastTake] = []

  /// Decides where speech is and measures it.
  func builder(basis: Verdict.Basis = .speaking) -> ReportBuilder {
    ReportBuilder(
      contour: recording.contour, summary: recording.summary, timeline: timeline,
      outline: outline, source: source, basis: basis, endsAt: endsAt, startedAt: startedAt,
      alignments: alignments, past: past, notes: notes)
  }

  func report(basis: Verdict.Basis) -> Report { builder(basis: basis).report(file: file) }

  /// The report, ready for every form of it.
  func measured(basis: Verdict.Basis) -> MeasuredRecording {
    MeasuredRecording(builder(basis: basis), audio: file)
  }
}
