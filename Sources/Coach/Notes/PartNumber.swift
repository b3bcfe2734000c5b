/// The number with which a part's heading begins, such as `PHASE 3:`, `Part 4 -` or `5.`.
enum PartNumber {
  /// Words that stand before a part's number.
  private static let words = [
    "phase", "part", "section", "step", "chapter", "slide", "block", "act", "scene", "module",
    "teil",
    "folie", "schritt", "abschnitt", "partie", "étape", "parte", "paso", "passo", "deel", "stap",
    "część",
    "krok", "část", "часть", "слайд", "шаг",
  ]

  /// The number, and what follows it.
  static func split(_ text: String) -> (Int?, rest: String) {
    guard let first = text.first, first.isLetter || first.isNumber else { return (nil, text) }
    let lowered = text.lowercased()
    let word = words.first { lowered.hasPrefix($0) }
    let behindWord = text.dropFirst(word?.count ?? 0).drop { $0.isWhitespace || $0 == "#" }
    let digits = behindWord.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number < 1000 else { return (nil, text) }
    let rest = behindWord.dropFirst(digits.count)
    let ending = rest.first ?? ":"
    // "3 options" counts options; "3." counts parts. "1.5", "3D" and "9:30" are neither.
    let separator = word == nil ? ":.)" : ":.)-–— \t([|（·"
    guard separator.contains(ending), rest.dropFirst().first?.isNumber != true else {
      return (nil, text)
    }
    // "act1-opening.md" is a file.
    if ending == "-", word != nil, rest.dropFirst().first?.isLetter ?? false,
      behindWord.startIndex == text.index(text.startIndex, offsetBy: word?.count ?? 0)
    {
      return (nil, text)
    }
    let name = rest.drop { $0.isWhitespace || ":.-–—)|·".contains($0) }
    return name.isEmpty ? (nil, text) : (number, String(name))
  }
}
