/// The ways of writing a plan, in the order in which they are tried.
public enum PlanFormKind: String, Sendable, CaseIterable, Codable {
  /// Headings with their times: `## HOW (2-3 min)`.
  case headings
  /// Headings with a label or a bare time below: `**Time:** 3 min`.
  case labels
  /// Rows of tables.
  case table
  /// List items with a time at the beginning or the end.
  case list
  /// Bold lines with a time.
  case bold
  /// Plain lines that begin with a position: `0:30 Signal`.
  case lines

  /// The form in a sentence: "the times of …".
  public var description: String {
    switch self {
    case .headings: "the headings"
    case .labels: "the labels below the headings"
    case .table: "the table"
    case .list: "the list items"
    case .bold: "the bold lines"
    case .lines: "the lines that begin with a time"
    }
  }
}
