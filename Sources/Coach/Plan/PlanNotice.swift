/// Something in a document that its author may not have meant.
public struct PlanNotice: Sendable, Equatable {
  /// The line, from 1.
  public let line: Int
  /// What was seen, as one sentence.
  public let text: String

  /// A notice about a line.
  public init(line: Int, text: String) {
    self.line = line
    self.text = text
  }
}
