/// Agendas that are commented out: what their author wants to see and the audience does not.
///
/// A comment is read line by line. Where nothing else is a plan, one with a table or a list of times is read as if it
/// had no marks; the lines keep their numbers.
enum CommentAgenda {
  private static let marks = (begin: "<!--", end: "-->")

  /// The text with its commented agendas laid open; nil where there are none.
  static func laidOpen(_ text: String) -> String? {
    var (open, found) = ("", false)
    var rest = text[...]
    while let begin = rest.firstRange(of: marks.begin),
      let end = rest[begin.upperBound...].firstRange(of: marks.end)
    {
      let comment = rest[begin.upperBound..<end.lowerBound]
      let isAgenda = isAgenda(comment)
      open += rest[..<(isAgenda ? begin.lowerBound : end.upperBound)]
      if isAgenda { open += comment }
      found = found || isAgenda
      rest = rest[end.upperBound...]
    }
    return found ? open + rest : nil
  }

  /// Whether three rows of a table or items of a list, or more, have a time.
  private static func isAgenda(_ comment: Substring) -> Bool {
    comment.lines.filter { line in
      let line = line.trimmed
      return ["|", "- ", "* "].contains(where: line.hasPrefix) && TimeTokenizer.canHoldTime(line)
        && !TimedLine(NoteText.plain(line)).times.isEmpty
    }.count >= 3
  }
}
