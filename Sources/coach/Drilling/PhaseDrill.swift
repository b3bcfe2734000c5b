import Coach
import FoundationEssentials
import Takes

/// Rehearses the weakest phases of a plan in one take.
struct PhaseDrill {
  private static let usualCount = 3

  private let plan: Plan
  private let positions: [Int]
  private let data: Data
  private let path: String

  /// Chooses the phases by the takes so far.
  ///
  /// - Throws: ``Failure`` when the document has no phases, or nothing is known of them.
  init(
    _ document: PlanDocument, data: Data, path: String, _ arguments: ParsedArguments
  ) throws(Failure) {
    plan = try SharedOptions.plan(document, file: path, variant: nil, slot: nil)
    let foreign =
      ["principle", "question", "framework", "budget"]
      .filter { arguments.value($0) != nil }
      + ["due", "random", "list", "ladder", "aloud"]
      .filter { arguments.flags.contains($0) }
    if let option = foreign.first {
      throw Failure(
        "'--\(option)' is for questions, and '\(path)' has none",
        remedy: "leave it out to practise the weakest phases", status: .usage)
    }
    let count = try arguments.number("count", in: 1...10_000) ?? Self.usualCount
    let takes = try Failure.telling(
      try TakeIndex.all(progress: ProgressLine.show("measuring takes"))
    ).takes
    ProgressLine.clear()
    let history = History(of: plan, takes: takes)
    guard history.entries.contains(where: { !$0.take.times.is_partial }) else {
      throw Failure(
        "no complete take of '\(path)' shows which of its phases need practice",
        remedy: "rehearse it first: coach rehearse \(path)", status: .noInput)
    }
    positions = history.weakest.prefix(count).sorted()
    self.data = data
    self.path = path
  }

  /// Records the phases.
  ///
  /// - Throws: ``Failure`` when recording cannot begin, or after the report when it was cut off.
  func run(_ setup: DrillSetup) throws(Failure) -> ExitStatus {
    let chosen = plan.selecting(positions)
    guard setup.scripts?.isEmpty != true else {
      throw Failure("the key script is empty", remedy: "end it with 'finish'", status: .badData)
    }
    guard let take = try record(chosen, setup) else { return .done }
    try Delivery.deliver(
      Delivery.render([take.recording], setup.format, setup.arguments), setup.arguments)
    take.announce()
    if let failure = take.failure { throw failure }
    return setup.status([take])
  }

  private func record(_ chosen: Plan, _ setup: DrillSetup) throws(Failure) -> ReportedTake? {
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    var input = try setup.begin()
    let prompt = Prompt(
      place: "the weakest phases", text: chosen.title, plan: chosen, canSkip: false)
    _ = try setup.think(prompt, &input)
    let options = setup.options(
      plan: chosen, file: path, data: data, onlyPhases: positions, whole: plan,
      drill: JournalEntry.Drill(), number: 0)
    return try ReportedTake.record(options, rules: setup.rules, &input)
  }
}
