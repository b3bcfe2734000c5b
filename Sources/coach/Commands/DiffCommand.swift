import Coach
import Takes

/// `coach diff`: two takes beside each other, phase by phase.
enum DiffCommand: Command {
  static let spec = CommandSpec(
    name: "diff", abstract: "Compare two takes phase by phase.",
    discussion:
      "Phases are matched by their names and trigger words when the plan was edited between the takes.",
    group: .lookBack,
    examples: [
      ("coach diff", "the latest take and the one before it")
    ],
    arguments: [
      .init(name: "first", arity: .optional, help: "A take. (default: the one before the latest)"),
      .init(name: "second", arity: .optional, help: "A take. (default: the latest)"),
    ],
    options: [
      RulesOptions.basis, SharedOptions.plainFormat, SharedOptions.output, SharedOptions.force,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: SharedOptions.PlainFormat.text)
    let basis = try RulesOptions.basis(arguments)
    let words = arguments.positionals
    let second = try TakeArgument.take(words.count > 1 ? words[1] : nil)
    let first =
      if let word = words.first { try TakeArgument.take(word) } else { try before(second) }
    let comparison = TakeComparison(try stored(first), try stored(second), basis: basis)
    let text =
      switch format {
      case .text: TextComparison.render(comparison, TextOptions.layout(arguments))
      case .json: try Delivery.json(ComparisonRecord(comparison))
      }
    try Delivery.deliver(text, arguments)
    return .done
  }

  private static func stored(_ folder: TakeFolder) throws(Failure) -> IndexedTake {
    IndexedTake(name: folder.name, times: try Failure.telling(try TakeIndex.times(of: folder)))
  }

  private static func before(_ take: TakeFolder) throws(Failure) -> TakeFolder {
    let all = try Failure.telling(try TakeList.all()).filter(\.hasSound)
    guard let place = all.firstIndex(where: { $0.name == take.name }), place > 0 else {
      throw Failure(
        "there is only one take", remedy: "record another: coach rehearse my-notes.md",
        status: .noInput)
    }
    return all[place - 1]
  }
}
