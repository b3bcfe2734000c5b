import Coach

/// The options that several commands have, and how a report leaves the program.
enum SharedOptions {
  enum Format: String, CaseIterable { case text, json }

  static let format = CommandSpec.Option(
    name: "format", short: "f", value: "format",
    help: "The form of the result: text or json. (default: text)",
    completion: .words(Format.allCases.map(\.rawValue)))
  static let output = CommandSpec.Option(
    name: "output", short: "o", value: "file",
    help: "Write the result to a file; - is standard output. (default: -)")
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

  /// Prints or writes what a command made.
  static func deliver(_ text: String, _ arguments: ParsedArguments) throws(Failure) {
    guard let path = arguments.value(output.name), path != "-" else { return Console.result(text) }
    try DurableFile.write(text, to: path)
  }

  /// A report in the wanted form.
  static func render(
    _ report: Report, _ format: Format, onOneLine: Bool = false
  ) throws(Failure) -> String {
    switch format {
    case .text: return TextReport.render(report)
    case .json: return try json(report, onOneLine: onOneLine)
    }
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
