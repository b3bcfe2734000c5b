/// A history as text: how it stands first, then the takes beside each other, and last what to practise.
public enum TextHistory {
  /// The whole text, ended by a line end.
  ///
  /// - Parameter plain: words in place of shapes and columns, for screen readers.
  public static func render(
    _ history: History, _ layout: TextLayout = TextLayout(), plain: Bool = false
  ) -> String {
    var sections = [head(history, layout)]
    if !history.entries.isEmpty {
      let table = HistoryTable(history, layout)
      sections += [
        plain ? table.sentences : table.lines,
        [HistoryWords.forecast(history), HistoryWords.delivery(history)].compactMap { $0 }
          .map { layout.wrapped($0) },
        revisions(history, layout), practice(history, layout),
      ]
    }
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private static func head(_ history: History, _ layout: TextLayout) -> [String] {
    let facts = "\(HistoryWords.facts(history)); phases by \(HistoryWords.basis(history))"
    return (history.plan.title.isEmpty ? [] : [layout.wrapped(history.plan.title)])
      + (history.entries.isEmpty ? [] : [layout.paint(layout.wrapped(facts), .quiet)])
      + [layout.paint(layout.wrapped(HistoryWords.standing(history)), .strong)]
  }

  private static func revisions(_ history: History, _ layout: TextLayout) -> [String] {
    guard !history.revisions.isEmpty else { return [] }
    return [layout.wrapped("Phases of older notes:")]
      + history.revisions.flatMap { layout.hanging("  ", HistoryWords.text($0)) }
  }

  /// What to practise, numbered, beside the prompt.
  private static func practice(_ history: History, _ layout: TextLayout) -> [String] {
    let practice = HistoryWords.practice(history)
    guard !practice.isEmpty else { return [] }
    return [layout.paint("what to practise", .strong)]
      + practice.enumerated().flatMap { index, text in
        layout.hanging(Columns.right("\(index + 1).", 3) + " ", text)
      }
  }
}
