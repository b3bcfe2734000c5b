import AudioCore
import Coach

/// `coach rehearse`: record a rehearsal and report it.
enum RehearseCommand: Command {
  static let spec = CommandSpec(
    name: "rehearse", abstract: "Record a rehearsal of a plan and report its times.",
    discussion:
      "Keys: space, enter or → next phase, ← back, p hold, i interruption, u undo, q finish. The "
      + "clock starts at the first speech. On a pipe, lines of 'seconds key' take the keys' place.",
    arguments: [.init(name: "plan", arity: .one, help: "The notes, a Markdown document.")],
    options: [
      SharedOptions.variant, SharedOptions.slot,
      .init(
        name: "device", value: "pcm", help: "The capture device in alsa-lib. (default: default)",
        completion: .none),
      .init(
        name: "rate", value: "hertz", help: "The sample rate to ask for. (default: 48000)",
        completion: .none),
      .init(
        name: "keys", value: "file",
        help: "Take the keys from a file of 'seconds key', in seconds of the recording."),
      .init(
        name: "duration", value: "time", help: "End the recording by itself after this time.",
        completion: .none),
      SharedOptions.basis, SharedOptions.format, SharedOptions.output, SharedOptions.strict,
    ])

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let path = arguments.positionals[0]
    let slot = try arguments.duration("slot")
    let (document, data) = try InputFile.plan(path)
    let plan = try SharedOptions.plan(
      document, file: path, variant: arguments.value("variant"), slot: slot)
    let format = try arguments.choice("format", default: SharedOptions.Format.text)
    let basis = try arguments.choice("basis", default: Verdict.Basis.speaking)
    let script = try arguments.value("keys").map { file throws(Failure) in
      let text = SourceText(decoding: try InputFile.read(file, kind: "key script")).text
      return try KeyScript(text, file: file)
    }
    let runner = RehearsalRunner(
      plan: plan, planFile: path, planData: data, variant: arguments.value("variant"), slot: slot,
      device: arguments.value("device") ?? "default",
      rate: try arguments.number("rate", in: 8000...192_000) ?? 48000,
      duration: try arguments.duration("duration"), script: script)
    let (take, outcome) = try runner.run()
    let report = ReportBuilder(
      contour: outcome.contour, summary: outcome.summary, timeline: outcome.timeline,
      outline: Outline(plan), source: .take, basis: basis,
      startedAt: (try? TakeReader(take))?.journal.start.started_at
    ).report(file: take.audio)
    try SharedOptions.deliver(SharedOptions.render([report], format), arguments)
    Console.message("\nkept in \(Console.printable(take.path))\n")
    if let failure = failure(outcome) { throw failure }
    return report.isOverBudget && arguments.flags.contains("strict") ? .overBudget : .done
  }

  /// What went wrong although the take is saved.
  private static func failure(_ outcome: RehearsalOutcome) -> Failure? {
    if let failure = outcome.failure { return failure }
    let until = TimeText.clock(Double(outcome.heardFrames) / Double(outcome.summary.rate))
    switch outcome.reason {
    case .device_lost:
      return Failure(
        "the device was lost; the take is saved up to \(until)",
        remedy: "connect it again and start a new take", status: .lost)
    case .device_silent:
      return Failure(
        "the device stopped delivering; the take is saved up to \(until)",
        remedy: "check the device, or choose another with --device", status: .lost)
    case .finished, .file_full, .disk:
      guard outcome.summary.isDead else { return nil }
      return Failure(
        "nothing was heard: the microphone is muted or dead",
        remedy: "unmute it (alsamixer, F4), or choose another with --device", status: .noDevice)
    }
  }
}
