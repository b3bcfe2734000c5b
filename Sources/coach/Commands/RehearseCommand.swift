import AudioCore
import Coach
import FoundationEssentials
import Glibc
import Takes

/// `coach rehearse`: record a rehearsal and report it.
enum RehearseCommand: Command {
  static let spec = CommandSpec(
    name: "rehearse", abstract: "Record a rehearsal of a plan and report its times.",
    discussion:
      "The clock starts at the first speech. Keys: \(KeyBinding.summary). On a pipe, lines of 'seconds "
      + "key' take the keys' place.",
    manual:
      "On a terminal the microphone is checked first: two seconds of quiet, then a sentence; l plays what was heard. "
      + "Then just start speaking, or press space, which counts down from 3: the take begins a moment before your first "
      + "word, with nothing of the check in it. A screen shows the phase, its trigger words and its time against the "
      + "budget, the next phase, and whether the whole is ahead or behind; from 100 columns on, the plan beside it. Marks over the "
      + "bar show where the phase ended last time and in the best take (the whole take that kept most budgets), and, where you are "
      + "behind, the target that still fits. With --auto a phase turns within two seconds of its first words, where you say them as in one of your latest three marked takes; the mark lies at the first word, u takes the turn back, and the keys go on working. A phase that is only probable is suggested (\"6 EXPERIMENTS? space\"): space always goes on to the next one, and for any other the key is its number. "
      + "The first interrupt (Ctrl-C) ends the rehearsal normally, with its report.",
    group: .practise,
    examples: [
      ("coach rehearse talk.md", "rehearse all of it"),
      ("coach rehearse talk.md --only 3,7", "rehearse phases 3 and 7"),
      ("coach rehearse talk.md --end 14:30", "finish by half past two"),
      ("coach rehearse --phases \"Intro 2m, Demo 5m, Questions\"", "without notes"),
    ],
    arguments: [
      .init(
        name: "plan", arity: .optional,
        help: "The notes, a Markdown document. (default: none; all of it is only timed)")
    ],
    options: [
      .init(
        name: "phases", value: "list",
        help: "Phases in place of notes, such as \"Intro 2m, Demo 5m, Questions\".",
        completion: .none), SharedOptions.variant, SharedOptions.slot,
    ] + PlanOptions.all + [
      .init(
        name: "end", value: "time", help: "The time of day at which it has to end, such as 14:30.",
        completion: .none),
      .init(
        name: "from", value: "phase", help: "Begin in the middle: with this phase.",
        completion: .live(.phases)),
      .init(
        name: "only", value: "phases",
        help: "Rehearse only some phases, such as 3,7 or 5-8; history keeps such takes apart.",
        completion: .live(.phases)),
      SharedOptions.device, SharedOptions.rate,
      .init(
        name: "keys", value: "file",
        help: "Take the keys from a file of 'seconds key', in seconds of the recording."),
      .init(
        name: "duration", value: "time", help: "End the recording by itself after this time.",
        completion: .none),
      .init(
        name: "countdown", value: "seconds",
        help: "Count down before the recording begins. (default: 3 after the check)",
        completion: .none),
      .init(name: "no-check", help: "Leave out the check of the microphone on a terminal."),
      .init(
        name: "auto", help: "Turn phases by themselves where an earlier take's openings are heard."),
      .init(name: "focus", help: "Show only the phase, its trigger words and its bar."),
      .init(name: "plain", help: "Print lines instead of a screen, as on a pipe."),
      .init(
        name: "follow", value: "pipe",
        help:
          "Take commands from a named pipe, line by line: next, back, 3, hold, note words, slide 7."
      ),
      SharedOptions.stateFile,
      .init(
        name: "pack", value: "age",
        help: "Afterwards, pack the sound of takes that are older, such as 30d.",
        completion: .none),
      SharedOptions.format, SharedOptions.output, SharedOptions.force,
      SharedOptions.strict,
    ] + RulesOptions.all + TextOptions.both)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: ReportFormat.text)
    let rules = try RulesOptions.rules(arguments)
    let options = try options(arguments)
    let countdown = try arguments.number("countdown", in: 0...3600)
    let packing = try TakesPacking.age(arguments, "pack")
    RecoveryText.completeAndTell()
    let take = try recorded(
      options, countdown: countdown, isChecked: !arguments.flags.contains("no-check"), rules)
    guard let take else { return .done }
    // Where the take is has to be told, whatever becomes of the report.
    let delivery = Result { () throws(Failure) in
      try Delivery.deliver(
        Delivery.render([take.recording], format, arguments), arguments)
    }
    take.announce(isOwn: options.device != DemoRoom.device)
    if let packing { TakesPacking.packQuietly(olderThan: packing) }
    try delivery.get()
    if let failure = take.failure { throw failure }
    return take.recording.report.isOverBudget && arguments.flags.contains("strict")
      ? .overBudget : .done
  }

  /// Checks the microphone and waits for the speaker, where a person sits at the keys, and records.
  private static func recorded(
    _ options: RehearsalOptions, countdown: Int?, isChecked: Bool, _ rules: ReportRules
  ) throws(Failure) -> ReportedTake? {
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    var options = options
    // After the signals are blocked, or its thread would take them.
    options.past = PastReading(of: options.plan, variant: options.variantName)
    var input = try KeyInput(isReplaced: options.script != nil)
    guard isChecked, options.script == nil, input.isTerminal else {
      if let countdown, countdown > 0 { _ = try Countdown(countdown).run(&input) }
      return try ReportedTake.record(options, rules: rules, &input)
    }
    options.isGated = true
    options.countdown = countdown ?? options.countdown
    let preflight = Preflight(
      device: options.device, rate: options.rate, past: options.past)
    let microphone = try preflight.runBeforeRehearsal(
      &input, .recording(countdown: options.countdown))
    return try ReportedTake.record(options, rules: rules, &input, from: microphone)
  }

  private static func options(_ arguments: ParsedArguments) throws(Failure) -> RehearsalOptions {
    let slot = try arguments.duration("slot")
    let (document, data, path) = try notes(arguments)
    let whole = try SharedOptions.plan(
      document, file: path, variant: arguments.value("variant"), slot: slot)
    let only = try onlyPhases(whole, arguments)
    let script = try arguments.value("keys").map { file throws(Failure) in
      let text = SourceText(decoding: try InputFile.read(file, kind: "key script")).text
      return try KeyScript(text, file: file)
    }
    let followed = arguments.value("follow")
    if let followed { _ = try CommandPipe(following: followed) }
    return RehearsalOptions(
      plan: only.map { whole.selecting($0).withSlot(slot) } ?? whole, planFile: path,
      planData: data, variant: arguments.value("variant"),
      variantName: arguments.value("variant").flatMap { document.plan.variant(named: $0)?.name },
      slot: slot,
      endOfDay: try endOfDay(arguments), onlyPhases: only, whole: only == nil ? nil : whole,
      device: arguments.value("device") ?? "default", rate: try SharedOptions.rate(arguments),
      duration: try arguments.duration("duration"), script: script,
      isPlain: arguments.flags.contains("plain"), isFocused: arguments.flags.contains("focus"),
      isAutomatic: arguments.flags.contains("auto"),
      stateFile: try arguments.value("state-file").map { file throws(Failure) in
        try StateFile(
          file, inputs: Delivery.inputs(arguments),
          isForced: arguments.flags.contains(SharedOptions.force.name))
      }, followed: followed)
  }

  /// What is rehearsed: notes, phases that the command line gives, or nothing but the whole.
  ///
  /// - Throws: ``Failure`` when both are given, or there is no plan in them.
  private static func notes(
    _ arguments: ParsedArguments
  ) throws(Failure) -> (document: PlanDocument, data: Data, path: String) {
    let given = arguments.value("phases")
    if let path = arguments.positionals.first {
      guard given == nil else {
        throw Failure(
          "'--phases' stands in place of notes", remedy: "leave out '\(path)' or --phases",
          status: .usage)
      }
      let (document, data) = try PlanOptions.document(path, arguments)
      return (document, data, path)
    }
    guard let plan = given.map(GivenPhases.plan) ?? GivenPhases.none else {
      throw Failure(
        arguments.invalid(given ?? "", "phases"),
        remedy: "give names with times: \"Intro 2m, Demo 5m, Questions\"", status: .usage)
    }
    let text = MarkdownPlan.render(plan)
    return (PlanDocument(plan), Data(text.utf8), "rehearsal.md")
  }

  /// The phases that `--from` and `--only` choose; nil for all of them.
  private static func onlyPhases(
    _ plan: Plan, _ arguments: ParsedArguments
  ) throws(Failure) -> [Int]? {
    let (from, only) = (arguments.value("from"), arguments.value("only"))
    guard from == nil || only == nil else {
      throw Failure(
        "'--from' and '--only' cannot be used together", remedy: "use one of them", status: .usage)
    }
    let selection = PhaseSelection(plan)
    do throws(PhaseSelectionError) {
      if let only { return try selection.positions(only).sorted() }
      guard let from else { return nil }
      let first = try selection.position(from)
      return first == 0 ? nil : Array(first..<plan.phases.count)
    } catch {
      throw Failure(error, status: .usage)
    }
  }

  private static func endOfDay(_ arguments: ParsedArguments) throws(Failure) -> TimeOfDay? {
    guard let text = arguments.value("end") else { return nil }
    guard arguments.value("slot") == nil else {
      throw Failure(
        "'--end' and '--slot' cannot be used together", remedy: "use one of them", status: .usage)
    }
    guard let time = TimeOfDay(text) else {
      throw Failure(
        "the value '\(text)' is invalid for '--end'", remedy: "give a time of day such as 14:30",
        status: .usage)
    }
    if RehearsalRunner.seconds(until: time, from: .now) == nil {
      guard Consent.canAsk, Consent.isGiven("\(time.text) is over: rehearse without an end?") else {
        throw RehearsalRunner.isOver(time)
      }
      return nil
    }
    return time
  }
}
