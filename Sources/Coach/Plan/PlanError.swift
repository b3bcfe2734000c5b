public import AudioCore

/// Why a document cannot be used as a plan.
public struct PlanError: DiagnosableError, Equatable {
  /// The kinds of trouble.
  public enum Reason: Sendable, Equatable {
    /// No part with a time was understood; the lines that look most like one, and what kind of
    /// document it looks like if that is not Markdown.
    case noPhases([PlanHint], format: String?)
    /// Parts with times were found, and they are no talk's; the lines that look most like one.
    case noTalk(PlanDoubt, [PlanHint])
    /// The file is something else than text, such as "a Word document".
    case otherFormat(String)
    /// No variant has this name; those there are.
    case unknownVariant(String, known: [String])
  }

  /// What is wrong.
  public let reason: Reason
  /// The line, from 1; nil when it is about the whole document.
  public let line: Int?
  /// The column in characters, from 1.
  public let column: Int?

  /// An error at a place of the document.
  public init(_ reason: Reason, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// What went wrong, as one sentence.
  public var summary: String {
    switch reason {
    case .noPhases(let hints, let format):
      Self.noPhases(hints, format)
    case .noTalk(let doubt, let hints):
      "the times of \(doubt.lines) are not taken for a talk's: "
        + doubt.reasons.joined(separator: ", ") + Self.quoted(hints)
    case .otherFormat(let name): "this is \(name), not Markdown"
    case .unknownVariant(let name, _): "the plan has no variant '\(name)'"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    switch reason {
    case .noPhases(let hints, nil):
      "write each part as a heading with its time, such as "
        + (hints.first.map { "'\($0.heading)'" } ?? "'## PHASE 1: WHY (2-3 min)'")
    case .noTalk(let doubt, _): "if they are one, have \(doubt.form.description) read for it"
    case .noPhases(_, let format?):
      "convert it to Markdown first: pandoc -t gfm FILE (found: \(format))"
    case .otherFormat: "convert it to Markdown first: pandoc -t gfm FILE"
    case .unknownVariant(_, let known):
      known.isEmpty
        ? "leave the variant out; the plan declares none"
        : "use one of: " + known.map { "'\($0)'" }.joined(separator: ", ")
    }
  }

  private static func noPhases(_ hints: [PlanHint], _ format: String?) -> String {
    let what = format.map { "this looks like \($0); as Markdown it" } ?? "the document"
    guard !hints.isEmpty else { return "\(what) gives no part a time, so there are no phases" }
    return "\(what) has no parts with times that are understood" + quoted(hints)
  }

  private static func quoted(_ hints: [PlanHint]) -> String {
    let quotes = hints.map { hint in
      "line \(hint.line): '\(hint.text)'" + (hint.trouble.map { " (\($0))" } ?? "")
    }
    return quotes.isEmpty ? "" : "; closest: " + quotes.joined(separator: ", ")
  }
}
