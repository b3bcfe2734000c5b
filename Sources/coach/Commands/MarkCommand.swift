import AudioCore
import Coach
import FoundationEssentials
import Takes

/// `coach mark`: marks a recording, or corrects the marks of a take, by listening to the places where phases may begin.
enum MarkCommand: Command {
  static let spec = CommandSpec(
    name: "mark", abstract: "Mark where phases begin in a recording, by listening.",
    discussion:
      "Plays three seconds around the most probable place of each phase that is not sure yet, and asks whether "
      + "it begins there. Each answer makes the next places better. The marks go into a label file beside "
      + "the recording (talk.labels.txt beside talk.wav), which coach analyse reads by itself; --keep makes a "
      + "take of the recording as well. With a take, its marks are corrected.",
    manual:
      "The label file is written with every answer; phases that nobody has confirmed stand in it as “(estimated)”, "
      + "and the same command goes on with them. A take's journal keeps the marks as they were pressed: "
      + "--undo brings them back. On a pipe, a key a line, by these words: yes, earlier, later, next, up, "
      + "down, +0.1, -0.1, at 6:10, not spoken, skip, undo, again, more, faster, help, quit.",
    group: .recordings,
    examples: [
      ("coach mark talk.wav --plan talk.md", "mark a recording"),
      ("coach mark talk.wav --plan talk.md --keep", "and make a take of it"),
      ("coach mark -1", "correct the marks of the latest take"),
      ("coach mark -1 --undo", "back to the marks as they were pressed"),
    ],
    arguments: [
      .init(
        name: "recording", arity: .one, help: "A recording, or a take: \(TakeArgument.help).",
        completion: .live(.takes))
    ],
    options: [
      keep, undo,
      .init(name: "all", help: "Ask about phases, too, whose places are sure."),
      .init(
        name: "speed", value: "times", help: "Play 1.5 or 2 times as fast. (default: 1)",
        completion: .words(["1", "1.5", "2"])),
      SharedOptions.loudspeaker,
      .init(name: "keys", value: "file", help: "Take the keys from a file, a key a line."),
      .init(name: "plain", help: "Print lines instead of a screen, as on a pipe."),
      .init(
        name: "output", short: "o", value: "file",
        help: "Write the labels there instead of beside the recording; - prints them."),
      SharedOptions.force,
    ] + RecordingSource.options)

  private static let keep = CommandSpec.Option(
    name: "keep", help: "Make the recording a take of the plan when all its phases are marked.")
  private static let undo = CommandSpec.Option(
    name: "undo", help: "Take the corrections of a take's marks back.")

  static func outputs(_ arguments: ParsedArguments) -> [String] {
    arguments.value(SharedOptions.output.name).map { [$0] } ?? []
  }

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let path = try RecordingArgument.path(arguments.positionals[0])
    if arguments.value("plan") == nil, let take = TakeFolder.containing(path) {
      return try TakeMarking(take, arguments).run()
    }
    guard !arguments.flags.contains(undo.name) else {
      throw Failure(
        "'--undo' is for takes", remedy: "remove the label file, or mark the recording again",
        status: .usage)
    }
    return try RecordingMarking(path, arguments).run()
  }
}
