import Coach

/// The options that several commands have, and how a report leaves the program.
enum SharedOptions {
  /// The forms of a report.
  enum Format: String, CaseIterable { case text, markdown, html, csv, json }

  static let format = CommandSpec.Option(
    name: "format", short: "f", value: "format",
    help: "The form of the report: text, markdown, html, csv or json. (default: text)",
    completion: .words(Format.allCases.map(\.rawValue)))
  static let output = CommandSpec.Option(
    name: "output", short: "o", value: "file",
    help: "Write the result to a file; - is standard output. (default: -)")
  static let force = CommandSpec.Option(
    name: "force", help: "Replace a file that is there already.")
  static let stateFile = CommandSpec.Option(
    name: "state-file", value: "file",
    help: "Write the state as JSON once a second, for overlays and status bars.")
  static let basis = CommandSpec.Option(
    name: "basis", value: "time",
    help: "The time that verdicts rest on: speaking (speech with its natural pauses) or elapsed "
      + "(the clock). (default: speaking)",
    completion: .words(Verdict.Basis.allCases.map(\.rawValue)))
  static let slot = CommandSpec.Option(
    name: "slot", value: "time", help: "The time for all of it, such as 30m; wins over the plan's.",
    completion: .none)
  static let variant = CommandSpec.Option(
    name: "variant", value: "name",
    help: "A shorter version that the plan declares, such as 5-minute.", completion: .none)
  static let strict = CommandSpec.Option(
    name: "strict", help: "Exit with status 3 when anything is over its budget beyond the grace.")

  static let device = CommandSpec.Option(
    name: "device", value: "pcm", help: "The capture device in alsa-lib. (default: default)",
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

  /// The sample rate to ask for.
  ///
  /// - Throws: ``Failure`` when it is none.
  static func rate(_ arguments: ParsedArguments) throws(Failure) -> Int {
    try arguments.number(rate.name, in: 8000...192_000) ?? 48000
  }

  /// The plan as the options want it.
  ///
  /// - Throws: ``Failure`` when the document has no phases or no such variant.
  static func plan(
    _ document: PlanDocument, file: String, variant: String?, slot: Duration?
  ) throws(Failure) -> Plan {
    do throws(PlanError) {
      var plan = try document.requirePhases()
      if let variant {
        guard let found = plan.variant(named: variant) else {
          throw PlanError(.unknownVariant(variant, known: plan.variants.map(\.name)))
        }
        plan = plan.applying(found)
      }
      return plan.withSlot(slot)
    } catch {
      throw Failure(error, file: file)
    }
  }

  /// Where a result goes that the command line names.
  ///
  /// - Throws: ``Failure`` when it may not be written there.
  static func destination(
    _ name: String, _ arguments: ParsedArguments
  ) throws(Failure) -> Destination {
    try Destination(name, inputs: inputs(arguments), isForced: arguments.flags.contains(force.name))
  }

  /// Every word of the command line that may name something that is read.
  static func inputs(_ arguments: ParsedArguments) -> [String] {
    let written = [output.name, stateFile.name]
    return arguments.positionals
      + arguments.values.filter { !written.contains($0.key) }.flatMap(\.value)
  }

  /// Prints or writes what a command made.
  static func deliver(_ text: String, _ arguments: ParsedArguments) throws(Failure) {
    try destination(arguments.value(output.name) ?? "-", arguments).write(text)
  }

  /// Reports in the wanted form, one after another; JSON has a line for each when there are several.
  ///
  /// - Throws: ``Failure`` when a page is wanted of several recordings.
  static func render(
    _ recordings: [MeasuredRecording], _ format: Format, _ arguments: ParsedArguments
  ) throws(Failure) -> String {
    let reports = recordings.map(\.report)
    switch format {
    case .text: return reports.map(TextReport.render).joined(separator: "\n")
    case .markdown: return reports.map(MarkdownReport.render).joined(separator: "\n")
    case .html:
      guard recordings.count == 1 else {
        throw Failure(
          "a page reports one recording, not \(recordings.count)",
          remedy: "run it once for each, with -o", status: .usage)
      }
      return recordings[0].page(in: folder(arguments))
    case .csv: return CSVReport.header + reports.map(CSVReport.rows).joined()
    case .json:
      var lines = ""
      for report in reports { lines += try json(report, onOneLine: reports.count > 1) }
      return lines
    }
  }

  /// The folder that the result will lie in; the current one for standard output.
  private static func folder(_ arguments: ParsedArguments) -> String {
    guard let path = arguments.value(output.name), let slash = path.lastIndex(of: "/") else {
      return "."
    }
    return String(path[...slash])
  }

  /// A value as JSON with a line end.
  static func json(_ value: some Encodable, onOneLine: Bool = false) throws(Failure) -> String {
    do {
      return try JSONText.encode(value, onOneLine: onOneLine) + "\n"
    } catch {
      throw Failure("cannot write JSON: \(error)", remedy: nil, status: .failure)
    }
  }
}
