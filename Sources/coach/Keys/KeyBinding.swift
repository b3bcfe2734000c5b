import Coach

/// What a key of a rehearsal is called, how terminals and scripts spell it, and what it does.
///
/// The terminal's reader, key scripts, the screen's help, `--help`, the man page and the README are made from
/// ``all``, so that a key is added in one place.
struct KeyBinding: Sendable {
  /// A key on the keyboard or on a presenter's clicker.
  struct Press: Sendable {
    /// The bytes of a terminal: a character, or the end of an escape sequence.
    enum Code: Sendable, Equatable {
      case character(Character)
      /// CSI or SS3 with this final byte, whatever its parameters.
      case final(Character)
      /// CSI with this number and a tilde, whatever other parameters.
      case tilde(String)
      /// CSI, a bracket and this letter: F1 to F5 of the console of Linux.
      case console(Character)
    }

    let name: String
    let codes: [Code]

    init(_ name: String, _ codes: Code...) {
      self.name = name
      self.codes = codes
    }

    /// A letter or sign that is its own name.
    init(sign: Character) { self.init("\(sign)", .character(sign)) }
  }

  let key: Key
  let presses: [Press]
  /// The words of key scripts, besides the command's own name.
  var words: [String] = []
  /// What it says to the rehearsal; nil where it only changes what is shown.
  let command: RehearsalCommand?
  /// What it does, in a few words.
  let meaning: String
  /// The same as a sentence or two.
  let manual: String

  /// The keys of a rehearsal, in the order in which they are explained.
  static let all = [
    KeyBinding(
      key: .next,
      presses: [
        Press("space", .character(" ")), Press("enter", .character("\n"), .character("\r")),
        Press("→", .final("C")), Press("↓", .final("B")), Press("Page Down", .tilde("6")),
      ],
      words: ["space", "enter", "return", "right", "→"], command: .next, meaning: "next phase",
      manual: "On to the next phase; on the last one it asks whether to finish."),
    KeyBinding(
      key: .back,
      presses: [
        Press("←", .final("D"), .character("\u{7F}"), .character("\u{8}")),
        Press("↑", .final("A")), Press("Page Up", .tilde("5")),
      ],
      words: ["left", "←"], command: .back, meaning: "back; its time accumulates",
      manual: "Back; the time of a phase accumulates."),
    KeyBinding(
      key: .skip, presses: [Press(sign: "s")], words: ["s"], command: .skip,
      meaning: "skip the next phase", manual: "Skip the next phase."),
    KeyBinding(
      key: .hold,
      presses: [
        Press(sign: "p"), Press(sign: "b"), Press(sign: "."),
        Press("F5", .tilde("15"), .console("E")),
      ],
      words: ["p"], command: .hold, meaning: "pause / resume",
      manual: "Pause, and resume: what is between belongs to no phase and not to the slot."),
    KeyBinding(
      key: .interruption, presses: [Press(sign: "i")], words: ["i"], command: .interruption,
      meaning: "start / end an interruption",
      manual: "An interruption starts, and ends: it belongs to no phase, but to the slot."),
    KeyBinding(
      key: .note, presses: [Press(sign: "n")], words: ["n"], command: .note(""),
      meaning: "note (words, then enter)",
      manual:
        "Note this moment, with words if you type some: the recording goes on, enter ends the note and Esc drops it."
    ),
    KeyBinding(
      key: .undo, presses: [Press(sign: "u")], words: ["u"], command: .undo,
      meaning: "undo the last key", manual: "Undo the last key."),
    KeyBinding(
      key: .restart, presses: [Press(sign: "r")], command: nil, meaning: "start over",
      manual: "Start over: asks once, and removes the false start."),
    KeyBinding(
      key: .advice, presses: [Press(sign: "v")], command: nil, meaning: "can I still finish?",
      manual: "What would still fit into the slot."),
    KeyBinding(
      key: .finish, presses: [Press(sign: "q"), Press("Esc")], words: ["quit", "q"],
      command: .finish,
      meaning: "finish", manual: "Finish: asks once; x there discards the take."),
    KeyBinding(
      key: .help, presses: [Press(sign: "?"), Press(sign: "h")], command: nil,
      meaning: "these keys",
      manual: "The keys."),
  ]

  /// How phases are jumped to, which takes no key of its own.
  private static let jump = (
    names: "3, 1 2", meaning: "jump to a phase by its number",
    manual: "Jump to the phase of that number; enter where a longer number could follow."
  )

  /// What is pressed and what it does, in a few words and in a sentence: all keys, and numbers.
  static var explained: [(names: String, meaning: String, manual: String)] {
    var entries = all.map { ($0.names, $0.meaning, $0.manual) }
    entries.insert((jump.names, jump.meaning, jump.manual), at: 3)
    return entries
  }

  /// All of it as a sentence: `space, enter, →, Page Down: next phase; …`.
  static var summary: String {
    explained.map { "\($0.names): \($0.meaning)" }.joined(separator: "; ")
  }

  /// Enter means what ``Key/next`` does, and more where something is asked.
  private static let own: [(Press.Code, Key)] =
    [(.character("\n"), .enter), (.character("\r"), .enter), (.character("y"), .yes)]
    + [(.character("a"), .again), (.character("l"), .listen), (.character("x"), .discard)]

  /// The key of some bytes; nil for one that means nothing.
  static func key(_ code: Press.Code) -> Key? {
    own.first { $0.0 == code }?.1
      ?? all.first { $0.presses.contains { $0.codes.contains(code) } }?.key
  }

  /// The command that a word of a key script names.
  static func command(_ word: String) -> RehearsalCommand? {
    all.first { $0.words.contains(word) || $0.command?.kind.rawValue == word }?.command
  }

  /// The binding of a key; nil for digits and answers.
  static func of(_ key: Key) -> KeyBinding? {
    all.first { $0.key == (key == .enter ? .next : key) }
  }

  /// What is pressed for it: `←, Page Up`.
  var names: String { presses.map(\.name).joined(separator: ", ") }
}
