/// Reports as comma-separated values (RFC 4180, with plain line ends): a line for each phase, and one
/// for the total.
///
/// Times are in seconds; what is not known is empty.
public enum CSVReport {
  private struct Row {
    let part: Report.Part
    let report: Report
  }

  private struct Column: Sendable {
    let name: String
    let value: @Sendable (Row) -> String

    init(_ name: String, _ value: @escaping @Sendable (Row) -> String) {
      self.name = name
      self.value = value
    }
  }

  private static let columns: [Column] = [
    Column("file") { CSVText.field($0.report.audio.file) },
    Column("title") { CSVText.field($0.report.title) },
    Column("number") { number($0.part.number) },
    Column("name") { CSVText.field($0.part.name) },
    Column("budget_min_s") { number($0.part.budget?.min_s) },
    Column("budget_max_s") { number($0.part.budget?.max_s) },
    Column("start_s") { number($0.part.start_s) },
    Column("end_s") { number($0.part.end_s) },
    Column("elapsed_s") { number($0.part.elapsed_s) },
    Column("speaking_s") { number($0.part.speaking_s) },
    Column("speech_s") { number($0.part.speech_s) },
    Column("pauses_count") { number($0.part.pauses.count) },
    Column("pauses_median_s") { number($0.part.pauses.median_s) },
    Column("pauses_longest_s") { number($0.part.pauses.longest_s) },
    Column("pauses_total_s") { number($0.part.pauses.total_s) },
    Column("stalls_count") { number($0.part.stalls.count) },
    Column("stalls_total_s") { number($0.part.stalls.total_s) },
    Column("gaps_s") { number($0.part.gaps_s) },
    Column("syllables") { number($0.part.syllables) },
    Column("syllables_per_s") { number($0.part.syllables_per_s) },
    Column("pace_ratio") { number($0.part.pace_ratio) },
    Column("basis") { $0.report.basis.rawValue },
    Column("verdict") { $0.part.verdict.rawValue },
    Column("over_by_s") { number($0.part.over_by_s) },
    Column("in_grace") { $0.part.in_grace ? "true" : "false" },
    Column("over_on_other_basis_s") { number($0.part.over_on_other_basis_s) },
    Column("marks_source") { $0.report.marks_source.rawValue },
    Column("alignment_confidence") { number($0.part.alignment?.confidence) },
  ]

  /// The names of the columns, ended by a line end.
  public static var header: String { columns.map(\.name).joined(separator: ",") + "\n" }

  /// The lines of a report without the header, each ended by a line end.
  public static func rows(_ report: Report) -> String {
    (report.phases + [report.total]).map { part in
      columns.map { $0.value(Row(part: part, report: report)) }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static func number(_ value: (some CustomStringConvertible)?) -> String {
    value.map { $0.description } ?? ""
  }
}
