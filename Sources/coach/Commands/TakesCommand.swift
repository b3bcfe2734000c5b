import Coach
import Takes

/// `coach takes`: the list of takes, and what is done with whole takes.
enum TakesCommand: Command {
  /// What is to be done.
  enum Action: String, CaseIterable {
    case list, rm, rename, note, keep, pack

    /// The options that it has, but for those of its result.
    var options: Set<String> {
      switch self {
      case .list:
        [SharedOptions.plainFormat.name, SharedOptions.output.name, SharedOptions.force.name]
      case .rm: [unfinished.name, yes.name]
      case .keep: [undo.name]
      case .pack: [older.name]
      case .rename, .note: []
      }
    }
  }

  static let spec = CommandSpec(
    name: "takes", abstract: "List your takes; remove, rename, note, keep or pack them.",
    discussion:
      "A take is named by its number in this list (1 is the oldest, so a number stays while takes are "
      + "added), by -1 for the latest, -2 …, by the beginning of its folder's name or the name that you "
      + "gave it, or by your notes: the latest take of them. The same holds in every command.",
    manual:
      "rm TAKE … removes takes, rm --unfinished those that ended in their first phase, before that had used its time; "
      + "asked once on a terminal. Numbers above a removed take go down by one: name several at once. "
      + "rename TAKE NAME gives a take a name, which may be empty again. note [TAKE] TIME TEXT adds a note, "
      + "which the report shows; an empty text takes the notes at that second back. keep TAKE … protects "
      + "takes from being removed. pack TAKE … turns the sound of takes into FLAC, half as large, which is "
      + "read back and compared to the sample before the WAV goes; all commands work on packed takes, and coach cut "
      + "--take 3 -o talk.wav writes a WAV again. Nothing outside the folder of takes is touched.",
    group: .lookBack,
    examples: [
      ("coach takes", "the list"),
      ("coach takes rm 3 5", "remove two of them"),
      ("coach takes rename -1 \"first with slides\"", "name the latest"),
      ("coach takes note 1:21 \"slower here\"", "note something on the latest"),
      ("coach takes pack --older 30d", "save space"),
    ],
    arguments: [
      .init(
        name: "action", arity: .optional,
        help: "list, rm, rename, note, keep or pack. (default: list)",
        completion: .words(Action.allCases.map(\.rawValue))),
      .init(
        name: "argument", arity: .any,
        help: "Takes; for rename then the name, for note then the time and the text.",
        completion: .live(.takes)),
    ],
    options: [
      unfinished, yes, undo, older, SharedOptions.plainFormat, SharedOptions.output,
      SharedOptions.force,
    ])

  static let unfinished = CommandSpec.Option(
    name: "unfinished", help: "With rm: false starts, which ended in their first phase.")
  static let yes = CommandSpec.Option(name: "yes", short: "y", help: "With rm: do not ask.")
  static let undo = CommandSpec.Option(
    name: "undo", help: "With keep: let the takes be removed again.")

  static let older = CommandSpec.Option(
    name: "older", value: "age",
    help: "With pack: all finished takes older than this, such as 30d.",
    completion: .none)

  static func outputs(_ arguments: ParsedArguments) -> [String] {
    arguments.value(SharedOptions.output.name).map { [$0] } ?? []
  }

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let action = try action(arguments)
    let words = Array(arguments.positionals.dropFirst())
    switch action {
    case .list: try list(arguments, words)
    case .rm: return try TakesRemoving(arguments, words).run()
    case .rename: try rename(words)
    case .note: try note(words)
    case .keep: try keep(words, isUndone: arguments.flags.contains(undo.name))
    case .pack: return try TakesPacking(arguments, words).run()
    }
    return .done
  }

  private static func action(_ arguments: ParsedArguments) throws(Failure) -> Action {
    let word = arguments.positionals.first ?? Action.list.rawValue
    guard let action = Action(rawValue: word) else {
      let near = Suggestion.nearest(to: word, among: Action.allCases.map(\.rawValue))
      throw Failure(
        "'coach takes' has no '\(word)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
        remedy: "use one of: \(SharedOptions.names(Action.self))", status: .usage)
    }
    let given = arguments.flags.union(arguments.values.keys)
    if let stranger = given.subtracting(action.options).sorted().first {
      throw Failure(
        "'coach takes \(action.rawValue)' has no option '--\(stranger)'",
        remedy: "coach takes --help", status: .usage)
    }
    return action
  }

  private static func list(
    _ arguments: ParsedArguments, _ words: [String]
  ) throws(Failure) {
    guard words.isEmpty else {
      throw Failure(
        "unexpected argument '\(words[0])'", remedy: "coach takes --help", status: .usage)
    }
    let format = try arguments.choice("format", default: SharedOptions.PlainFormat.text)
    let names = try TakeArgument.names()
    let takes = TakeCatalogue.summaries(
      of: names, progress: ProgressLine.show("measuring takes"))
    ProgressLine.clear()
    switch format {
    case .json: try Delivery.deliver(Delivery.json(TakesRecord(takes)), arguments)
    case .text where takes.isEmpty:
      try Delivery.deliver("no takes yet: coach rehearse my-notes.md\n", arguments)
    case .text:
      try Delivery.deliver(TextTakes.render(takes, TextOptions.layout(arguments)), arguments)
    }
  }

  private static func rename(_ words: [String]) throws(Failure) {
    guard words.count == 2 else {
      throw usage("a take and its new name are needed", "rename 3 NAME")
    }
    let name = try text(words[1], longest: 100)
    guard Int(name) == nil else {
      throw Failure(
        "'\(name)' would be the number of a take", remedy: "give a name with letters in it",
        status: .usage)
    }
    let take = try TakeArgument.take(words[0])
    try change(take) { (record) throws(TakeError) in record.name = name.isEmpty ? nil : name }
    let outcome = name.isEmpty ? "has no name now" : "is called “\(name)” now"
    Console.message(DisplayText.line("\(take.name) \(outcome)") + "\n")
  }

  private static func keep(_ words: [String], isUndone: Bool) throws(Failure) {
    guard !words.isEmpty else { throw usage("a take is needed", "keep 3") }
    let names = try TakeArgument.names()
    for take in try words.map({ (word) throws(Failure) in
      try TakeArgument.take(word, among: names)
    }) {
      try change(take) { (record) throws(TakeError) in record.is_kept = isUndone ? nil : true }
      let outcome = isUndone ? "may be removed again" : "is kept"
      Console.message(DisplayText.line("\(take.name) \(outcome)") + "\n")
    }
  }

  private static func note(_ words: [String]) throws(Failure) {
    guard (2...3).contains(words.count) else {
      throw usage("a time and a text are needed", "note 1:21 \"slower here\"")
    }
    let (time, text) = (words[words.count - 2], try text(words[words.count - 1], longest: 1000))
    guard let moment = CommandTime.duration(time) else {
      throw Failure(
        "'\(time)' is no time in a recording", remedy: "give a time, such as 1:21",
        status: .usage)
    }
    let take = try TakeArgument.take(words.count == 3 ? words[0] : nil)
    var end: Double?
    try change(take) { (record) throws(TakeError) in
      let frame = Int((moment.seconds * Double(record.rate)).rounded())
      guard frame < record.frames else {
        end = Double(record.frames) / Double(record.rate)
        return
      }
      record.note(text, at: frame)
    }
    if let end {
      throw Failure(
        "\(TimeText.clock(moment)) is after the end of '\(take.name)'",
        remedy: "the recording is \(TimeText.clock(end)) long", status: .usage)
    }
    let outcome = text.isEmpty ? "no note" : "“\(text)”"
    Console.message(DisplayText.line("\(take.name) \(TimeText.clock(moment)): \(outcome)") + "\n")
  }

  private static func change(
    _ take: TakeFolder, _ body: (inout TakeManifest) throws(TakeError) -> Void
  ) throws(Failure) {
    try Failure.telling(try TakeEdit.change(take, body))
  }

  /// A text of the user's on one line.
  private static func text(_ word: String, longest: Int) throws(Failure) -> String {
    let text = DisplayText.line(word).split(separator: " ").joined(separator: " ")
    guard text.count <= longest else {
      throw Failure(
        "the text has \(text.count) characters", remedy: "give \(longest) at the most",
        status: .usage)
    }
    return text
  }

  private static func usage(_ summary: String, _ example: String) -> Failure {
    Failure(summary, remedy: "coach takes \(example)", status: .usage)
  }
}
