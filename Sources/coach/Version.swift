import AudioCore
import CSystem
import CommonMark

/// Which program this is.
enum Version {
  /// The number of the release, which stands here and nowhere else; docs/promises.md says what it promises.
  static let number = "1.0.0"

  /// The commit that it was built from; nil where the build did not know.
  static var commit: String? {
    let text = String(cString: coach_commit())
    return text.isEmpty ? nil : text
  }

  /// What `--version` prints: whoever reports a fault copies it.
  static var text: String {
    let libraries = SoundLibraries.versions + [MarkdownLibrary.version]
    return """
      coach \(number)
      commit \(commit ?? "unknown")
      \(libraries.joined(separator: ", "))

      """
  }
}
