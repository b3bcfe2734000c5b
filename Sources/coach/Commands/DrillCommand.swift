import AudioCore
import Coach
import Glibc

/// `coach drill`: answer single questions of a question bank, or rehearse the weakest phases of a talk.
enum DrillCommand: Command {
  private static let manual: [String] = [
    "While there is time to think, s skips the question, q stops and any other key begins; between two answers a answers the question again, q stops, any other key goes on.",
    "A pipe gives the keys of one answer after another, each ended by finish. A framework gives its parts their shares by percentages (\"Action 50 %\"); where it has none, they are situation 20, task 10, action 50 and result 20 %, other parts alike.",
    "Notes that begin with a part's name (\"Situation: ...\") are the trigger words of that part, others are shared out in their order. The report says which part takes too much or too little of the answer, from a tenth of it on.",
    "The intervals are those of SM-2 (Wozniak 1990): 1 day, 6 days, then longer; after an answer with a grade under 3 again 1 day. Grades: 5 within the budget, 4 up to 15 s off it, 3 up to 30 s, 2 up to a minute, 1 beyond; one less for a part off its share and one for stalls, at most 2 with a part left out. They are made from the takes each time.",
    "With --interrupt an interviewer interrupts once, at a random moment from a fifth to four fifths of the planned time: one time in two with \"60-second version, please\", else to go deeper into something that the notes offer, a question with alternatives in brackets such as \"I can go deeper into [the data / the team]: what would help?\", or one of a few usual things where they offer none. The screen shows it and the terminal's bell rings; nothing is played. It is measured as a part of its own with a budget of 45 to 60 s. After going deeper, space returns to where the answer was. The short version is the rest of the answer: what it breaks off is not judged, and the answer is graded by it.",
    "With --aloud each question is spoken: your own recording of it from --voices (a sound file named by the line of the question, 12.wav, or by its first words, tell-me-about-yourself.ogg), or speech-dispatcher (spd-say).",
    "After the time to think, or with your first word, the answer is recorded, as one part. It ends after \(TimeText.decimal(SpeakerEnd.silence, places: 1)) s of silence where the voice has fallen to the bottom of its range, after \(TimeText.decimal(SpeakerEnd.longSilence, places: 0)) s behind any other, and at the limit of its time, which is said; then comes the next question. q ends an answer at once, Ctrl-C the interview.",
    "With --ladder the limits are those of de Jong and Perfetti (2011), who found that telling the same thing again in less time trains fluency.",
  ]

  private static let questionOptions: [CommandSpec.Option] = [
    .init(
      name: "principle", value: "text", help: "Only questions under headings with this in them.",
      completion: .live(.principles)),
    .init(
      name: "question", value: "text", help: "Only questions with this in them.",
      completion: .live(.questions)),
    .init(
      name: "framework", value: "name",
      help: "The parts of the answer: a framework of the document. (default: STAR)",
      completion: .live(.frameworks)),
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
    .init(name: "random", help: "In random order."),
    .init(
      name: "seed", value: "number",
      help: "Seed of --random and --interrupt, for the same again.", completion: .none),
    .init(
      name: "interrupt",
      help: "An interviewer interrupts once: \"60-second version, please\", or to go deeper."),
    .init(
      name: "ladder",
      help:
        "Each question three times: in four, three and two minutes, and the three beside each other."
    ),
    .init(
      name: "aloud",
      help: "Without hands: the question is spoken, and the answer ends when you have ended."),
    .init(
      name: "voices", value: "dir",
      help: "With --aloud: your recordings of the questions, named by their lines or first words."),
    .init(
      name: "think", value: "time",
      help: "The time to think; any key begins at once. (default: 15s on a terminal)",
      completion: .none),
    .init(name: "list", help: "List the questions with their answers and when they are due."),
  ]

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
    manual: manual.joined(separator: " "),
    group: .practise,
    examples: [
      ("coach drill questions.md", "answer what is due"),
      (
        "coach drill questions.md --aloud",
        "an interview without hands: asked aloud, one after another"
      ),
      (
        "coach drill questions.md --random --interrupt",
        "questions in random order, with an interviewer who interrupts"
      ),
    ],
    arguments: [
      .init(name: "questions", arity: .one, help: "A question bank or a plan, a Markdown document.")
    ],
    options: questionOptions
      + PlanOptions.all + [
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
      ] + RulesOptions.all + TextOptions.both)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let path = arguments.positionals[0]
    let (document, data) = try PlanOptions.document(path, arguments)
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
