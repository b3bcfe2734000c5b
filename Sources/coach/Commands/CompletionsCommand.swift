/// `coach completions`: a completion script for a shell.
enum CompletionsCommand: Command {
  static let spec = CommandSpec(
    name: "completions", abstract: "Print a completion script for a shell.",
    group: .prepare,
    arguments: [
      .init(
        name: "shell", arity: .one, help: "bash, zsh or fish.",
        completion: .words(Completions.Shell.allCases.map(\.rawValue)))
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    guard let shell = Completions.Shell(rawValue: arguments.positionals[0]) else {
      throw Failure(
        "the shell '\(arguments.positionals[0])' is not known", remedy: "use bash, zsh or fish",
        status: .usage)
    }
    try Console.result(Completions.script(shell, for: CommandList.specs))
    return .done
  }
}
