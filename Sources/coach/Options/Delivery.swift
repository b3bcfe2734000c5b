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
    let written = [
      SharedOptions.output.name, SharedOptions.stateFile.name, SharedOptions.share.name,
    ]
    return arguments.positionals
      + arguments.values.filter { !written.contains($0.key) }.flatMap(\.value)
  }

  /// Prints or writes what a command made.
  static func deliver(_ text: String, _ arguments: ParsedArguments) throws(Failure) {
    try destination(arguments.value(SharedOptions.output.name) ?? "-", arguments).write(text)
  }

  /// The report of a recording in the wanted form.
  ///
  /// - Throws: ``Failure`` when it cannot be written as JSON.
  static func render(
    _ recording: MeasuredRecording, _ format: ReportFormat, _ arguments: ParsedArguments
  ) throws(Failure) -> String {
    try format.head
      + render(
        recording.report, format, TextOptions.layout(arguments), isAmongSeveral: false
      ) {
        recording.page(in: folder(arguments))
      }
  }

  /// Reports in the wanted form, one after another.
  ///
  /// - Throws: ``Failure`` when a page is wanted of several recordings.
  static func render(
    _ recordings: [MeasuredRecording], _ format: ReportFormat, _ arguments: ParsedArguments
  ) throws(Failure) -> String {
    if recordings.count == 1 { return try render(recordings[0], format, arguments) }
    guard format.takesSeveral else {
      throw Failure(
        "a page reports one recording, not \(recordings.count)",
        remedy: "run it once for each, with -o", status: .usage)
    }
    var reports: [String] = []
    for recording in recordings {
      reports.append(
        try render(recording.report, format, TextOptions.layout(arguments)))
    }
    return format.head + reports.joined(separator: format.separator)
  }

  /// One of several reports in the wanted form.
  ///
  /// - Throws: ``Failure`` when it cannot be written as JSON.
  static func render(
    _ report: Report, _ format: ReportFormat, _ layout: TextLayout, isAmongSeveral: Bool = true,
    page: () -> String = { "" }
  ) throws(Failure) -> String {
    do {
      return try format.render(report, layout, isAmongSeveral: isAmongSeveral, page: page)
    } catch {
      throw Failure("cannot write JSON: \(error)", remedy: nil, status: .failure)
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
