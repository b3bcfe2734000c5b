import Coach

/// The options by which a person sets the rules of a report.
enum RulesOptions {
  static let basis = CommandSpec.Option(
    name: "basis", value: "time",
    help: "The time that verdicts rest on: speaking (speech with its natural pauses) or elapsed "
      + "(the clock). (default: speaking)",
    completion: .words(Verdict.Basis.allCases.map(\.rawValue)))
  static let grace = CommandSpec.Option(
    name: "grace", value: "time",
    help:
      "How far over its budget a phase may be and still be within tolerance, the whole twice as "
      + "much; 0 for none. (default: 15s, at most a tenth of the budget)",
    completion: .none)
  static let pause = CommandSpec.Option(
    name: "pause", value: "time",
    help: "The shortest silence that counts as a pause. (default: 0.25s)", completion: .none)

  /// What counts as a filler, where there are words to count.
  static let fillers = CommandSpec.Option(
    name: "fillers", value: "words",
    help: "The filler words to count, with commas between them. (default: um, uh, you know, …)",
    completion: .none)

  /// All of them.
  static let all = [basis, grace, pause]

  /// The shortest pauses that can be asked for: shorter ones are parts of sounds, longer ones stalls.
  private static let pauses = 0.1...2.0

  /// The rules that the command line sets.
  ///
  /// - Throws: ``Failure`` when a value is none.
  static func rules(_ arguments: ParsedArguments) throws(Failure) -> ReportRules {
    var rules = ReportRules(basis: try basis(arguments))
    if let time = try arguments.duration(grace.name, orZero: true) {
      rules.tolerance = Tolerance(phase: time)
    }
    rules.fillers = arguments.value(fillers.name).map {
      FillerWords($0.split(separator: ",").map(String.init))
    }
    guard let time = try arguments.duration(pause.name) else { return rules }
    guard pauses.contains(time.seconds) else {
      throw Failure(
        arguments.invalid(arguments.value(pause.name) ?? "", pause.name),
        remedy: "give a time from \(pauses.lowerBound)s to \(Int(pauses.upperBound))s",
        status: .usage)
    }
    rules.timing.shortestPause = time
    return rules
  }

  /// The time that verdicts rest on.
  ///
  /// - Throws: ``Failure`` when it is none.
  static func basis(_ arguments: ParsedArguments) throws(Failure) -> Verdict.Basis {
    try arguments.choice(basis.name, default: Verdict.Basis.speaking)
  }
}
