internal import CommonMark

/// Rows of tables with minutes, start times, clock ranges, running totals or percents.
enum TableForm: PlanForm {
  static let kind = PlanFormKind.table
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    for (index, table) in alike(notes) {
      UntimedParts.notice(table.untimed, in: "the table").map { reading.notices.append($0) }
      for row in table.rows {
        var part = PartCandidate(
          line: row.line, block: index, text: row.name, time: row.time, written: row.written,
          section: index..<index)
        part.sequence = index
        if case .duration(_, let high)? = row.name.time?.value { part.statedLength = high }
        reading.parts.append(part)
      }
    }
    return reading
  }

  /// The tables of one head, such as one for each day: those with the most rows.
  ///
  /// Tables of other heads tell of something else, or the same once more.
  private static func alike(_ notes: Notes) -> [(block: Int, table: TimedTable)] {
    var tables: [[String]: [(block: Int, table: TimedTable)]] = [:]
    for (index, block) in notes.blocks.enumerated() where block.rows.count > 1 {
      guard let table = TimedTable(block.rows) else { continue }
      tables[block.rows[0].cells.map { $0.lowercased() }, default: []].append((index, table))
    }
    return tables.values.max { one, other in
      let counts = [one, other].map { $0.reduce(0) { $0 + $1.table.rows.count { $0.time != nil } } }
      return (counts[0], -one[0].block) < (counts[1], -other[0].block)
    } ?? []
  }
}
