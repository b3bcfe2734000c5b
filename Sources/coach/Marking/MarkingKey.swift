import Coach

/// A key of `coach mark`: what it is called, how terminals and scripts spell it, and what it does.
///
/// The screen's help, `--help`, the man page and the README are made from ``all``, as those of a rehearsal are from
/// ``KeyBinding/all``.
struct MarkingKey: Sendable {
  /// What a key does.
  enum Action: Sendable, Equatable {
    /// It says something of the place that is heard.
    case say(MarkingCommand)
    /// The place is heard again.
    case again
    /// More around the place is heard.
    case more
    /// It is played faster, or at its own speed again.
    case faster
    /// The keys are shown.
    case help
    /// What was done is kept, and it ends.
    case finish
    /// A key without a meaning here.
    case other
  }

  let action: Action
  let presses: [KeyBinding.Press]
  /// The words of key scripts and of lines on a pipe.
  let words: [String]
  /// What it does, in a few words.
  let meaning: String
  /// The same as a sentence or two.
  let manual: String

  /// A step back or forth, in seconds.
  static let nudge = 0.1

  /// The keys in the order in which they are explained.
  static let all = [
    MarkingKey(
      action: .say(.accept),
      presses: [
        KeyBinding.Press("space", .character(" ")),
        KeyBinding.Press("enter", .character("\n"), .character("\r")),
        KeyBinding.Press(sign: "y"),
      ], words: ["yes", "y", "space", "enter"], meaning: "it begins here",
      manual: "Yes, the phase begins here; on to the next one."),
    MarkingKey(
      action: .say(.earlier), presses: [KeyBinding.Press("←", .final("D"))],
      words: ["earlier", "left", "←"], meaning: "it begins earlier",
      manual: "It begins earlier: the most probable place before this one."),
    MarkingKey(
      action: .say(.later), presses: [KeyBinding.Press("→", .final("C"))],
      words: ["later", "right", "→"], meaning: "it begins later",
      manual: "It begins later: the most probable place after this one."),
    MarkingKey(
      action: .say(.another), presses: [KeyBinding.Press(sign: "n")], words: ["next", "n"],
      meaning: "another place", manual: "Somewhere else: the next most probable place."),
    MarkingKey(
      action: .say(.pause(by: -1)),
      presses: [KeyBinding.Press("↑", .final("A")), KeyBinding.Press("Page Up", .tilde("5"))],
      words: ["up", "↑"], meaning: "one pause back", manual: "The pause before this one."),
    MarkingKey(
      action: .say(.pause(by: 1)),
      presses: [KeyBinding.Press("↓", .final("B")), KeyBinding.Press("Page Down", .tilde("6"))],
      words: ["down", "↓"], meaning: "one pause on", manual: "The pause after this one."),
    MarkingKey(
      action: .say(.nudge(by: -nudge)),
      presses: [KeyBinding.Press(sign: "-"), KeyBinding.Press(sign: ",")],
      words: ["-0.1", "-", ","], meaning: "0.1 s back", manual: "A tenth of a second back."),
    MarkingKey(
      action: .say(.nudge(by: nudge)),
      presses: [
        KeyBinding.Press(sign: "+"), KeyBinding.Press(sign: "."), KeyBinding.Press(sign: "="),
      ],
      words: ["+0.1", "+", "."], meaning: "0.1 s on", manual: "A tenth of a second on."),
    MarkingKey(
      action: .say(.notSpoken), presses: [KeyBinding.Press(sign: "x")],
      words: ["not spoken", "x"], meaning: "not spoken",
      manual: "The phase was not spoken in this recording."),
    MarkingKey(
      action: .say(.skip), presses: [KeyBinding.Press(sign: "s")], words: ["skip", "s"],
      meaning: "leave it for now",
      manual: "Leave this phase as it is, and go on with the next one."),
    MarkingKey(
      action: .say(.undo), presses: [KeyBinding.Press(sign: "u")], words: ["undo", "u"],
      meaning: "undo the last key", manual: "Undo the last key."),
    MarkingKey(
      action: .again, presses: [KeyBinding.Press(sign: "r")], words: ["again", "r"],
      meaning: "hear it again", manual: "Hear it again."),
    MarkingKey(
      action: .more, presses: [KeyBinding.Press(sign: "m")], words: ["more", "m"],
      meaning: "hear more", manual: "Hear three times as much around it."),
    MarkingKey(
      action: .faster, presses: [KeyBinding.Press(sign: "f")], words: ["faster", "f"],
      meaning: "faster: 1.5, 2, 1 times",
      manual: "Play one and a half times as fast, twice as fast, and at its own speed again."),
    MarkingKey(
      action: .finish,
      presses: [KeyBinding.Press(sign: "q"), KeyBinding.Press("Esc", .character("\u{1B}"))],
      words: ["quit", "q"], meaning: "stop; what was done is kept",
      manual: "Stop: what was done is kept, and the same command goes on from there."),
    MarkingKey(
      action: .help, presses: [KeyBinding.Press(sign: "?"), KeyBinding.Press(sign: "h")],
      words: ["help", "?"], meaning: "these keys", manual: "The keys."),
  ]

  /// All of it as a sentence: `space, enter, y: it begins here; …`.
  static var summary: String {
    all.map { "\($0.names): \($0.meaning)" }.joined(separator: "; ")
  }

  /// What is pressed for it: `space, enter, y`.
  var names: String { presses.map(\.name).joined(separator: ", ") }

  /// What a key press does.
  static func action(_ press: KeyPress) -> Action {
    if press.key == .escape { return .finish }
    guard let code = press.code else { return .other }
    return all.first { $0.presses.contains { $0.codes.contains(code) } }?.action ?? .other
  }

  /// What a line of a script or of a pipe says; nil for an empty one or a comment.
  ///
  /// - Throws: ``Failure`` when it says nothing that is known here.
  static func action(_ line: some StringProtocol, place: String) throws(Failure) -> Action? {
    let text = String(line).trimmed.lowercased()
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    if let key = all.first(where: { $0.words.contains(text) }) { return key.action }
    if text.hasPrefix("at "), let seconds = LabelFile.position(String(text.dropFirst(3)).trimmed) {
      return .say(.place(at: seconds))
    }
    throw Failure(
      "\(place): cannot read the key '\(DisplayText.line(text).prefix(40))'",
      remedy:
        "write a key a line: yes, earlier, later, next, up, down, +0.1, -0.1, at 6:10, not spoken, skip, undo, "
        + "again, more, faster or quit", status: .badData)
  }
}
