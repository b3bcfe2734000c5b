internal import CommonMark

/// Rows of tables with minutes, start times, clock ranges, running totals or percents.
enum TableForm: PlanForm {
  static let kind = PlanFormKind.table
  static let fewest = 2

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    for (index, block) in notes.blocks.enumerated() where block.rows.count > 1 {
      guard let table = TimedTable(block.rows) else { continue }
      for row in table.rows {
        var part = PartCandidate(
          line: row.line, block: index, text: row.name, time: row.time, written: row.written,
          section: index..<index)
        part.sequence = index
        reading.parts.append(part)
      }
    }
    return reading
  }
}
