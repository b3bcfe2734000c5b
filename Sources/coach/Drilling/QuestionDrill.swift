import AudioCore
import Coach
import FoundationEssentials
import Takes

/// Asks questions of a question bank, one after another, and records the answers.
struct QuestionDrill {
  private static let usualCount = 5

  private let questions: [QuestionHistory]
  private let order: QuestionSchedule.Order
  private let framework: Framework
  private let budget: Budget
  /// The limits under which each question is answered, one after another; empty for once, by the budget.
  private let ladder: [Duration]
  private let count: Int
  /// All takes there were before.
  private let past: [IndexedTake]
  /// The next day on which a question is due.
  private let nextDay: CalendarDay?

  /// Chooses the questions.
  ///
  /// - Throws: ``Failure`` when an option has no such value or no question fits.
  init(
    _ document: PlanDocument, path: String, _ arguments: ParsedArguments
  ) throws(Failure) {
    budget = try Self.budget(arguments)
    ladder = try Self.ladder(arguments)
    framework =
      arguments.flags.contains("aloud")
      ? .whole : try Self.framework(document, arguments.value("framework"))
    count = try arguments.number("count", in: 1...10_000) ?? Self.usualCount
    let chosen = try Self.chosen(document.questions, path: path, arguments)
    past = try Failure.telling(
      try TakeIndex.all(progress: ProgressLine.show("measuring takes"))
    ).takes
    ProgressLine.clear()
    guard let today = CalendarDay(LocalTime.now.iso8601) else {
      throw Failure("the clock shows no date", remedy: "set it", status: .failure)
    }
    let schedule = QuestionSchedule(chosen, takes: past, today: today)
    order = try Self.order(arguments)
    questions = schedule.ordered(order)
    nextDay = schedule.nextDay
  }

  /// The questions with their answers so far.
  var list: String { TextSchedule.render(questions, isGrouped: order == .document) }

  /// Asks and records.
  ///
  /// - Throws: ``Failure`` when recording cannot begin, or after the reports when it was cut off.
  func run(_ setup: DrillSetup) throws(Failure) -> ExitStatus {
    let most = setup.scripts.map { ($0.count + turns - 1) / turns } ?? .max
    let asked = Array(questions.prefix(min(count, most)))
    guard !asked.isEmpty else {
      let next = nextDay.map { "; the next one is on \($0.text)" } ?? ""
      Console.message("nothing is due\(next)\n")
      return .done
    }
    if setup.format == .html, asked.count * turns > 1 {
      throw Failure(
        "a page reports one answer, not \(asked.count)", remedy: "use --count 1", status: .usage)
    }
    let takes = try ask(asked, setup)
    if !setup.isImmediate, !takes.isEmpty {
      // Of the same question again and again, a page shows the last answer.
      let shown = setup.format == .html ? takes.suffix(1) : takes[...]
      try Delivery.deliver(
        Delivery.render(shown.map(\.recording), setup.format, setup.arguments),
        setup.arguments)
    }
    if let failure = takes.last?.failure { throw failure }
    return setup.status(takes)
  }

  /// How often each question is answered.
  private var turns: Int { max(1, ladder.count) }

  /// One answer that is asked for.
  private struct Round {
    let question: Question
    let prompt: Prompt
    let answer: Answer
    /// The time after which it ends by itself.
    let limit: Duration?
    /// Whether the question is another one than before.
    let isFirst: Bool
  }

  /// What came of a round.
  private enum Turn {
    case skipped, discarded
    case answered(ReportedTake)
  }

  /// The answers to some questions, one after another, for as long as they are wanted.
  private func ask(_ asked: [QuestionHistory], _ setup: DrillSetup) throws(Failure)
    -> [ReportedTake]
  {
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    var input = try setup.begin()
    var takes: [ReportedTake] = []
    var rungs: [(limit: Duration, report: Report)] = []
    let count = min(asked.count * turns, setup.scripts?.count ?? .max)
    var number = 0
    while number < count {
      let round = try round(number, asked)
      let turn: Turn
      do throws(Failure) {
        turn = try record(round, setup, number: takes.count, &input)
      } catch {
        // Answers that were given are reported.
        if error == Failure.abandoned, !takes.isEmpty { break }
        throw error
      }
      switch turn {
      case .skipped:
        number += turns - number % turns
        continue
      case .discarded: break
      case .answered(let take):
        takes.append(take)
        try report(take, round.question, takes, setup)
        guard take.failure == nil, !take.wasStopped else { return takes }
        if let limit = round.limit, !ladder.isEmpty {
          rungs = (round.isFirst ? [] : rungs) + [(limit, take.recording.report)]
          Console.message("\n" + LadderText.render(rungs))
        }
      }
      guard !input.isExhausted() else { break }
      guard setup.isAttended, setup.voice == nil else {
        number += 1
        continue
      }
      let choice = NextQuestion.ask(isLast: number + 1 == count, &input)
      if choice == .stop { break }
      if choice == .next { number += 1 }
    }
    return takes
  }

  private func round(_ number: Int, _ asked: [QuestionHistory]) throws(Failure) -> Round {
    let question = asked[number / turns].question
    let limit = ladder.isEmpty ? nil : ladder[number % turns]
    let answer = try Answer(
      question, framework: framework, budget: limit.map { Budget(single: $0) } ?? budget)
    let rung = limit.map { ", in \(TimeText.clock($0.seconds))" } ?? ""
    return Round(
      question: question,
      prompt: Prompt(
        place: place(question, number / turns, of: asked.count) + rung, text: question.text,
        plan: answer.plan, canSkip: number / turns + 1 < asked.count),
      answer: answer, limit: limit, isFirst: number % turns == 0)
  }

  /// Asks and records one answer.
  ///
  /// - Parameter number: how many answers there were before.
  private func record(
    _ round: Round, _ setup: DrillSetup, number: Int, _ input: inout KeyInput
  ) throws(Failure) -> Turn {
    guard let voice = setup.voice else {
      guard try setup.think(round.prompt, &input) == .begin else { return .skipped }
      let options = round.answer.options(setup, number: number, limit: round.limit)
      return try ReportedTake.record(options, rules: setup.rules, &input).map(Turn.answered)
        ?? .discarded
    }
    let limit = round.limit ?? budget.maximum
    let microphone = try setup.askAloud(round.question, round.prompt, by: voice, &input)
    let take = try ReportedTake.record(
      round.answer.options(setup, number: number, limit: limit), rules: setup.rules, &input,
      from: microphone)
    guard let take else { return .discarded }
    if take.recording.report.audio.duration_s >= limit.seconds {
      Console.message("the time is up\n")
      try voice.remark("Thank you, the time is up.") { SignalCollector.take() }
    }
    return .answered(take)
  }

  /// Tells what came of an answer, and when the question comes again.
  private func report(
    _ take: ReportedTake, _ question: Question, _ takes: [ReportedTake], _ setup: DrillSetup
  ) throws(Failure) {
    if setup.isImmediate {
      try Delivery.deliver(
        (takes.count > 1 ? "\n" : "")
          + Delivery.render([take.recording], setup.format, setup.arguments),
        setup.arguments)
    }
    let history = QuestionHistory(question, takes: past + takes.map(\.stored))
    if let grade = history.grade, let due = history.repetition.due {
      Console.message("\ngrade \(grade) of 5; it is due again on \(due.text)\n")
    }
    take.announce()
  }

  private func place(_ question: Question, _ number: Int, of count: Int) -> String {
    (count > 1 ? "question \(number + 1) of \(count)" : "question")
      + (question.principle.map { ", \($0)" } ?? "")
  }

  private static func order(_ arguments: ParsedArguments) throws(Failure) -> QuestionSchedule.Order
  {
    let wanted = ["due", "weakest", "random"].filter { arguments.flags.contains($0) }
    guard wanted.count < 2 else {
      throw Failure(
        "'--\(wanted[0])' and '--\(wanted[1])' cannot be used together", remedy: "use one of them",
        status: .usage)
    }
    let seed = try DrillSetup.seed(arguments)
    switch wanted.first {
    case "due": return .due
    case "weakest": return .weakest
    case "random":
      return .random(seed: seed ?? .random(in: 0 ... .max))
    default: return arguments.flags.contains("list") ? .document : .scheduled
    }
  }

  /// The limits under which each question is answered.
  private static func ladder(_ arguments: ParsedArguments) throws(Failure) -> [Duration] {
    guard arguments.flags.contains("ladder") else { return [] }
    guard arguments.value("budget") == nil else {
      throw Failure(
        "'--ladder' has limits of its own", remedy: "leave out --budget", status: .usage)
    }
    return LadderText.limits
  }

  private static func budget(_ arguments: ParsedArguments) throws(Failure) -> Budget {
    guard let text = arguments.value("budget") else { return AnswerDocument.usualBudget }
    guard let budget = CommandTime.band(text), budget.minimum >= .seconds(10) else {
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
}
