import AudioCore
import Glibc
import Takes

/// What a command's argument means where a recording or a take may be named.
enum RecordingArgument {
  /// The path of a file or a folder as it is, or of the take of that name; the latest take for nil.
  ///
  /// - Throws: ``Failure`` when nil is given and there is no take.
  static func path(_ word: String?) throws(Failure) -> String {
    guard let word else { return try Failure.telling(try TakeList.named(nil)).path }
    if exists(word) { return word }
    let root = try Failure.telling(try TakesRoot.path())
    return TakeFolder.containing(root + "/" + word)?.path ?? word
  }

  /// The sound file that a path names: the audio of a take's folder, or the path itself.
  ///
  /// - Throws: ``Failure`` when it is that of a take and not the take's own.
  static func audio(_ path: String) throws(Failure) -> String {
    guard let take = TakeFolder.containing(path) else { return path }
    try Failure.telling(try take.check())
    return take.audio
  }

  /// Hears a sound file.
  ///
  /// - Parameter isAlone: see ``Recording``.
  /// - Throws: ``Failure`` when it is missing, empty or no audio.
  static func recording(_ path: String, isAlone: Bool) throws(Failure) -> Recording {
    do throws(SoundFileError) {
      return try Recording(reading: path, isAlone: isAlone)
    } catch {
      throw Failure(error)
    }
  }

  /// Whether there is a file or a folder of that path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
