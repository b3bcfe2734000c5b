import Coach
import Takes

/// The options that several commands have, and how a report leaves the program.
enum SharedOptions {
  static let format = CommandSpec.Option(
    name: "format", short: "f", value: "format",
    help: "The form of the report: \(names(ReportFormat.self)). (default: text)",
    completion: .words(ReportFormat.allCases.map(\.rawValue)))
  static let output = CommandSpec.Option(
    name: "output", short: "o", value: "file",
    help: "Write the result to a file; - is standard output. (default: -)")
  static let force = CommandSpec.Option(
    name: "force", help: "Replace a file that is there already.")
  static let share = CommandSpec.Option(
    name: "share", value: "file",
    help: "Write a page that holds its sound, for somebody else: 0.25 MB a minute.")
  static let stateFile = CommandSpec.Option(
    name: "state-file", value: "file",
    help: "Write the state as JSON once a second, for overlays and status bars.")
  static let slot = CommandSpec.Option(
    name: "slot", value: "time", help: "The time for all of it, such as 30m; wins over the plan's.",
    completion: .none)
  static let variant = CommandSpec.Option(
    name: "variant", value: "name",
    help: "A shorter version that the plan declares, such as 5-minute.",
    completion: .live(.variants))
  static let strict = CommandSpec.Option(
    name: "strict",
    help: "Exit with status 3 when anything is over its budget by more than is tolerated.")

  static let device = CommandSpec.Option(
    name: "device", value: "pcm", help: "The capture device in alsa-lib. (default: default)",
    completion: .live(.devices))
  /// Where something is played; the device that a configuration keeps is the microphone.
  static let loudspeaker = CommandSpec.Option(
    name: "device", value: "pcm", help: "The playback device in alsa-lib. (default: default)",
    completion: .none)
  static let rate = CommandSpec.Option(
    name: "rate", value: "hertz", help: "The sample rate to ask for. (default: 48000)",
    completion: .none)

  /// The forms of what is no report.
  enum PlainFormat: String, CaseIterable { case text, json }
  static let plainFormat = CommandSpec.Option(
    name: "format", short: "f", value: "format",
    help: "The form of the result: text or json. (default: text)",
    completion: .words(PlainFormat.allCases.map(\.rawValue)))

  /// The names of choices: `text, html or json`.
  static func names<Choice: RawRepresentable & CaseIterable>(
    _ choices: Choice.Type
  ) -> String where Choice.RawValue == String {
    let names = choices.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  /// The sample rate to ask for.
  ///
  /// - Throws: ``Failure`` when it is none.
  static func rate(_ arguments: ParsedArguments) throws(Failure) -> Int {
    try arguments.number(rate.name, in: 8000...192_000) ?? 48000
  }

  /// The document with a variant for its plan.
  ///
  /// - Throws: ``Failure`` when it has no such variant.
  static func applying(
    _ variant: String, to document: PlanDocument, file: String
  ) throws(Failure) -> PlanDocument {
    do throws(PlanError) {
      return try document.applying(variant: variant)
    } catch {
      throw Failure(error, file: file)
    }
  }

  /// The plan as the options want it.
  ///
  /// - Throws: ``Failure`` when the document has no phases or no such variant.
  static func plan(
    _ document: PlanDocument, file: String, variant: String?, slot: Duration?
  ) throws(Failure) -> Plan {
    do throws(PlanError) {
      return try document.plan(variant: variant, slot: slot)
    } catch {
      if case .noPhases = error.reason, !document.questions.isEmpty {
        throw Failure(
          "'\(file)' holds \(document.questions.count) questions and no phases",
          remedy: "coach drill \(file)", status: .badData)
      }
      throw Failure(error, file: file)
    }
  }
}
