/// Text as it stands in Markdown.
enum MarkdownText {
  /// The text in which nothing is markup (CommonMark 0.31, backslash escapes), on one line.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in DisplayText.line(text) {
      if "\\`*_{}[]<>#|~&!".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
