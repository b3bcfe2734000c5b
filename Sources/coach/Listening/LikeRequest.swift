import AudioCore
import Coach
import Takes

/// What the options say of earlier takes with which a recording without marks is compared.
struct LikeRequest {
  static let like = CommandSpec.Option(
    name: "like", value: "take",
    help:
      "An earlier take with marks, or a recording with cue points, by the same voice: what its phases begin "
      + "with is listened for. Can be given several times; none for none. (default: the latest marked "
      + "takes of the same plan)",
    completion: .live(.takes))

  private let names: [String]

  /// - Throws: ``Failure`` when the options contradict each other.
  init(_ arguments: ParsedArguments) throws(Failure) {
    names = arguments.values[Self.like.name] ?? []
    if !names.isEmpty, arguments.value("marks") != nil {
      throw Failure(
        "'--like' and '--marks' exclude each other", remedy: "leave one of them out",
        status: .usage)
    }
  }

  /// Whether the options name any.
  var isGiven: Bool { !names.isEmpty }

  /// What earlier takes say of a recording; nil where there are none.
  ///
  /// - Parameter other: the take that the recording is itself.
  /// - Throws: ``Failure`` when a take that the options name cannot be used.
  func earlier(
    than recording: Recording, agenda: Agenda, except other: TakeFolder?
  ) throws(Failure) -> EarlierTakes? {
    guard let spectra = recording.speechSpectra, names != ["none"] else { return nil }
    let takes = names.isEmpty ? MarkedTakes.latest(of: agenda, except: other) : try named(agenda)
    guard !takes.isEmpty else { return nil }
    return EarlierTakes(takes, in: Cepstra(spectra), rate: recording.contour.rate)
  }

  private func named(_ agenda: Agenda) throws(Failure) -> [MarkedTake] {
    var takes: [MarkedTake] = []
    for name in names {
      let path = RecordingArgument.pathOrTake(name)
      let found: MarkedTake?
      if RecordingArgument.exists(path), TakeFolder.containing(path) == nil {
        found = try Self.recording(path, agenda)
      } else {
        let folder = try TakeArgument.take(name)
        found = try Failure.telling(
          try MarkedTakes.take(folder, for: agenda, name: "take \(folder.name)"))
      }
      guard let found else {
        throw Failure(
          "'\(name)' has no marks of at least two phases of this plan",
          remedy: "choose a take that has, or mark it: coach mark \(name)", status: .noInput)
      }
      takes.append(found)
    }
    return takes
  }

  /// A recording with marks of its own, or beside it; nil where it has fewer than two.
  private static func recording(
    _ path: String, _ agenda: Agenda
  ) throws(Failure) -> MarkedTake? {
    let recording = try RecordingArgument.recording(
      path, ReadingOptions(), isAlone: true, keepsSpectra: true)
    let (track, _, beside) = try RecordingSource.track(nil, recording, path, isForced: false)
    guard track.hasMarks, let spectra = recording.speechSpectra else { return nil }
    let reading = try RecordingSource.marks(in: beside ?? path) { () throws(MarksError) in
      try track.reading(for: agenda) { SpeechDetector().track(recording.contour).segments }
    }
    let rate = recording.contour.rate
    let starts = agenda.parts.indices.map { phase in
      reading.timeline.begin(of: phase).map { $0 * SpectraMeter.stepsPerSecond / rate }
    }
    guard starts.count(where: { $0 != nil }) > 1 else { return nil }
    return MarkedTake(name: "'\(path)'", cepstra: Cepstra(spectra), starts: starts)
  }
}
