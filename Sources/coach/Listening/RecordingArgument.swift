import AudioCore
import Glibc
import Takes

/// What a command's argument means where a recording or a take may be named.
enum RecordingArgument {
  /// The path of a recording or a folder as it is, or of the take that a word names; the latest take for nil.
  ///
  /// - Throws: ``Failure`` when no take is named so.
  static func path(_ word: String?) throws(Failure) -> String {
    guard let word else { return try TakeArgument.take(nil).path }
    if exists(word) { return try TakeArgument.takeOfPlan(word)?.path ?? word }
    // A file that is missing is told as such.
    return isPath(word) ? word : try TakeArgument.take(word).path
  }

  /// The path of the take that a word names where no file is called so; else the word as it is.
  static func pathOrTake(_ word: String) -> String {
    guard !exists(word), !isPath(word), let names = try? TakeNames() else { return word }
    return (try? names.take(word))?.path ?? word
  }

  /// Whether a word looks like a file's path or name, and not like the name of a take.
  static func isPath(_ word: String) -> Bool { word.contains("/") || word.contains(".") }

  /// The sound file that a path names: the audio of a take's folder, or the path itself.
  ///
  /// - Throws: ``Failure`` when it is that of a take and not the take's own.
  static func audio(_ path: String) throws(Failure) -> String {
    guard let take = TakeFolder.containing(path) else { return path }
    try Failure.telling(try take.check())
    return take.audio
  }

  /// What of a recording is heard.
  static let options: [CommandSpec.Option] = [
    .init(
      name: "channel", value: "channel",
      help:
        "The channel to hear: its number from 1, loudest, or mix for the mean of all. (default: mix)",
      completion: .words(["mix", "loudest", "1", "2"])),
    .init(
      name: "track", value: "number",
      help: "The sound track to hear, from 1, of a film or a meeting with several. (default: 1)",
      completion: .none),
  ]

  /// What the options say of it.
  ///
  /// - Throws: ``Failure`` when a value is none.
  static func reading(_ arguments: ParsedArguments) throws(Failure) -> ReadingOptions {
    var reading = ReadingOptions()
    if let text = arguments.value("channel") {
      guard let choice = ChannelChoice(text) else {
        throw Failure(
          "the value '\(text)' is invalid for '--channel'",
          remedy: "give the number of a channel, loudest or mix", status: .usage)
      }
      reading.channels = choice
    }
    reading.track = try arguments.number("track", in: 1...100)
    return reading
  }

  /// Hears a sound file.
  ///
  /// - Parameters:
  ///   - isAlone: see ``Recording``.
  ///   - keepsSpectra: see ``Recording``.
  /// - Throws: ``Failure`` when it is missing, empty or no audio.
  static func recording(
    _ path: String, _ reading: ReadingOptions, isAlone: Bool, keepsSpectra: Bool = false
  ) throws(Failure) -> Recording {
    do throws(SoundFileError) {
      return try Recording(
        reading: HeldFile(path), reading, isAlone: isAlone, keepsSpectra: keepsSpectra)
    } catch {
      throw Failure(error)
    }
  }

  /// Whether there is a file or a folder of that path.
  static func exists(_ path: String) -> Bool { path == "-" || access(path, F_OK) == 0 }
}
