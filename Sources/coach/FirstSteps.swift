/// What the program says when it is called without a command.
enum FirstSteps {
  private static let steps = [
    ("coach demo", "watch a sample rehearsal and read its report"),
    ("coach plan --example > talk.md", "start your notes: headings, each with its time"),
    ("coach mic", "check the microphone"),
    ("coach rehearse talk.md", "rehearse; 'coach --help' lists every command"),
  ]

  /// Five lines.
  static var text: String {
    let width = steps.map(\.0.count).max() ?? 0
    let lines = steps.map { command, why in
      "  \(command)\(String(repeating: " ", count: width - command.count))  \(why)\n"
    }
    return "Rehearse a talk aloud against your notes. What to do first:\n" + lines.joined()
  }
}
