public import AudioCore

/// Why a hint cannot be used.
public struct HintError: DiagnosableError, Equatable {
  /// The kinds of trouble.
  public enum Reason: Sendable, Equatable {
    /// A pin that is not a phase and a time; as written.
    case unreadablePin(String)
    /// It is not clear which phase a hint means.
    case phase(PhaseSelectionError)
    /// A pin lies after the end of the recording.
    case beyondTheEnd(String, end: String)
    /// A phase has two pins.
    case pinnedTwice(String)
    /// A later phase is pinned before an earlier one.
    case backwards(String, before: String)
    /// A phase is pinned and skipped.
    case pinnedAndSkipped(String)
    /// No phase is left.
    case allSkipped
  }

  /// What is wrong.
  public let reason: Reason

  /// An error.
  public init(_ reason: Reason) { self.reason = reason }

  /// What went wrong, as one sentence.
  public var summary: String {
    switch reason {
    case .unreadablePin(let text): "cannot read '\(text)' as a phase and where it begins"
    case .phase(let error): error.summary
    case .beyondTheEnd(let text, let end):
      "'\(text)' lies after the end of the recording (\(end))"
    case .pinnedTwice(let phase): "'\(phase)' has two given times"
    case .backwards(let phase, let before):
      "'\(phase)' is pinned before '\(before)', which comes first in the plan"
    case .pinnedAndSkipped(let phase): "'\(phase)' is pinned and skipped"
    case .allSkipped: "every phase of the plan is skipped"
    }
  }
}
