public import AudioCore
public import Coach

/// A recording that was heard, with what is known of it: everything that reports and exports are made
/// from.
public struct Analysis: Sendable {
  /// What was heard.
  public let recording: Recording
  /// What went on when.
  public let timeline: Timeline
  /// What it is measured against.
  public let agenda: Agenda
  /// Where the marks come from.
  public let source: Report.MarksSource
  /// How the recording is named in reports.
  public let file: String
  private let startedAt: String?
  private let endsAt: Double?
  private let alignments: [Report.Alignment?]
  private let notes: [String]
  /// Earlier takes of the same plan, for the advice.
  public var past: [EarlierTake] = []
  /// The words of the recording, where a recogniser heard them.
  public var heard: HeardWords?

  /// A recording with what is known of it.
  ///
  /// - Parameters:
  ///   - startedAt: the wall clock at the start of a take, ISO 8601; nil for other recordings.
  ///   - endsAt: where it had to end, in seconds of the recording, if an end was set.
  ///   - alignments: how sure the beginning of each phase is, for aligned phases.
  ///   - notes: warnings that are known before the figures are, as sentences.
  public init(
    recording: Recording, timeline: Timeline, agenda: Agenda, source: Report.MarksSource,
    file: String, startedAt: String? = nil, endsAt: Double? = nil,
    alignments: [Report.Alignment?] = [], notes: [String] = []
  ) {
    self.recording = recording
    self.timeline = timeline
    self.agenda = agenda
    self.source = source
    self.file = file
    self.startedAt = startedAt
    self.endsAt = endsAt
    self.alignments = alignments
    self.notes = notes
  }

  /// Decides where speech is and measures it.
  public func builder(_ rules: ReportRules = ReportRules()) -> ReportBuilder {
    ReportBuilder(
      contour: recording.contour, summary: recording.summary, timeline: timeline,
      agenda: agenda, source: source, rules: rules, endsAt: endsAt, startedAt: startedAt,
      alignments: alignments, past: past, notes: notes, heard: heard)
  }

  /// The report.
  public func report(_ rules: ReportRules = ReportRules()) -> Report {
    builder(rules).report(file: file)
  }

  /// The report, ready for every form of it.
  public func measured(_ rules: ReportRules = ReportRules()) -> MeasuredRecording {
    MeasuredRecording(builder(rules), audio: file)
  }
}
