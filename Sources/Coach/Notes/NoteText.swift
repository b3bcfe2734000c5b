/// Text of notes without what only decorates it.
enum NoteText {
  /// One line, without decoration (emoji, bullets) in front and behind.
  static func plain(_ text: String) -> String {
    undecorated(text.utf8.contains(UInt8(ascii: "\n")) ? text.replacing("\n", with: " ") : text)
  }

  static func undecorated(_ text: some StringProtocol) -> String {
    func isContent(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || "\"'“„‘«「『([{【（~<¿¡".contains(character)
    }
    guard let start = text.firstIndex(where: isContent) else { return text.trimmed }
    var name = text[start...].trimmed[...]
    while let last = name.last,
      last.isWhitespace || ":-–—|·•,;：→，、；~≈".contains(last) || isPicture(last)
    {
      name.removeLast()
    }
    // The dots that lead to a time: "Intro ....... 2 min"; an ellipsis is a part of the name.
    let dots = name.reversed().prefix { $0 == "." }.count
    if dots > 3 || name.hasSuffix(" ...") { name = name.dropLast(dots) }
    return name.trimmed
  }

  /// An emoji or the like, which is no part of a name.
  private static func isPicture(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2300 && $0.properties.isEmoji } ?? false
  }
}
