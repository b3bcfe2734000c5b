/// Text of other people's making as it may be shown: a file's name or a label must not command a terminal.
public enum DisplayText {
  /// The text on one line: line breaks are spaces, other control characters replacement signs.
  public static func line(_ text: String) -> String { replaced(text, lineBreak: " ") }

  /// The text with its line breaks; other control characters are replacement signs.
  public static func lines(_ text: String) -> String { replaced(text, lineBreak: "\n") }

  /// Whether a character commands a terminal, turns its text round or cannot be seen.
  ///
  /// Joiners are none of these: they belong to emoji and to scripts. Categories after the Unicode Standard, 4.5.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      scalar != "\u{200D}" && scalar != "\u{200C}"
    default: false
    }
  }

  private static func replaced(_ text: String, lineBreak: Unicode.Scalar) -> String {
    // Most texts have none, and the screen asks for some thirty of them eight times a second.
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    let clean = text.unicodeScalars.map { scalar in
      scalar == "\n" ? lineBreak : isControl(scalar) ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(clean))
  }
}
