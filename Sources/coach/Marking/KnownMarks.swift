import AudioCore
import Coach

/// What is known of a recording's marks before it is listened to: from labels, from its own cue points, from options.
struct KnownMarks {
  let agenda: Agenda
  let rate: Int
  /// The time line that they make; one with a single phase where there are none.
  let timeline: Timeline
  /// Whether there are marks without estimates among them, which may be wrong.
  let isMarked: Bool
  /// What was said in an earlier session, or by options.
  let answers: [Int: MarkingSession.Reply]
  /// The file that lies beside the recording, where they are from that.
  let beside: String?
  /// The phases whose labels are estimates.
  private let estimated: Set<Int>

  /// - Throws: ``Failure`` when they cannot be read or fit no plan.
  init(
    _ recording: Recording, _ agenda: Agenda, _ audio: String, _ request: AlignmentRequest,
    _ arguments: ParsedArguments
  ) throws(Failure) {
    let marks = arguments.value("marks")
    let (frames, rate) = (recording.contour.frames, recording.contour.rate)
    let (track, _, beside) = try RecordingSource.track(
      marks, recording, audio, isForced: request.isForced)
    let isUsed = track.hasMarks && !request.isForced
    self.agenda = agenda
    self.rate = rate
    self.beside = beside
    isMarked = isUsed && !track.hasEstimates
    guard isUsed else {
      timeline = Timeline(frames: frames, marks: [], gaps: track.gaps)
      let hints = try request.hints(agenda: agenda, frames: frames, rate: rate)
      (answers, estimated) = (Self.answers(hints), [])
      return
    }
    let (reading, hints) = try RecordingSource.marks(in: beside ?? marks ?? audio) {
      () throws(MarksError) in
      (
        try track.reading(for: agenda) { SpeechDetector().track(recording.contour).segments },
        try track.hints(for: agenda)
      )
    }
    timeline = reading.timeline
    answers = isMarked ? [:] : Self.answers(hints)
    estimated =
      isMarked
      ? []
      : Set(agenda.parts.indices).subtracting(hints.pins.keys).subtracting(hints.skipped)
  }

  /// They as labels, as this program writes them.
  var labels: String {
    MarkedTimeline(timeline, estimated: estimated).labels(for: agenda, rate: rate)
  }

  private static func answers(_ hints: AlignmentHints) -> [Int: MarkingSession.Reply] {
    var answers = hints.pins.mapValues { MarkingSession.Reply.begins($0) }
    for phase in hints.skipped { answers[phase] = .notSpoken }
    return answers
  }
}
