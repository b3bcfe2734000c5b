public import AudioCore

/// Why a document cannot be used as a plan.
public struct PlanError: DiagnosableError, Equatable {
  /// The kinds of trouble.
  public enum Reason: Sendable, Equatable {
    /// No heading carries a budget.
    case noPhases
    /// A heading's budget cannot be read; the budget as written, and why.
    case unreadableBudget(String, why: String)
    /// A slot that cannot be read, as written.
    case unreadableSlot(String)
    /// A variant names a phase that the plan does not have.
    case unknownPhase(String, variant: String)
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
    case .noPhases: "no heading has a budget, so there are no phases"
    case .unreadableBudget(let text, let why): "cannot read the budget '\(text)': \(why)"
    case .unreadableSlot(let text): "cannot read the slot '\(text)'"
    case .unknownPhase(let phase, let variant):
      "'\(variant)' names \(phase), which is not in the plan"
    case .unknownVariant(let name, _): "the plan has no variant '\(name)'"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    switch reason {
    case .noPhases: "give each part a heading with its time, such as '## PHASE 1: WHY (2-3 min)'"
    case .unreadableBudget: "write it as (2-3 min), (90s) or (1:30)"
    case .unreadableSlot: "write it as 30m, 30 minutes or 0:30:00"
    case .unknownPhase: "use the numbers that the headings have"
    case .unknownVariant(_, let known):
      known.isEmpty
        ? "leave --variant out; the plan declares none"
        : "use one of: " + known.map { "'\($0)'" }.joined(separator: ", ")
    }
  }
}
