/// The words in the text of a transcript, without what stands for sounds.
enum TranscriptText {
  /// What recognisers write for silence, noise and words that they do not know.
  private static let sounds: Set<String> = [
    "<s>", "</s>", "<sil>", "!sil", "sil", "sp", "spn", "<eps>", "<unk>", "<blk>", "<noise>", "nsn",
    "silence",
    "@", "<p:>", "&nbsp;",
  ]
  private static let brackets: [Character: Character] = [
    "[": "]", "(": ")", "♪": "♪", "♫": "♫", "【": "】", "（": "）",
  ]

  /// The words of a phrase, in their order: `[Music]`, `(applause)` and `♪ … ♪` are sounds.
  static func words(_ text: String) -> [String] {
    var plain = ""
    var closing: Character?
    for character in text {
      if let end = closing {
        if character == end { closing = nil }
      } else if let end = brackets[character] {
        closing = end
        plain.append(" ")
      } else {
        plain.append(character)
      }
    }
    // A bracket that nothing closes holds words.
    if closing != nil { plain = text }
    return plain.split(whereSeparator: \.isWhitespace).compactMap { word(String($0)) }
  }

  /// One word as a recogniser writes it; nil for a sound, and where nothing can be spoken.
  static func word(_ text: String) -> String? {
    let text = text.trimmed
    let lower = text.lowercased()
    guard !sounds.contains(lower) else { return nil }
    // Hesitations as Sphinx and Kaldi have them: ++UM++, %uh.
    if lower.hasPrefix("++"), lower.hasSuffix("++"), lower.count > 4 {
      let sound = lower.dropFirst(2).dropLast(2)
      return ["um", "uh", "er", "ah", "hm"].contains(sound) ? String(sound) : nil
    }
    if lower.hasPrefix("%") {
      return lower == "%hesitation" ? "uh" : word(String(text.dropFirst()))
    }
    if let first = text.first, let last = text.last, text.count > 1,
      brackets[first] == last || first == "<" && last == ">" || first == "*" && last == "*"
    {
      return nil
    }
    return text.contains { $0.isLetter || $0.isNumber } ? text : nil
  }
}
