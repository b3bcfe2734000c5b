import AudioCore
import Coach
import FoundationEssentials

/// Asks questions of a question bank, one after another, and records the answers.
struct QuestionDrill {
  private static let usualCount = 5

  private let questions: [QuestionHistory]
  private let framework: Framework
  private let budget: Budget
  private let count: Int
  /// The next day on which a question is due.
  private let nextDay: CalendarDay?

  /// Chooses the questions.
  ///
  /// - Throws: ``Failure`` when an option has no such value or no question fits.
  init(
    _ document: PlanDocument, path: String, _ arguments: ParsedArguments
  ) throws(Failure) {
    budget = try Self.budget(arguments)
    framework = try Self.framework(document, arguments.value("framework"))
    count = try arguments.number("count", in: 1...10_000) ?? Self.usualCount
    let chosen = try Self.chosen(document.questions, path: path, arguments)
    let takes = PastTakes.all(progress: ProgressLine.show("measuring takes")).takes
    ProgressLine.clear()
    guard let today = CalendarDay(LocalTime.now.iso8601) else {
      throw Failure("the clock shows no date", remedy: "set it", status: .failure)
    }
    let schedule = QuestionSchedule(chosen, takes: takes, today: today)
    questions = schedule.ordered(try Self.order(arguments))
    nextDay = schedule.nextDay
  }

  /// The questions with their answers so far.
  var list: String { TextSchedule.render(questions) }

  /// Asks and records.
  ///
  /// - Throws: ``Failure`` when recording cannot begin, or after the reports when it was cut off.
  func run(_ setup: DrillSetup) throws(Failure) -> ExitStatus {
    let asked = questions.prefix(min(count, setup.scripts?.count ?? .max))
    guard !asked.isEmpty else {
      let next = nextDay.map { "; the next one is on \($0.text)" } ?? ""
      Console.message("nothing is due\(next)\n")
      return .done
    }
    if setup.format == .html, asked.count > 1 {
      throw Failure(
        "a page reports one answer, not \(asked.count)", remedy: "use --count 1", status: .usage)
    }
    // Text is read answer by answer; a table or a file has to be whole.
    let isImmediate =
      setup.format == .text && [nil, "-"].contains(setup.arguments.value("output"))
    var takes: [FinishedTake] = []
    for (number, entry) in asked.enumerated() {
      guard let take = try record(entry.question, number, of: asked.count, setup) else { break }
      takes.append(take)
      if isImmediate {
        try SharedOptions.deliver(
          (number > 0 ? "\n" : "")
            + SharedOptions.render([take.recording], setup.format, setup.arguments),
          setup.arguments)
      }
      take.announce()
      guard take.failure == nil else { break }
      if setup.isAttended, number + 1 < asked.count, try !NextQuestion.isWanted() { break }
    }
    if !isImmediate {
      try SharedOptions.deliver(
        SharedOptions.render(takes.map(\.recording), setup.format, setup.arguments),
        setup.arguments)
    }
    if let failure = takes.last?.failure { throw failure }
    return setup.status(takes)
  }

  /// Records one answer; nil when it is not wanted any more and others were given.
  private func record(
    _ question: Question, _ number: Int, of count: Int, _ setup: DrillSetup
  ) throws(Failure) -> FinishedTake? {
    let text = AnswerDocument(question, framework: framework, budget: budget).text
    let file = "drill-" + Self.fileName(question.text) + ".md"
    let data = Data(text.utf8)
    let plan: Plan
    do throws(PlanError) {
      plan = try PlanDocument(decoding: data).requirePhases()
    } catch {
      throw Failure(error, file: file)
    }
    let options = setup.options(
      plan: plan, file: file, data: data,
      drill: JournalEntry.Drill(
        question: question.text, principle: question.principle, framework: framework.name),
      prompt: prompt(question, plan, number, of: count), number: number)
    do throws(Failure) {
      return try FinishedTake(recording: options, basis: setup.basis)
    } catch {
      if error == Countdown.abandoned, number > 0 { return nil }
      throw error
    }
  }

  /// The question with the parts of its answer.
  private func prompt(_ question: Question, _ plan: Plan, _ number: Int, of count: Int) -> String {
    let head = count > 1 ? "question \(number + 1) of \(count)" : "question"
    let parts = plan.phases.map { "\($0.name) \(TimeText.band($0.budget))" }
    return """

      \(head)\(question.principle.map { ", \($0)" } ?? "")

        \(question.text)

      \(parts.joined(separator: " → "))

      """
  }

  private static func order(_ arguments: ParsedArguments) throws(Failure) -> QuestionSchedule.Order
  {
    let wanted = ["due", "weakest", "random"].filter { arguments.flags.contains($0) }
    guard wanted.count < 2 else {
      throw Failure(
        "'--\(wanted[0])' and '--\(wanted[1])' cannot be used together", remedy: "use one of them",
        status: .usage)
    }
    let seed = try arguments.number("seed", in: 0...Int.max)
    switch wanted.first {
    case "due": return .due
    case "weakest": return .weakest
    case "random":
      return .random(seed: seed.map { UInt64($0) } ?? .random(in: 0 ... .max))
    default: return arguments.flags.contains("list") ? .document : .scheduled
    }
  }

  private static func budget(_ arguments: ParsedArguments) throws(Failure) -> Budget {
    guard let text = arguments.value("budget") else { return AnswerDocument.usualBudget }
    guard let budget = DurationText.band(text), budget.minimum >= .seconds(10) else {
      throw Failure(
        "the value '\(text)' is invalid for '--budget'",
        remedy: "give a band of 10 s and more, such as 2-3min or 90s", status: .usage)
    }
    return budget
  }

  /// The wanted framework; else STAR, or what the document declares in its place.
  private static func framework(
    _ document: PlanDocument, _ wanted: String?
  ) throws(Failure) -> Framework {
    let known = document.frameworks.isEmpty ? [Framework.star] : document.frameworks
    guard let wanted else { return known.first { $0.name == Framework.star.name } ?? known[0] }
    if let found = known.first(where: { $0.name == wanted.uppercased() }) { return found }
    if wanted.uppercased() == Framework.star.name { return .star }
    let names = known.map { "'\($0.name)'" }.joined(separator: ", ")
    throw Failure(
      "the document has no framework '\(wanted)'",
      remedy: "use one of: \(names), or write it there as Situation-->Task-->Action-->Result",
      status: .usage)
  }

  private static func chosen(
    _ questions: [Question], path: String, _ arguments: ParsedArguments
  ) throws(Failure) -> [Question] {
    func has(_ text: String?, _ wanted: String?) -> Bool {
      guard let wanted else { return true }
      return text?.lowercased().contains(wanted.lowercased()) ?? false
    }
    let (principle, text) = (arguments.value("principle"), arguments.value("question"))
    let under = questions.filter { has($0.principle, principle) }
    guard !under.isEmpty else {
      var names: [String] = []
      for name in questions.compactMap(\.principle) where !names.contains(name) {
        names.append(name)
      }
      throw Failure(
        "'\(path)' has no principle '\(principle ?? "")'",
        remedy: "use one of: " + names.map { "'\($0)'" }.joined(separator: ", "), status: .usage)
    }
    let chosen = under.filter { has($0.text, text) }
    guard !chosen.isEmpty else {
      throw Failure(
        "'\(path)' has no such question with '\(text ?? "")' in it",
        remedy: "see them with: coach plan \(path)", status: .usage)
    }
    return chosen
  }

  /// The first words of a question, fit for a file.
  private static func fileName(_ question: String) -> String {
    let words = question.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.prefix(9).joined(separator: "-").prefix(48)
    return name.isEmpty ? "question" : String(name)
  }
}
