/// One row of a table.
public struct MarkdownRow: Sendable, Equatable {
  /// The line of the source on which it stands, from 1.
  public let line: Int
  /// The text of each cell without markup; as many as the table's head has.
  public let cells: [String]
}
