/// Signs that people put in front of list items and that CommonMark takes for text: `• Opening (5 min)`.
enum ListMarks {
  private static let bullets: Set<Character> = ["•", "‣", "▪", "◦", "●", "○", "■", "▸", "►", "∙"]
  /// Signs that begin a sentence as often as an item: only several in a row are a list.
  private static let dashes: Set<Character> = ["–", "—"]

  /// The text with such items as those of CommonMark; each line keeps its number.
  static func usual(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= 0x2013 && bullet($0) }) else {
      return text
    }
    var lines = text.lines.map(String.init)
    let dashed = lines.indices.filter { mark(lines[$0], among: dashes) != nil }
    let listed = Set(dashed)
    for index in lines.indices {
      let isDash =
        listed.contains(index) && (listed.contains(index + 1) || listed.contains(index - 1))
      guard let place = mark(lines[index], among: isDash ? dashes : bullets) else { continue }
      lines[index].replaceSubrange(place...place, with: "-")
    }
    return lines.joined(separator: "\n")
  }

  private static func bullet(_ scalar: Unicode.Scalar) -> Bool {
    bullets.contains(Character(scalar)) || dashes.contains(Character(scalar))
  }

  /// Where one of some signs begins a line, before a space and more.
  private static func mark(_ line: String, among signs: Set<Character>) -> String.Index? {
    guard let place = line.firstIndex(where: { $0 != " " && $0 != "\t" }),
      signs.contains(line[place])
    else {
      return nil
    }
    let next = line.index(after: place)
    return next < line.endIndex && line[next] == " " ? place : nil
  }
}
