import Coach

/// What a person sees who marks a recording, whatever it is shown on.
struct MarkingView {
  /// A phase as it is called and what helps to know it.
  struct Part {
    let label: String
    let cues: [String]
  }

  let session: MarkingSession
  let parts: [Part]
  /// How the recording is called.
  let name: String
  let rate: Int
  /// How long the recording is, in frames.
  let frames: Int
  var speed = 1.0
  var isPlaying = false
  var isHelpShown = false
  /// What was told last, such as that nothing can be heard.
  var notice: String?

  /// A place as it is shown.
  func time(_ frame: Int) -> String { TimeText.tenths(Double(frame) / Double(rate)) }

  /// Where a phase begins, as it is known now; nil when it was not spoken.
  func place(of phase: Int) -> Int? {
    if let question = session.question, question.phase == phase { return question.frame }
    return session.beginnings[phase].frame
  }

  /// How a phase's beginning is known: `marked`, `97 % sure`, `not spoken`.
  func standing(of phase: Int) -> String {
    if session.question?.phase == phase { return sureness ?? "" }
    let beginning = session.beginnings[phase]
    let share = beginning.confidence.map { "\(TimeText.decimal(100 * $0, places: 0)) % sure" } ?? ""
    switch (beginning.standing, beginning.frame) {
    case (.answered, nil): return "not spoken"
    case (.answered, _): return "marked"
    case (.given, nil): return "no mark"
    case (.given, _): return "as before"
    case (_, nil): return "not spoken?"
    case (.sure, _), (.estimated, _): return share
    }
  }

  /// How sure the place is that is asked about; nil where that is not known.
  var sureness: String? {
    session.confidence.map { "\(TimeText.decimal(100 * $0, places: 0)) % sure" }
  }

  /// How many phases are settled, and of how many: `7 of 11`.
  var progress: String { "\(parts.count - session.openCount) of \(parts.count)" }

  /// How fast it plays, where that is not as it was spoken.
  var speedText: String? {
    guard speed != 1 else { return nil }
    return "\(TimeText.decimal(speed, places: speed == speed.rounded() ? 0 : 1))x"
  }
}
