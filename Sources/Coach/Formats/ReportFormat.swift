/// The forms of a report.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For a terminal.
  case text
  /// For notes and issue trackers.
  case markdown
  /// A page that plays the recording.
  case html
  /// A line for each phase.
  case csv
  /// For programs; a line for each report when there are several.
  case json

  /// Whether several reports can follow one another.
  public var takesSeveral: Bool { self != .html }

  /// What comes before the first report.
  public var head: String { self == .csv ? CSVReport.header : "" }

  /// What comes between two reports.
  public var separator: String { [.text, .markdown].contains(self) ? "\n" : "" }

  /// A report in this form, ended by a line end.
  ///
  /// - Parameters:
  ///   - layout: how much room a text has.
  ///   - isAmongSeveral: whether others come before or after it.
  ///   - page: makes the page, which needs more than the report.
  /// - Throws: what the JSON encoder does.
  public func render(
    _ report: Report, _ layout: TextLayout, isAmongSeveral: Bool, page: () -> String
  ) throws -> String {
    switch self {
    case .text: TextReport.render(report, layout)
    case .markdown: MarkdownReport.render(report)
    case .html: page()
    case .csv: CSVReport.rows(report)
    case .json: try JSONText.encode(report, onOneLine: isAmongSeveral) + "\n"
    }
  }
}
