import AudioCore
import Coach
import Glibc

/// `coach cut`: writes parts of a take into a sound file of their own.
enum CutCommand: Command {
  static let spec = CommandSpec(
    name: "cut", abstract: "Cut phases, stalls or a stretch of a take out into a sound file.",
    discussion:
      "coach cut TAKE 5 -o p5.wav writes phase 5, to the frame; in a WAV file of several parts each is "
      + "named by a cue point. The ending says the kind: \(kinds). Recordings with several channels are "
      + "mixed to one. No file is overwritten.",
    group: .lookBack,
    arguments: ClipRequest.arguments,
    options: [
      .init(name: "output", short: "o", value: "file", help: "The sound file to write.")
    ] + ClipRequest.options)

  private static let kinds = SharedOptions.names(SoundKind.self)

  static func outputs(_ arguments: ParsedArguments) -> [String] { [] }

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    guard let path = arguments.value("output"), path != "-" else {
      throw Failure("a file is needed to write to", remedy: "add -o part.wav", status: .usage)
    }
    let destination = try Destination(
      path, inputs: Delivery.inputs(arguments), isForced: nil)
    guard case .file = destination.place else {
      throw Failure(
        "a sound file cannot be written to '\(path)'", remedy: "add -o part.wav", status: .usage)
    }
    guard let kind = SoundKind(ofName: path) else {
      throw Failure(
        "'\(path)' has the ending of no sound file that can be written",
        remedy: "end its name in .wav, .flac, .ogg, .opus, .mp3 or .m4a", status: .usage)
    }
    let request = try ClipRequest(arguments)
    // Whole or not at all: under another name until it is complete.
    let temporary = PendingFile.temporary(path)
    do throws(Failure) {
      let frames = try write(request, to: temporary, kind)
      do throws(FileError) {
        try PendingFile.place(temporary, at: path)
      } catch {
        throw Destination.failure(path, error.code)
      }
      let length = TimeText.clock(Double(frames) / Double(request.rate))
      Console.message(DisplayText.lines("\(path): \(length)\n"))
    } catch {
      unlink(temporary)
      throw error
    }
    return .done
  }

  /// Writes the file and returns how many frames it has.
  private static func write(
    _ request: ClipRequest, to path: String, _ kind: SoundKind
  ) throws(Failure) -> Int {
    if kind == .wav { return try writeWave(request, to: path) }
    if SoundWriter.knows(kind, rate: request.rate) { return try write(request, path, kind) }
    let wave = PendingFile.temporary(path, 1)
    defer { unlink(wave) }
    let frames = try writeWave(request, to: wave)
    do throws(ProgramError) {
      try SoundConversion.convert(wave, to: path, kind: kind)
    } catch {
      if case .missing = error {
        throw Failure(
          "\(kind.rawValue) is written by ffmpeg, which is not installed",
          remedy: "install ffmpeg, or end the name in .wav or .flac", status: .failure)
      }
      throw Failure(
        "cannot write \(kind.rawValue): \(error.summary)",
        remedy: "end the name in .wav or .flac", status: .failure)
    }
    return frames
  }

  /// By libsndfile.
  private static func write(
    _ request: ClipRequest, _ path: String, _ kind: SoundKind
  ) throws(Failure) -> Int {
    var writer = try sound { () throws(SoundFileError) in
      try SoundWriter(creating: path, kind: kind, rate: request.rate)
    }
    try request.read { (_, samples) throws(Failure) in
      do throws(SoundFileError) {
        try writer.write(samples)
      } catch {
        throw Failure(error)
      }
      return true
    }
    let frames = writer.frames
    do throws(SoundFileError) {
      try writer.finish()
    } catch {
      throw Failure(error)
    }
    return frames
  }

  private static func writeWave(_ request: ClipRequest, to path: String) throws(Failure) -> Int {
    var writer = try sound { () throws(SoundFileError) in
      try WaveWriter(creating: path, rate: request.rate)
    }
    var cues: [CuePoint] = []
    try request.read { (clip, samples) throws(Failure) in
      if samples.isEmpty { cues.append(CuePoint(frame: writer.frames, name: clip.label)) }
      do throws(SoundFileError) {
        try writer.write(samples)
      } catch {
        throw Failure(error)
      }
      return true
    }
    let frames = writer.frames
    do throws(SoundFileError) {
      try writer.close(naming: cues)
    } catch {
      throw Failure(error)
    }
    return frames
  }

  private static func sound<Writer: ~Copyable>(
    _ body: () throws(SoundFileError) -> Writer
  ) throws(Failure) -> Writer {
    do throws(SoundFileError) {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}
