import Coach
import FoundationEssentials
import Glibc
import Takes

/// How a drill is recorded and reported, whatever is drilled.
struct DrillSetup {
  private static let thinkingTime = 15

  let arguments: ParsedArguments
  let format: ReportFormat
  let rules: ReportRules
  /// The keys of each answer; nil when they come from a terminal or a pipe.
  let scripts: [KeyScript]?
  /// Seconds to think before each answer.
  let thinking: Int
  /// Who asks aloud; nil where the questions are only shown.
  let voice: InterviewerVoice?
  /// What the document offers to hear more of.
  private let offers: [String]
  private let seed: UInt64?
  private let device: String
  private let rate: Int
  private let duration: Duration?

  /// - Throws: ``Failure`` when an option has no such value.
  init(_ arguments: ParsedArguments, offers: [String]) throws(Failure) {
    self.arguments = arguments
    self.offers = offers
    seed = try Self.seed(arguments)
    format = try arguments.choice("format", default: ReportFormat.text)
    rules = try RulesOptions.rules(arguments)
    scripts = try arguments.value("keys").map { file throws(Failure) in
      let text = SourceText(decoding: try InputFile.read(file, kind: "key script")).text
      return try KeyScript.answers(text, file: file)
    }
    voice = try Self.voice(arguments)
    let isAttended = scripts == nil && isatty(STDIN_FILENO) == 1
    self.isAttended = isAttended
    thinking =
      try arguments.duration("think", orZero: true).map { Int($0.seconds.rounded(.up)) }
      ?? (isAttended || voice != nil ? Self.thinkingTime : 0)
    device = arguments.value("device") ?? "default"
    rate = try SharedOptions.rate(arguments)
    duration = try arguments.duration("duration")
  }

  /// Whether text is told answer by answer; a table or a file has to be whole.
  var isImmediate: Bool { format == .text && [nil, "-"].contains(arguments.value("output")) }

  /// Whether someone sits at the keys.
  let isAttended: Bool

  /// Opens the keys and checks the microphone, once for all takes.
  ///
  /// - Throws: ``Failure`` when it is muted or the user does not want it any more.
  func begin() throws(Failure) -> KeyInput {
    RecoveryText.completeAndTell()
    var input = try KeyInput(isReplaced: scripts != nil)
    if isAttended, !arguments.flags.contains("no-check") {
      try Preflight(device: device, rate: rate).runBeforeRehearsal(&input, .goOn).stop()
    }
    return input
  }

  /// Shows what is asked and gives time to think.
  ///
  /// - Throws: ``Failure`` when the user does not want it any more.
  func think(_ prompt: Prompt, _ input: inout KeyInput) throws(Failure) -> Countdown.End {
    try Countdown(thinking, showing: prompt, isPlain: arguments.flags.contains("plain")).run(&input)
  }

  /// Asks a question aloud and waits until the answer begins.
  ///
  /// - Returns: the microphone, whose recording begins where the speaker did.
  /// - Throws: ``Failure`` when the user does not want it any more, or nothing can speak.
  func askAloud(
    _ question: Question, _ prompt: Prompt, by voice: InterviewerVoice, _ input: inout KeyInput
  ) throws(Failure) -> Microphone {
    let layout = PromptScreen(prompt, seconds: thinking, glyphs: .ofLocale)
    Console.message(layout.text(width: Terminal.width))
    var isAbandoned = false
    _ = try voice.ask(question) {
      let pressed = input.pressed(waitingMilliseconds: 0)
      isAbandoned = isAbandoned || SignalCollector.take() || pressed.contains(.finish)
      return isAbandoned || !pressed.isEmpty
    }
    if isAbandoned { throw Failure.abandoned }
    return try Preflight(device: device, rate: rate).runAgain(&input, .answer(thinking: thinking))
  }

  /// Who asks aloud.
  ///
  /// - Throws: ``Failure`` when nothing can speak, or options do not fit each other.
  private static func voice(_ arguments: ParsedArguments) throws(Failure) -> InterviewerVoice? {
    let folder = arguments.value("voices")
    guard arguments.flags.contains("aloud") else {
      guard folder == nil else {
        throw Failure(
          "'--voices' needs '--aloud'", remedy: "add it, or leave out --voices", status: .usage)
      }
      return nil
    }
    guard !arguments.flags.contains("interrupt"), arguments.value("framework") == nil else {
      throw Failure(
        "with '--aloud' nobody looks at the screen or presses keys, as '--interrupt' and '--framework' need it",
        remedy: "use one of them", status: .usage)
    }
    return try InterviewerVoice(folder: folder)
  }

  /// What the recorder is asked for.
  ///
  /// - Parameters:
  ///   - limit: the time after which an answer aloud ends by itself, where no other is given.
  ///   - file: what the plan's file is called; the take is named after it.
  ///   - number: the position among the takes of this drill, from 0.
  func options(
    plan: Plan, file: String, data: Data, onlyPhases: [Int]? = nil, whole: Plan? = nil,
    drill: JournalEntry.Drill, number: Int, limit: Duration? = nil
  ) -> RehearsalOptions {
    var options = RehearsalOptions(
      plan: plan, planFile: file, planData: data, onlyPhases: onlyPhases, whole: whole,
      device: device, rate: rate, duration: duration ?? limit, script: scripts?[number])
    options.endsBySilence = voice != nil
    options.isPlain = arguments.flags.contains("plain")
    options.isFocused = arguments.flags.contains("focus")
    options.drill = drill
    options.past = PastReading(of: plan, variant: nil)
    options.isContinued = number > 0
    if arguments.flags.contains("interrupt") {
      options.interviewer = Interviewer(
        plan, offers: offers,
        seed: seed.map { $0 &+ UInt64(number) } ?? .random(in: 0 ... .max))
    }
    return options
  }

  /// The seed of everything that is left to chance.
  ///
  /// - Throws: ``Failure`` when it is none, or nothing is.
  static func seed(_ arguments: ParsedArguments) throws(Failure) -> UInt64? {
    guard let seed = try arguments.number("seed", in: 0...Int.max) else { return nil }
    guard ["random", "interrupt"].contains(where: arguments.flags.contains) else {
      throw Failure(
        "'--seed' needs '--random' or '--interrupt'", remedy: "add one of them", status: .usage)
    }
    return UInt64(seed)
  }

  /// How the command ends after these takes.
  func status(_ takes: [ReportedTake]) -> ExitStatus {
    let isOver = takes.contains { $0.recording.report.isOverBudget }
    return isOver && arguments.flags.contains("strict") ? .overBudget : .done
  }
}
