import Coach
import Takes

/// `coach diff`: two takes beside each other, phase by phase.
enum DiffCommand: Command {
  /// The forms of a comparison.
  enum Format: String, CaseIterable { case text, html, json }

  static let spec = CommandSpec(
    name: "diff", abstract: "Compare two takes phase by phase, and what you said in them.",
    discussion:
      "Without takes it is the latest and the one before it of the same plan, variant and part of it, without "
      + "false starts; with one, that and the latest. Phases are matched by their names and trigger words "
      + "when the plan was edited between the takes.",
    manual:
      "What was said the same is found by its sound alone, in any language, from about a second on, where both takes "
      + "are by one voice and tell it in the same order. What stands between two such passages in both takes is called "
      + "reworded, whatever it says; what stands there in one take only is new or left out. The page (-f html) has the "
      + "passages of both takes to hear.",
    group: .lookBack,
    examples: [
      ("coach diff", "the latest take and the one before it"),
      ("coach diff -f html -o changes.html", "a page with the passages of both to hear"),
    ],
    arguments: [
      .init(
        name: "first", arity: .optional, help: "A take. (default: the one before the latest)",
        completion: .live(.takes)),
      .init(
        name: "second", arity: .optional, help: "A take. (default: the latest)",
        completion: .live(.takes)),
    ],
    options: [
      RulesOptions.basis,
      .init(
        name: "format", short: "f", value: "format",
        help: "The form of the result: \(SharedOptions.names(Format.self)). (default: text)",
        completion: .words(Format.allCases.map(\.rawValue))),
      SharedOptions.output, SharedOptions.force,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: Format.text)
    let basis = try RulesOptions.basis(arguments)
    let words = arguments.positionals
    let (first, second) = try takes(words)
    var comparison = TakeComparison(try stored(first), try stored(second), basis: basis)
    do throws(TakeError) {
      comparison.hear(try MarkedTakes.spoken(first), try MarkedTakes.spoken(second))
    } catch {
      // Their times are known all the same.
      Console.message("what was said is not compared: " + Failure(error).message)
    }
    let text =
      switch format {
      case .text: TextComparison.render(comparison, TextOptions.layout(arguments))
      case .html:
        ComparisonPage(comparison, before: first.audio, after: second.audio).render()
      case .json: try Delivery.json(ComparisonRecord(comparison))
      }
    try Delivery.deliver(text, arguments)
    return .done
  }

  private static func stored(_ folder: TakeFolder) throws(Failure) -> IndexedTake {
    IndexedTake(name: folder.name, times: try Failure.telling(try TakeIndex.times(of: folder)))
  }

  /// The takes that are compared: those that are named; else the latest, and what came before it.
  private static func takes(_ words: [String]) throws(Failure) -> (TakeFolder, TakeFolder) {
    let names = try TakeArgument.names()
    if words.count > 1 {
      return (
        try TakeArgument.take(words[0], among: names), try TakeArgument.take(words[1], among: names)
      )
    }
    let latest = try Failure.telling(try names.latestWhole())
    guard let word = words.first else { return (try before(latest, names), latest) }
    let named = try TakeArgument.take(word, among: names)
    let isEnd = named == latest || RecordingArgument.isPath(word) && !isTake(word)
    return isEnd ? (try before(named, names), named) : (named, latest)
  }

  private static func isTake(_ word: String) -> Bool { TakeFolder.containing(word) != nil }

  private static func before(
    _ take: TakeFolder, _ names: TakeNames
  ) throws(Failure) -> TakeFolder {
    if let before = names.before(take) { return before }
    throw Failure(
      "before '\(take.name)' no take of the same plan and kind was recorded",
      remedy: "name two takes: coach diff 1 2", status: .noInput)
  }
}
