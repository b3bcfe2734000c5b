public import FoundationEssentials

/// Writes small files that must survive: to a temporary name, flushed, then renamed.
public enum DurableFile {
  /// Puts `text` at `path`, which then holds either the old text or all of the new one; readable by its
  /// owner only.
  ///
  /// - Throws: ``FileError``.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Data(text.utf8), to: path)
  }

  /// Puts `bytes` at `path`, which then holds either the old bytes or all of the new ones; readable by its
  /// owner only.
  ///
  /// - Throws: ``FileError``.
  public static func write(_ bytes: Data, to path: String) throws(FileError) {
    var file = try PendingFile(path, mode: 0o600)
    try file.write(Array(bytes))
    try file.place()
  }
}
