public import AudioCore

/// Why it is not clear which phases a person means.
public struct PhaseSelectionError: DiagnosableError, Equatable {
  /// The kinds of trouble; each with the text as written.
  public enum Reason: Sendable, Equatable {
    /// It names no phase.
    case unknown(String)
    /// It is the beginning of several names.
    case ambiguous(String)
    /// It is a range from a later to an earlier phase.
    case backwards(String)
    /// It names several phases where one is wanted.
    case notOne(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The phases to choose from, as they are labelled.
  let known: [String]

  init(_ reason: Reason, known: [String]) {
    self.reason = reason
    self.known = known
  }

  /// What went wrong, as one sentence.
  public var summary: String {
    switch reason {
    case .unknown(let text): "there is no phase '\(text)'"
    case .ambiguous(let text): "'\(text)' fits several phases"
    case .backwards(let text): "the phases '\(text)' run backwards"
    case .notOne(let text): "'\(text)' names several phases where one is meant"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    let most = 12
    let more = known.count > most ? ", …" : ""
    return "choose from " + known.prefix(most).joined(separator: ", ") + more
  }
}
