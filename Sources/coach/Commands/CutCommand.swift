import AudioCore
import Coach
import Glibc

/// `coach cut`: writes parts of a take into a WAV file of their own.
enum CutCommand: Command {
  static let spec = CommandSpec(
    name: "cut", abstract: "Cut phases, stalls or a stretch of a take out into a WAV file.",
    discussion:
      "coach cut TAKE 5 -o p5.wav writes phase 5, to the frame; of several parts each is named by a cue "
      + "point. Recordings with several channels are mixed to one. No file is overwritten.",
    group: .lookBack,
    arguments: ClipRequest.arguments,
    options: [
      .init(name: "output", short: "o", value: "file", help: "The WAV file to write.")
    ] + ClipRequest.options)

  static func outputs(_ arguments: ParsedArguments) -> [String] { [] }

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    guard let path = arguments.value("output"), path != "-" else {
      throw Failure("a file is needed to write to", remedy: "add -o part.wav", status: .usage)
    }
    let destination = try Destination(
      path, inputs: Delivery.inputs(arguments), isForced: nil)
    guard case .file = destination.place else {
      throw Failure(
        "a WAV file cannot be written to '\(path)'", remedy: "add -o part.wav", status: .usage)
    }
    let request = try ClipRequest(arguments)
    // Whole or not at all: under another name until it is complete.
    let temporary = PendingFile.temporary(path)
    do throws(Failure) {
      let frames = try write(request, to: temporary)
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

  private static func write(_ request: ClipRequest, to path: String) throws(Failure) -> Int {
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

  private static func sound(
    _ body: () throws(SoundFileError) -> WaveWriter
  ) throws(Failure) -> WaveWriter {
    do throws(SoundFileError) {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}
