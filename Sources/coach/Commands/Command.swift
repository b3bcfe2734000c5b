/// A subcommand: its description, and what it does.
protocol Command: Sendable {
  static var spec: CommandSpec { get }

  /// - Throws: ``Failure`` when the user has to know why it could not be done.
  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus
}
