import Glibc

/// What a command's argument means where a recording or a take may be named.
enum RecordingArgument {
  /// The path of a file or a folder as it is, or of the take of that name; the latest take for nil.
  ///
  /// - Throws: ``Failure`` when nil is given and there is no take.
  static func path(_ word: String?) throws(Failure) -> String {
    guard let word else { return try TakeFolder.named(nil).path }
    if exists(word) { return word }
    return TakeFolder.containing(TakeFolder.root + "/" + word)?.path ?? word
  }

  /// Whether there is a file or a folder of that path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
