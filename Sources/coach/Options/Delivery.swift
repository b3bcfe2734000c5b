import Coach
import Takes

/// How what a command made leaves the program: in which form, and to where.
enum Delivery {
  /// Where a result goes that the command line names.
  ///
  /// - Throws: ``Failure`` when it may not be written there.
  static func destination(
    _ name: String, _ arguments: ParsedArguments
  ) throws(Failure) -> Destination {
    try Destination(
      name, inputs: inputs(arguments), isForced: arguments.flags.contains(SharedOptions.force.name))
  }

  /// Every word of the command line that may name something that is read.
  static func inputs(_ arguments: ParsedArguments) -> [String] {
    let written = [SharedOptions.output.name, SharedOptions.stateFile.name]
    return arguments.positionals
      + arguments.values.filter { !written.contains($0.key) }.flatMap(\.value)
  }

  /// Prints or writes what a command made.
  static func deliver(_ text: String, _ arguments: ParsedArguments) throws(Failure) {
    try destination(arguments.value(SharedOptions.output.name) ?? "-", arguments).write(text)
  }

  /// Reports in the wanted form, one after another; JSON has a line for each when there are several.
  ///
  /// - Throws: ``Failure`` when a page is wanted of several recordings.
  static func render(
    _ recordings: [MeasuredRecording], _ format: SharedOptions.Format, _ arguments: ParsedArguments
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
    guard let path = arguments.value(SharedOptions.output.name), let slash = path.lastIndex(of: "/")
    else {
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
