import Coach

/// What `coach mark` says without a screen: a line for each place, and one for each answer.
enum MarkingLines {
  /// What is to be marked, what is sure already, and the keys.
  static func begin(_ view: MarkingView) {
    let open = view.session.openCount
    var lines = [
      "marking \(view.name): \(view.parts.count) phases, \(open) to listen to"
    ]
    for (phase, beginning) in view.session.beginnings.enumerated() where beginning.standing == .sure
    {
      let place = beginning.frame.map { "begins at \(view.time($0))" } ?? "was not spoken"
      lines.append("\(view.parts[phase].label) \(place) (\(view.standing(of: phase)))")
    }
    Console.paragraphs(DisplayText.lines(lines.map { $0 + "\n" }.joined()))
    if open > 0 { help() }
  }

  /// The keys.
  static func help() { Console.paragraphs("keys: \(MarkingKey.summary)\n") }

  /// Whether the phase begins where it is heard now.
  static func ask(_ view: MarkingView) {
    guard let question = view.session.question else { return }
    let sureness = view.sureness.map { " (\($0))" } ?? ""
    say("\(view.parts[question.phase].label): begins at \(view.time(question.frame))?\(sureness)")
  }

  /// What came of a command.
  ///
  /// - Parameter before: the session without it.
  static func tell(_ command: MarkingCommand, before: MarkingSession, _ view: MarkingView) {
    guard let question = before.question else { return }
    let label = view.parts[question.phase].label
    switch command {
    case .accept: say("\(label) begins at \(view.time(question.frame))")
    case .notSpoken: say("\(label) was not spoken")
    case .skip: say("\(label): left for now")
    case .undo: say("undone")
    case .another, .earlier, .later, .pause, .nudge, .place: break
    }
  }

  private static func say(_ text: String) { Console.paragraphs(DisplayText.line(text) + "\n") }
}
