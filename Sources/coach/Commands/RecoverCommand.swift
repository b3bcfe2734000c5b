import Coach
import Takes

/// `coach recover`: completes takes whose recording was cut off.
enum RecoverCommand: Command {
  static let spec = CommandSpec(
    name: "recover", abstract: "Complete takes whose recording was cut off.",
    discussion:
      "After a kill, a crash or a power cut the audio and the key presses are on the disk. This "
      + "makes the rest from them: the WAV's sizes, the names of the phases in it, take.json, the "
      + "report as a page. The next rehearsal does the same by itself.",
    manual:
      "The WAV's sizes, the names of the phases in it, take.json and the report's page are made from the journal and the audio. The next rehearsal does it by itself.",
    group: .lookBack,
    arguments: [
      .init(
        name: "take", arity: .optional,
        help: "A take: \(TakeArgument.help). (default: all that were cut off)",
        completion: .live(.takes))
    ],
    options: [])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    guard let name = arguments.positionals.first else { return try all() }
    let take = try TakeArgument.take(name)
    let outcome = try Failure.telling(try TakeRecovery.complete(take))
    if outcome == .isRecording { throw Failure(.isRecording(name: take.name)) }
    try Console.result(
      RecoveryText.line(outcome, take) ?? "\(DisplayText.lines(take.name)) is complete\n")
    return .done
  }

  private static func all() throws(Failure) -> ExitStatus {
    let (outcomes, errors) = try Failure.telling(try TakeRecovery.completeAll(withPages: true))
    let removed = EmptyTakes.remove().map { RecoveryText.removed($0) }
    let lines = removed + outcomes.compactMap { RecoveryText.line($0.outcome, $0.take) }
    let failures = errors.map { Failure($0) }
    try Console.result(
      lines.isEmpty && failures.isEmpty
        ? "every take is complete\n" : DisplayText.lines(lines.joined()))
    for failure in failures { Console.message(failure.message) }
    return failures.first?.status ?? .done
  }
}
