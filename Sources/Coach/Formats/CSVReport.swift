/// Reports as comma-separated values (RFC 4180, with plain line ends): a line for each phase, and one
/// for the total.
///
/// Times are in seconds; what is not known is empty.
public enum CSVReport {
  private static let fields = PhaseFigure.all.flatMap(\.fields)

  /// The names of the columns, ended by a line end.
  public static var header: String { fields.map(\.key).joined(separator: ",") + "\n" }

  /// The lines of a report without the header, each ended by a line end.
  public static func rows(_ report: Report) -> String {
    (report.phases + [report.total]).map { part in
      fields.map { $0.value(part, report) }.joined(separator: ",") + "\n"
    }.joined()
  }
}
