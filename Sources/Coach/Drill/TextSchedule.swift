/// The questions of a document with their answers so far and the days on which they are due, as text of at
/// most 80 columns.
public enum TextSchedule {
  private static let factsWidth = 39

  /// The whole of it, ended by a line end.
  ///
  /// - Parameter isGrouped: whether the principles stand above their questions, as in the document.
  public static func render(_ entries: [QuestionHistory], isGrouped: Bool = false) -> String {
    var lines = ["line  due        answers   last  grade  question"]
    var principle: String?
    for entry in entries {
      if isGrouped, let own = entry.question.principle, own != principle {
        lines += ["", own]
        principle = own
      }
      // A question that is cut short is not known from others that begin alike.
      let question = Columns.wrapped(entry.question.text, width: 80 - factsWidth, indent: 0)
        .split(separator: "\n")
      lines.append(facts(entry) + (question.first ?? ""))
      lines += question.dropFirst().map { Columns.spaces(factsWidth) + $0 }
    }
    return lines.map(DisplayText.line).joined(separator: "\n") + "\n"
  }

  private static func facts(_ entry: QuestionHistory) -> String {
    Columns.right("\(entry.question.line)", 4) + "  "
      + Columns.left(entry.repetition.due?.text ?? "new", 10)
      + Columns.right(entry.answers > 0 ? "\(entry.answers)" : "", 8)
      + Columns.right(entry.last.map { TimeText.clock($0) } ?? "", 7)
      + Columns.right(entry.grade.map(String.init) ?? "", 6) + "  "
  }
}
