/// Something in a document that its author may not have meant.
public struct PlanNotice: Sendable, Equatable {
  /// The line, from 1.
  public let line: Int
  /// What was seen, as one sentence.
  public let text: String
  /// What it is about.
  public let subject: Subject

  /// What a notice can be about, as far as something can be done about it, or it is told in short.
  public enum Subject: Sendable {
    /// The way of writing that was taken for the plan's.
    case form
    /// Sections with parts of their own, of which one may be meant.
    case sections
    /// A part that is told only on demand.
    case backup
    /// A time in the running text, of which there may be many.
    case text
    /// Anything else.
    case other
  }

  /// A notice about a line.
  public init(line: Int, text: String, subject: Subject = .other) {
    (self.line, self.text, self.subject) = (line, text, subject)
  }

  /// What looks like the time of a part and cannot be read.
  init(unreadable text: String, _ why: String, line: Int) {
    self.init(line: line, text: "cannot read the time '\(text)': \(why)")
  }
}
