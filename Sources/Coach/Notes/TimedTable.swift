internal import CommonMark

/// A table with a column of times and one of names.
struct TimedTable {
  /// One row of it.
  struct Row {
    let line: Int
    let name: TimedText
    /// Nil where the table leaves it open.
    let time: TimeExpression?
    let written: String
  }

  /// The rows that are parts, in their order.
  let rows: [Row]

  /// Reads a table with its head; nil where no column says when or how long.
  init?(_ table: [MarkdownRow]) {
    let head = table[0].cells
    let body = Array(table.dropFirst())
    let columns = head.indices.map { TimeColumn($0, head: head[$0], in: body) }
    guard let best = columns.max(by: { $0.trust < $1.trust }), best.trust > 0 else { return nil }
    let times = Self.joined(best, columns, rows: body.count)
    let timeColumns = Set(columns.filter { $0.trust > 0 }.map(\.index))
    guard let nameColumn = Self.nameColumn(head, body, not: timeColumns) else { return nil }
    rows = body.enumerated().compactMap { index, row in
      let name = Self.name(row.cells, nameColumn, not: timeColumns)
      guard !name.isEmpty else { return nil }
      let cell = row.cells[best.index]
      guard times[index] != nil || TimeColumn.isOpen(cell) else { return nil }
      return Row(line: row.line, name: TimedText(name), time: times[index], written: cell)
    }
  }

  /// The times of a column; with those of a second one where it says when each part ends.
  private static func joined(
    _ column: TimeColumn, _ columns: [TimeColumn], rows: Int
  ) -> [TimeExpression?] {
    guard column.role == .start,
      let ends = columns.first(where: { $0.role == .end && $0.trust > 0 })
    else { return column.times }
    return (0..<rows).map { row in
      guard let start = column.times[row], case .point(let from) = start.value,
        case .point(let to)? = ends.times[row]?.value
      else { return column.times[row] }
      return start.with(.span(from, to))
    }
  }

  private static let nameWords: Set<String> = [
    "topic", "activity", "what", "part", "section", "segment", "content", "contents", "title",
    "phase",
    "step", "slide", "block", "agenda", "item", "session", "module", "thema", "inhalt", "programm",
    "aktivität", "activité", "sujet", "contenu", "tema", "actividad", "contenido", "conteúdo",
    "atividade",
    "argomento", "attività", "onderwerp", "temat", "téma", "тема", "内容", "主題", "主题", "トピック",
    "event",
    "lesson", "exercise", "story", "scene", "beat", "chapter", "subject", "name", "description",
    "teil",
  ]
  private static let otherWords: Set<String> = [
    "who", "speaker", "presenter", "owner", "lead", "notes", "slides", "wer", "materials", "format",
    "type", "method", "goal", "no", "nr", "day", "day", "location", "room",
  ]

  private static func nameColumn(
    _ head: [String], _ body: [MarkdownRow], not times: Set<Int>
  ) -> Int? {
    let texts = head.indices.filter { column in
      !times.contains(column)
        && body.count(where: { $0.cells[column].contains(where: \.isLetter) }) * 2 >= body.count
    }
    func words(_ column: Int) -> [String] {
      head[column].lowercased().split { !$0.isLetter }.map(String.init)
    }
    return texts.first { words($0).contains(where: nameWords.contains) }
      ?? texts.first { !words($0).contains(where: otherWords.contains) } ?? texts.first
  }

  /// The name in a row, from another column where it is left out.
  private static func name(_ cells: [String], _ column: Int, not times: Set<Int>) -> String {
    let own = cells[column].trimmed
    if own.contains(where: \.isLetter) { return own }
    let other = cells.indices.first {
      !times.contains($0) && cells[$0].contains(where: \.isLetter)
    }
    return other.map { cells[$0].trimmed } ?? own
  }
}
