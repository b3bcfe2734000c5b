import AudioCore
import Coach
import Takes

/// The parts of a recording that the arguments of `play` and `cut` ask for.
struct ClipRequest {
  static let arguments: [CommandSpec.Argument] = [
    .init(
      name: "take", arity: .any,
      help:
        "A take (-1 for the latest, -2 …, the beginning of its folder's name, notes) or a recording; "
        + "then numbers or names of phases. Without a take it is the latest: a number alone is a phase.",
      completion: .live(.clips)
    )
  ]
  static let options: [CommandSpec.Option] =
    [
      .init(
        name: "take", value: "take",
        help: "The take, also by its number in 'coach takes'; then all arguments are phases.",
        completion: .live(.takes)),
      .init(name: "stalls", help: "The stalls, with three seconds around each."),
      .init(
        name: "from", value: "time", help: "Begin there in the recording, such as 1:30.",
        completion: .none),
      .init(name: "to", value: "time", help: "End there.", completion: .none),
    ] + RecordingSource.options

  private let recording: Recording
  let rate: Int
  let clips: [Clip]

  /// Parts of a recording that are known.
  init(_ recording: Recording, clips: [Clip]) {
    self.recording = recording
    self.clips = clips
    rate = recording.contour.rate
  }

  /// - Throws: ``Failure`` when the recording cannot be read or has no such parts.
  init(_ arguments: ParsedArguments) throws(Failure) {
    let (path, phases) = try Self.words(arguments)
    let selection = ClipSelection(
      phases: phases, onlyStalls: arguments.flags.contains("stalls"),
      from: try arguments.duration("from", orZero: true),
      to: try arguments.duration("to", orZero: true))
    // What follows the recording are phases, no further recordings.
    var source = arguments
    source.positionals = [path]
    let analysis = try RecordingSource.analysis(path, plan: RecordingSource.plan(source), source)
    let report = analysis.report()
    recording = analysis.recording
    rate = report.audio.sample_rate_hz
    do throws(ClipSelection.Trouble) {
      clips = try selection.clips(in: report, analysis.agenda)
    } catch {
      throw Self.failure(error, report)
    }
  }

  /// The recording and the phases.
  ///
  /// The first word is a phase of the latest take unless it is a recording, notes, `-1`, or the beginning of a
  /// take's folder: a number alone is always a phase.
  static func words(
    _ arguments: ParsedArguments
  ) throws(Failure) -> (path: String, phases: [String]) {
    let words = arguments.positionals
    if let take = arguments.value("take") { return (try TakeArgument.take(take).path, words) }
    guard let word = words.first else { return (try RecordingArgument.path(nil), []) }
    let rest = Array(words.dropFirst())
    if RecordingArgument.exists(word) || RecordingArgument.isPath(word) {
      return (try RecordingArgument.path(word), rest)
    }
    if let number = Int(word) {
      return number < 0
        ? (try TakeArgument.take(word).path, rest) : (try RecordingArgument.path(nil), words)
    }
    let names = try TakeArgument.names()
    if let take = try Failure.telling(try names.beginning(word)) { return (take.path, rest) }
    return (try RecordingArgument.path(nil), words)
  }

  private static func failure(_ trouble: ClipSelection.Trouble, _ report: Report) -> Failure {
    switch trouble {
    case .phase(let error): return Failure(error, status: .usage)
    case .notTold(let phase):
      return Failure(
        "the phase '\(phase)' was not spoken in this take", remedy: "choose another take or phase",
        status: .noInput)
    case .noStalls:
      return Failure("there are no stalls, which is good", remedy: nil, status: .noInput)
    case .outside:
      let length = TimeText.clock(report.audio.duration_s)
      return Failure(
        "nothing of it lies between these times", remedy: "the recording is \(length) long",
        status: .usage)
    }
  }
}

extension ClipRequest {
  /// Reads the clips one after another.
  ///
  /// - Parameter body: called before each clip with no samples, then with the samples of it; returns
  ///   whether to go on.
  /// - Throws: ``Failure`` when the recording cannot be read, or what the body throws.
  func read(
    _ body: (_ clip: Clip, _ samples: Span<Int16>) throws(Failure) -> Bool
  ) throws(Failure) {
    var reader = try Self.sound { () throws(SoundFileError) in
      try SoundFileReader(recording.file, recording.options)
    }
    var samples = [Int16](repeating: 0, count: 1 << 14)
    for clip in clips {
      guard try body(clip, samples.span.extracting(first: 0)) else { return }
      do throws(SoundFileError) {
        try reader.seek(toFrame: clip.frames.lowerBound)
      } catch {
        throw Failure(error)
      }
      var left = clip.frames.count
      while left > 0 {
        var span = samples.mutableSpan
        // What is read beyond the clip is not used: the next one begins with a seek.
        let count = min(left, reader.read(into: &span))
        if count == 0 { break }
        left -= count
        guard try body(clip, samples.span.extracting(first: count)) else { return }
      }
    }
  }

  private static func sound(
    _ body: () throws(SoundFileError) -> SoundFileReader
  ) throws(Failure) -> SoundFileReader {
    do throws(SoundFileError) {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}
