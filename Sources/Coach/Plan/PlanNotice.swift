/// Something in a document that its author may not have meant.
public struct PlanNotice: Sendable, Equatable {
  /// The line, from 1.
  public let line: Int
  /// What was seen, as one sentence.
  public let text: String
  /// Whether it is about a time in the running text, of which there may be many.
  public let isOfText: Bool

  /// A notice about a line.
  public init(line: Int, text: String, isOfText: Bool = false) {
    (self.line, self.text, self.isOfText) = (line, text, isOfText)
  }

  /// What looks like the time of a part and cannot be read.
  init(unreadable text: String, _ why: String, line: Int) {
    self.init(line: line, text: "cannot read the time '\(text)': \(why)")
  }
}
