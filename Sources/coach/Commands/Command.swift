/// A subcommand: its description, and what it does.
protocol Command: Sendable {
  static var spec: CommandSpec { get }

  /// The files that are going to be written, as the command line names them; `-` is standard output.
  static func outputs(_ arguments: ParsedArguments) -> [String]

  /// - Throws: ``Failure`` when the user has to know why it could not be done.
  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus
}

extension Command {
  static func outputs(_ arguments: ParsedArguments) -> [String] {
    [arguments.value(SharedOptions.output.name) ?? "-"]
  }
}
