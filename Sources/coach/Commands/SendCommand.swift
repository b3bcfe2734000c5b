/// `coach send`: a command to the rehearsal that is running, from elsewhere than its terminal.
enum SendCommand: Command {
  static let spec = CommandSpec(
    name: "send", abstract: "Send a command to the rehearsal that is running.",
    discussion:
      "For a shortcut of the desktop, a pedal or a slide program, while slides are in front of the terminal. "
      + "Commands: \(FollowedLine.words). Of several rehearsals, the one that was begun last takes it.",
    manual:
      "On the last phase, next asks whether to finish, and next again finishes. slide needs notes that are a deck, whose slides are divided by lines of three dashes. "
      + "The rehearsal is found by a named pipe of yours in $XDG_RUNTIME_DIR/coach, or beside the takes.",
    group: .practise,
    examples: [
      ("coach send next", "on to the next phase"),
      ("coach send note slower here", "a note with words"),
    ],
    arguments: [
      .init(
        name: "command", arity: .many, help: "What to do, in one or more words.",
        completion: .words([
          "next", "back", "skip", "hold", "interruption", "note", "undo", "slide", "finish",
        ]))
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let line = arguments.positionals.joined(separator: " ")
    guard !line.contains("\n"), line.utf8.count < 1000, FollowedLine(line) != nil else {
      throw Failure(
        "'\(line.prefix(40))' is no command of a rehearsal",
        remedy: "send \(FollowedLine.words)", status: .usage)
    }
    try RunningRehearsal.send(line)
    return .done
  }
}
