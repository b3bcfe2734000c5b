/// How many columns of a terminal a text takes.
public enum CellWidth {
  /// The blocks of wide characters: Hangul, ideographs, kana and full-width forms (Unicode Standard
  /// Annex 11, East Asian Width).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]

  /// Box drawing and block elements (The Unicode Standard, code charts).
  private static let drawing: ClosedRange<UInt32> = 0x2500...0x259F

  /// The columns of a character: 2 for ideographs and emoji, 0 for marks alone.
  public static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    // Bars and large digits are drawn with these, and they have no emoji and no marks among them.
    if scalar.isASCII || drawing.contains(scalar.value) { return 1 }
    let properties = scalar.properties
    if [.nonspacingMark, .enclosingMark].contains(properties.generalCategory) { return 0 }
    let isEmoji =
      properties.isEmojiPresentation || character.unicodeScalars.contains { $0 == "\u{FE0F}" }
    return isEmoji || wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The columns of a text.
  public static func of(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + of($1) }
  }

  /// The beginning of a text that fits into so many columns, with an ellipsis where it is cut.
  public static func clipped(_ text: String, to width: Int, ellipsis: Character = "…") -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var (kept, used) = ("", 0)
    for character in text {
      let columns = of(character)
      if used + columns > width - 1 { break }
      kept.append(character)
      used += columns
    }
    return kept + String(ellipsis)
  }

  /// The text in lines of at most so many columns, broken between words, and within those that are longer.
  ///
  /// - Parameters:
  ///   - indent: the spaces before each line but the first, which count.
  ///   - breaksWords: whether words may be broken anywhere. Otherwise only before wide characters, because scripts
  ///     that have these have no spaces, and a path that is longer than a line stays whole.
  public static func wrapped(
    _ text: String, to width: Int, indent: Int = 0, breaksWords: Bool = true
  ) -> [String] {
    var lines: [String] = []
    var (line, used, isEmpty) = ("", 0, true)
    for word in text.split(separator: " ").flatMap({
      pieces($0, of: max(1, width - indent), isFree: breaksWords)
    }) {
      let columns = of(word)
      if !isEmpty, used + 1 + columns > width {
        lines.append(line)
        (line, used, isEmpty) = (String(repeating: " ", count: indent), indent, true)
      }
      line += isEmpty ? word : " \(word)"
      used += (isEmpty ? 0 : 1) + columns
      isEmpty = false
    }
    if !isEmpty { lines.append(line) }
    return lines
  }

  /// A word, in pieces where it is wider than a line.
  private static func pieces(_ word: Substring, of width: Int, isFree: Bool) -> [String] {
    guard of(String(word)) > width else { return [String(word)] }
    var pieces: [String] = []
    var (piece, used) = ("", 0)
    for character in word {
      let columns = of(character)
      if !piece.isEmpty, used + columns > width, isFree || columns == 2 {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += columns
    }
    return pieces + [piece]
  }
}
