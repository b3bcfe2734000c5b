import Coach
import Glibc

/// `coach drill`: answer single questions of a question bank, or rehearse the weakest phases of a talk.
enum DrillCommand: Command {
  static let spec = CommandSpec(
    name: "drill",
    abstract: "Answer questions of a question bank, or practise weak phases of a plan.",
    discussion:
      "A question is shown, with some time to think; then the answer is recorded, its parts advanced "
      + "by the keys of rehearse. The parts are those of a framework such as Situation-->Task-->"
      + "Action-->Result, by their shares of the time: 20, 10, 50 and 20 %. The notes under the "
      + "question are the trigger words. Asked first is what is due, then what was never asked; an "
      + "answer within its time comes again after 1 day, 6 days and longer, a poor one the next day. "
      + "Of a plan without questions, the weakest phases are rehearsed in one take.",
    arguments: [
      .init(name: "questions", arity: .one, help: "A question bank or a plan, a Markdown document.")
    ],
    options: [
      .init(
        name: "principle", value: "text", help: "Only questions under headings with this in them.",
        completion: .none),
      .init(
        name: "question", value: "text", help: "Only questions with this in them.",
        completion: .none),
      .init(
        name: "framework", value: "name",
        help: "The parts of the answer: a framework of the document. (default: STAR)",
        completion: .none),
      .init(
        name: "budget", value: "band", help: "The time of an answer. (default: 2-3min)",
        completion: .none),
      .init(
        name: "count", value: "count",
        help: "How many questions, or how many phases. (default: 5 questions, 3 phases)",
        completion: .none),
      .init(name: "due", help: "Only questions that are due or new."),
      .init(
        name: "weakest", help: "The weakest first: most often and farthest outside their time."),
      .init(name: "random", help: "Questions by chance."),
      .init(
        name: "seed", value: "number",
        help: "The same chance again, for --random and --interrupt.", completion: .none),
      .init(
        name: "interrupt",
        help: "An interviewer interrupts once: \"60-second version, please\", or to go deeper."),
      .init(
        name: "think", value: "time",
        help: "The time to think; any key begins at once. (default: 15s on a terminal)",
        completion: .none),
      .init(name: "list", help: "List the questions with their answers and when they are due."),
      SharedOptions.device, SharedOptions.rate,
      .init(
        name: "keys", value: "file",
        help: "Take the keys from a file of 'seconds key'; each answer ends with 'finish'."),
      .init(
        name: "duration", value: "time", help: "End each recording by itself after this time.",
        completion: .none),
      .init(name: "no-check", help: "Leave out the check of the microphone on a terminal."),
      .init(name: "focus", help: "Show only the part, its trigger words and its bar."),
      .init(name: "plain", help: "Print lines instead of a screen, as on a pipe."),
      SharedOptions.format, SharedOptions.output, SharedOptions.force,
      SharedOptions.strict,
    ] + RulesOptions.all)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let path = arguments.positionals[0]
    let (document, data) = try InputFile.plan(path)
    let setup = try DrillSetup(arguments, offers: document.offers)
    guard !document.questions.isEmpty else {
      return try PhaseDrill(document, data: data, path: path, arguments).run(setup)
    }
    let drill = try QuestionDrill(document, path: path, arguments)
    guard !arguments.flags.contains("list") else {
      try Delivery.deliver(drill.list, arguments)
      return .done
    }
    return try drill.run(setup)
  }
}
