import Coach
import Takes

/// `coach export`: what is known of a recording, for other programs.
enum ExportCommand: Command {
  enum Layer: String, CaseIterable {
    case phases, speech, pauses, all

    var layers: [Annotation.Layer] {
      switch self {
      case .phases: [.phases]
      case .speech: [.speech]
      case .pauses: [.pauses]
      case .all: Annotation.Layer.allCases
      }
    }
  }

  static let spec = CommandSpec(
    name: "export", abstract: "Write phases, speech and pauses for other programs.",
    discussion:
      "labels is an Audacity label track, textgrid a Praat TextGrid, vtt WebVTT, chapters lines of "
      + "'m:ss label', ffmetadata chapters for ffmpeg. Phases in each of them but csv are read back by "
      + "--marks: move them there, and analyse again. All layers as labels go to a file each.",
    manual:
      "Labels, TextGrids and ffmetadata keep every frame; WebVTT keeps milliseconds, chapter lines seconds. talk.txt becomes talk.phases.txt, talk.speech.txt and talk.pauses.txt with --layer all.",
    group: .recordings,
    examples: [
      ("coach export talk.wav --layer pauses", "pauses as an Audacity label track")
    ],
    arguments: [
      .init(
        name: "recording", arity: .optional,
        help: "A recording, or a take: \(TakeArgument.help). (default: the latest)",
        completion: .live(.takes))
    ],
    options: [
      .init(
        name: "layer", value: "layer",
        help: "What to write: phases, speech, pauses or all. (default: phases)",
        completion: .words(Layer.allCases.map(\.rawValue))),
      .init(
        name: "format", short: "f", value: "format",
        help: "The form: labels, textgrid, vtt, csv, chapters or ffmetadata. (default: labels)",
        completion: .words(ExchangeFormat.allCases.map(\.rawValue))),
      SharedOptions.output, SharedOptions.force,
    ] + RecordingSource.options)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let layer = try arguments.choice("layer", default: Layer.phases)
    let format = try arguments.choice("format", default: ExchangeFormat.labels)
    guard layer != .all || format.takesLayers else {
      throw Failure(
        "the format '\(format.rawValue)' takes one layer",
        remedy: "add --layer phases, or choose --format textgrid", status: .usage)
    }
    let path = try RecordingArgument.path(arguments.positionals.first)
    let report = try RecordingSource.analysis(
      path, plan: RecordingSource.plan(arguments), arguments
    ).report()
    let annotation = Annotation(report)
    let file = arguments.value(SharedOptions.output.name) ?? "-"
    if isOfSeveralFiles(arguments) {
      try writeEach(annotation, to: file, arguments)
    } else {
      try Delivery.deliver(format.render(annotation, layer.layers), arguments)
    }
    return .done
  }

  static func outputs(_ arguments: ParsedArguments) -> [String] {
    let file = arguments.value(SharedOptions.output.name) ?? "-"
    guard isOfSeveralFiles(arguments) else { return [file] }
    return Annotation.Layer.allCases.map { name($0, of: file) }
  }

  /// A file a layer: Audacity has no names for tracks, so one file would be one track.
  private static func isOfSeveralFiles(_ arguments: ParsedArguments) -> Bool {
    arguments.value("layer") == Layer.all.rawValue
      && [nil, ExchangeFormat.labels.rawValue].contains(arguments.value("format"))
      && ![nil, "-"].contains(arguments.value(SharedOptions.output.name))
  }

  private static func writeEach(
    _ annotation: Annotation, to file: String, _ arguments: ParsedArguments
  ) throws(Failure) {
    for tier in annotation.tiers where !tier.spans.isEmpty {
      let path = name(tier.layer, of: file)
      try Delivery.destination(path, arguments).write(LabelTrack.render(tier.spans))
      Console.message(DisplayText.lines(path) + "\n")
    }
  }

  private static func name(_ layer: Annotation.Layer, of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil }
    let ending = dot.map { String(name[$0...]) } ?? ".txt"
    let stem = dot == nil ? file : String(file.dropLast(ending.count))
    return "\(stem).\(layer.rawValue)\(ending)"
  }
}
