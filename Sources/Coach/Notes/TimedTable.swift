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
  /// Rows between them that have a name and no time.
  let untimed: [(line: Int, name: String)]

  /// Reads a table with its head; nil where no column says when or how long.
  init?(_ table: [MarkdownRow]) {
    let head = table[0].cells
    let body = Array(table.dropFirst())
    guard !head.indices.contains(where: { Self.isOfOtherThings(head[$0], $0, body) }) else {
      return nil
    }
    let columns = head.indices.map { TimeColumn($0, head: head[$0], in: body) }
    guard !Self.isTimetable(columns) else { return nil }
    guard let best = columns.max(by: { $0.trust < $1.trust }), best.trust > 0 else { return nil }
    let lengths = Self.lengths(beside: best, head, body)
    let times =
      lengths?.times ?? best.offsets(in: body) ?? Self.joined(best, columns, rows: body.count)
    let timeColumns = Set(columns.filter { $0.trust > 0 }.map(\.index)).union(
      lengths.map { [$0.index] } ?? [])
    guard let nameColumn = Self.nameColumn(head, body, not: timeColumns) else { return nil }
    rows = body.enumerated().compactMap { index, row in
      let name = Self.name(row.cells, nameColumn, not: timeColumns)
      guard !name.isEmpty else { return nil }
      let cell = row.cells[best.index]
      guard times[index] != nil || OpenTime.isOpen(cell: cell) || best.isLastOffset(index, cell)
      else { return nil }
      return Row(line: row.line, name: TimedText(name), time: times[index], written: cell)
    }
    untimed = Self.untimed(among: rows, body) {
      NoteText.plain(Self.name($0.cells, nameColumn, not: timeColumns))
    }
  }

  /// Whether three columns or more say when: buses, shifts, shows, and no talk.
  private static func isTimetable(_ columns: [TimeColumn]) -> Bool {
    columns.count { column in
      let clocks = column.times.count { time in
        if case .point = time?.value { true } else { false }
      }
      return column.role == .unknown && clocks >= 2 && clocks * 2 > column.times.count
    } >= 3
  }

  /// The rows between the first and the last part that are none; what stands alone in its row only divides.
  private static func untimed(
    among rows: [Row], _ body: [MarkdownRow], name: (MarkdownRow) -> String
  ) -> [(line: Int, name: String)] {
    guard let first = rows.first?.line, let last = rows.last?.line else { return [] }
    let parts = Set(rows.map(\.line))
    return body.compactMap { row in
      guard first < row.line, row.line < last, !parts.contains(row.line),
        row.cells.count(where: { $0.contains { $0.isLetter || $0.isNumber } }) > 1
      else { return nil }
      let name = name(row)
      return name.isEmpty ? nil : (row.line, name)
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

  /// The column of lengths that a column of clock times agrees with, whether those say when parts begin or when
  /// they end.
  private static func lengths(
    beside clock: TimeColumn, _ head: [String], _ body: [MarkdownRow]
  ) -> TimeColumn? {
    let clocks = clock.times.map { time -> Double? in
      if case .point(let clock)? = time?.value { clock.seconds(inHours: false) } else { nil }
    }
    guard clocks.count(where: { $0 != nil }) >= 3, clocks.count == body.count else { return nil }
    return head.indices.lazy.filter { $0 != clock.index }.compactMap { index -> TimeColumn? in
      let column = TimeColumn(index, head: head[index], in: body, impliedUnit: 60)
      let lengths = column.times.map { time -> Double? in
        if case .duration(nil, let high)? = time?.value { high } else { nil }
      }
      return agree(clocks, lengths) ? column : nil
    }.first
  }

  /// Whether most differences of clock times, in minutes or in hours, are the lengths, and most have one.
  private static func agree(_ clocks: [Double?], _ lengths: [Double?]) -> Bool {
    [1.0, 60].contains { scale in
      [0, 1].contains { place in
        var (alike, all, differences) = (0, 0, 0)
        for row in clocks.indices.dropLast() {
          guard let from = clocks[row], let to = clocks[row + 1] else { continue }
          differences += 1
          guard let length = lengths[row + place] else { continue }
          all += 1
          if abs((to - from) * scale - length) < 1 { alike += 1 }
        }
        return all >= 3 && alike * 10 >= all * 9 && all * 3 >= differences * 2
      }
    }
  }

  /// Words of heads of tables that compare things and plan nothing.
  private static let comparisons: Set<String> = [
    "cost", "costs", "price", "prices", "score", "scores", "points", "difficulty", "latency",
    "memory", "ram", "cpu", "throughput", "timeout", "timeouts", "retries",
    "tentativas", "reintentos", "ttl", "endpoint", "default", "defaults", "km", "distance",
    "distanz", "distancia",
    "dystans", "дистанция", "距離", "距离", "크기", "용량",
    "model", "models",
    "kosten", "preis", "precio", "precios", "costo", "coste", "prix", "coût", "preço", "custo",
    "prezzo", "dificultad",
    "puntos", "cena", "цена", "价格", "価格",
  ]

  /// "Key points", "Puntos clave": what is told, in words that may hold figures.
  private static func isOfContent(_ head: [String]) -> Bool {
    head.count > 1 && head.contains { $0 == "points" || $0 == "puntos" }
  }

  /// Whether a column compares things.
  private static func isOfOtherThings(_ head: String, _ index: Int, _ body: [MarkdownRow]) -> Bool {
    let words = LengthWords.words(head)
    guard words.contains(where: comparisons.contains), !isOfContent(words) else { return false }
    return words.count == 1
      || body.count { $0.cells[index].contains(where: \.isNumber) } * 2 >= body.count
  }

  private static let otherWords: Set<String> = [
    "who", "speaker", "speakers", "presenter", "owner", "lead", "slides", "slide", "wer",
    "materials", "format",
    "type", "method", "no", "nr", "day", "location", "room", "date", "status",
    "qui", "intervenant", "quien", "quién", "ponente", "quem", "orador", "chi", "relatore", "wie",
    "spreker", "kto", "kdo", "prowadzący", "кто", "докладчик", "referent", "担当", "発表者", "担当者",
    "主讲", "主讲人", "负责人", "담당", "담당자", "발표자",
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
    // What comes first is what it is called, unless its head says that it is something else, or it says the same
    // of several rows: what they are called stands beside it.
    let names = texts.filter { !words($0).contains(where: otherWords.contains) }
    return names.first { !isRepeated($0, body) } ?? names.first ?? texts.first
  }

  /// Whether a column has fewer than three different texts in four rows, of four or more.
  private static func isRepeated(_ column: Int, _ body: [MarkdownRow]) -> Bool {
    let texts = body.map { $0.cells[column].trimmed.lowercased() }.filter { !$0.isEmpty }
    return texts.count >= 4 && Set(texts).count * 4 < texts.count * 3
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
