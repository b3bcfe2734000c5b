import AudioCore
import Coach
import FoundationEssentials
import Takes

/// What the options say of the words of a recording: a recogniser's file, or which recogniser to run.
struct WordsRequest {
  static let words = CommandSpec.Option(
    name: "words", value: "file",
    help:
      "The words of the recording from any recogniser: WebVTT, SRT, CTM, a TextGrid, or JSON of whisper, "
      + "whisper.cpp, Vosk or sherpa-onnx; auto runs one that is installed.",
    manual:
      "The words help to find the phases of a recording without marks. The report says which trigger words were "
      + "heard, how many words a minute, and the filler words. They are kept with a take; for other "
      + "recordings they count for this report. auto runs whisper-cli with --whisper-model, else "
      + "pocketsphinx; nothing is sent anywhere.")
  static let model = CommandSpec.Option(
    name: "whisper-model", value: "file",
    help: "The model that whisper-cli uses for --words auto, such as ggml-base.en.bin.")
  /// The word that asks for a recogniser.
  private static let auto = "auto"
  /// What a recogniser's file may have, in bytes: three hours of pieces of words in JSON.
  private static let limit = 64 << 20

  private let source: String?
  private let model: String?

  /// - Throws: ``Failure`` when words are given for several recordings.
  init(_ arguments: ParsedArguments) throws(Failure) {
    source = arguments.value(Self.words.name)
    model = arguments.value(Self.model.name)
    guard source != nil, arguments.positionals.count > 1 else { return }
    throw Failure(
      "'--words' is about one recording, and there are \(arguments.positionals.count)",
      remedy: "analyse the recordings one by one", status: .usage)
  }

  /// The words of a recording: those that the options give, kept with its take, else those that the take
  /// has; nil where there are none.
  ///
  /// - Parameter take: the take whose recording it is.
  /// - Throws: ``Failure`` when they cannot be read.
  func heard(
    _ recording: Recording, take: TakeFolder?, kept: HeardWords? = nil
  ) throws(Failure) -> HeardWords? {
    guard let (transcript, name) = try transcript(of: recording) else { return kept }
    if let take {
      let words = KeptTranscript(transcript, source: name)
      try Failure.telling(try KeptWords.keep(words, in: take))
    }
    return HeardWords(transcript, source: name, contour: recording.contour)
  }

  /// The words that the options give, and how their file is called.
  private func transcript(
    of recording: Recording
  ) throws(Failure) -> (transcript: Transcript, name: String)? {
    guard let source else { return nil }
    if source == Self.auto {
      let recogniser = try Recogniser(model: model)
      return (try recogniser.transcript(of: recording), recogniser.program)
    }
    let data = try InputFile.read(source, kind: "transcript", limit: Self.limit)
    do {
      let name = source.split(separator: "/").last.map(String.init) ?? source
      return (try Transcript(decoding: data), name == "-" ? "standard input" : name)
    } catch {
      throw Failure(error, file: source)
    }
  }
}
