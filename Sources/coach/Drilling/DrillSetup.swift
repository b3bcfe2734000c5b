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
    let isAttended = scripts == nil && isatty(STDIN_FILENO) == 1
    self.isAttended = isAttended
    thinking =
      try arguments.duration("think", orZero: true).map { Int($0.seconds.rounded(.up)) }
      ?? (isAttended ? Self.thinkingTime : 0)
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

  /// What the recorder is asked for.
  ///
  /// - Parameters:
  ///   - file: what the plan's file is called; the take is named after it.
  ///   - number: the position among the takes of this drill, from 0.
  func options(
    plan: Plan, file: String, data: Data, onlyPhases: [Int]? = nil, drill: JournalEntry.Drill,
    number: Int
  ) -> RehearsalOptions {
    var options = RehearsalOptions(
      plan: plan, planFile: file, planData: data, onlyPhases: onlyPhases, device: device,
      rate: rate, duration: duration, script: scripts?[number])
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
