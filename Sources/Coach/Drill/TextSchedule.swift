/// The questions of a document with their answers so far and the days on which they are due, as text of at
/// most 80 columns.
public enum TextSchedule {
  /// The whole of it, ended by a line end.
  public static func render(_ entries: [QuestionHistory]) -> String {
    var lines = ["line  due         answers   last  grade  question"]
    for entry in entries {
      let due = entry.repetition.due?.text ?? "new"
      let facts =
        Columns.right("\(entry.question.line)", 4) + "  " + Columns.left(due, 10)
        + Columns.right("\(entry.answers)", 9)
        + Columns.right(entry.last.map { TimeText.clock($0) } ?? "-", 7)
        + Columns.right(entry.grade.map(String.init) ?? "-", 7)
      lines.append(facts + "  " + Columns.left(entry.question.text, 39).trimmedEnd)
    }
    return lines.map(Columns.printable).joined(separator: "\n") + "\n"
  }
}

extension String {
  /// Without the spaces at the end.
  fileprivate var trimmedEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
