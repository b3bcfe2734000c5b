import Coach

/// `coach completions`: a completion script for a shell.
enum CompletionsCommand: Command {
  static let spec = CommandSpec(
    name: "completions", abstract: "Print a completion script for a shell.",
    group: .prepare,
    arguments: [
      .init(
        name: "shell", arity: .one, help: "bash, zsh or fish.",
        completion: .words(Completions.Shell.allCases.map(\.rawValue))),
      .init(name: "word", arity: .any, help: "What the scripts themselves ask with."),
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    if let kind = CommandSpec.Live(rawValue: arguments.positionals[0]) {
      let lines = Candidates.lines(kind, Array(arguments.positionals.dropFirst()))
      try Console.result(lines.map { DisplayText.line($0) + "\n" }.joined())
      return .done
    }
    guard let shell = Completions.Shell(rawValue: arguments.positionals[0]) else {
      throw Failure(
        "the shell '\(arguments.positionals[0])' is not known", remedy: "use bash, zsh or fish",
        status: .usage)
    }
    try Console.result(Completions.script(shell, for: CommandList.specs))
    return .done
  }
}
