/// The same answer told in less and less time, rung by rung.
///
/// Telling the same thing again under a shorter limit trains fluency, and the gain stays where what is told stays the
/// same (de Jong & Perfetti 2011, Language Learning 61(2)).
public enum LadderText {
  /// The limits of the rungs: four, three and two minutes, after the same study.
  public static let limits: [Duration] = [.seconds(240), .seconds(180), .seconds(120)]

  /// The rungs beside each other as text, ended by a line end; empty for fewer than two.
  ///
  /// - Parameter rungs: the limit of each answer and its report, in the order in which they were given.
  public static func render(_ rungs: [(limit: Duration, report: Report)]) -> String {
    guard rungs.count > 1 else { return "" }
    let totals = rungs.map(\.report.total)
    let rows: [(name: String, cells: [String?], unit: String)] = [
      ("limit", rungs.map { TimeText.clock($0.limit.seconds) }, ""),
      ("time", totals.map { TimeText.clock($0.elapsed_s) }, ""),
      ("pace", totals.map { decimal($0.syllables_per_s) }, "syllables/s"),
      ("pauses", totals.map { decimal($0.fluency.silences_per_min) }, "a minute"),
      ("run", totals.map { decimal($0.fluency.syllables_per_run) }, "syllables without a pause"),
    ]
    let lines = rows.map { row in
      let cells = row.cells.map { Columns.right($0 ?? "-", 7) }.joined()
      return "  " + Columns.left(row.name, 8) + cells + (row.unit.isEmpty ? "" : "  \(row.unit)")
    }
    return "The same answer in less time:\n" + lines.joined(separator: "\n") + "\n"
  }

  private static func decimal(_ value: Double?) -> String? {
    value.map { TimeText.decimal($0, places: 1) }
  }
}
