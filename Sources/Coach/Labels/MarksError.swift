public import AudioCore

/// Why marks cannot be used.
public struct MarksError: DiagnosableError, Equatable {
  /// The kinds of trouble.
  public enum Reason: Sendable, Equatable {
    /// A line is no label; the line as written.
    case unreadable(String)
    /// There is no label in the file.
    case none
    /// A label begins before the one in front of it.
    case backwards(String)
    /// A label lies after the end of the recording.
    case beyondTheEnd(String, end: String)
    /// A label names no phase of the plan.
    case unknownPhase(String)
    /// There are more labels than phases and their names do not tell which is which.
    case tooMany(marks: Int, phases: Int)
  }

  /// What is wrong.
  public let reason: Reason
  /// The line, from 1; nil when the marks have no lines.
  public let line: Int?

  /// An error at a line.
  public init(_ reason: Reason, line: Int? = nil) {
    self.reason = reason
    self.line = line
  }

  /// What went wrong, as one sentence.
  public var summary: String {
    switch reason {
    case .unreadable(let text): "cannot read the mark '\(text.prefix(40))'"
    case .none: "there are no marks in it"
    case .backwards(let text): "the marks run backwards at '\(text)'"
    case .beyondTheEnd(let text, let end):
      "the mark '\(text)' lies after the end of the recording (\(end))"
    case .unknownPhase(let text): "the mark '\(text)' fits no phase of the plan"
    case .tooMany(let marks, let phases): "\(marks) marks do not fit a plan of \(phases) phases"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    switch reason {
    case .unreadable, .none:
      "give lines such as '2:31 ARCHITECTURE', a label track, a table with a column Start, "
        + "subtitles or chapters"
    case .backwards: "sort the marks by time"
    case .beyondTheEnd: "check that the marks belong to this recording"
    case .unknownPhase, .tooMany:
      "label each mark with the number or the name of its phase"
    }
  }
}
