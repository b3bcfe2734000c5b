/// What a speaker says with a key.
public enum RehearsalCommand: Sendable, Equatable {
  /// On to the next phase; on the last one it changes nothing.
  case next
  /// Back to the phase before; its time accumulates.
  case back
  /// On to the phase behind the next, which is left out.
  case skip
  /// To a phase by its position in the agenda, from 0; its time accumulates.
  case jump(Int)
  /// Hold the rehearsal, or go on.
  case hold
  /// The interviewer speaks, or is done.
  case interruption
  /// The interviewer asks something that is told as a part of its own.
  case followUp(FollowUp)
  /// Something to come back to is noted, in words or only the moment.
  case note(String)
  /// Take the last command back, as if it had never been given.
  case undo
  /// The rehearsal is over.
  case finish

  /// The commands' names, as journals spell them.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case next, back, skip, jump, hold, interruption, follow_up, note, undo, finish
  }

  /// Which command this is.
  public var kind: Kind {
    switch self {
    case .next: .next
    case .back: .back
    case .skip: .skip
    case .jump: .jump
    case .hold: .hold
    case .interruption: .interruption
    case .followUp: .follow_up
    case .note: .note
    case .undo: .undo
    case .finish: .finish
    }
  }

  /// The position that a jump leads to; nil for the others.
  public var phase: Int? { if case .jump(let phase) = self { phase } else { nil } }

  /// What a follow-up asks; nil for the others.
  public var followUp: FollowUp? {
    if case .followUp(let followUp) = self { followUp } else { nil }
  }

  /// The words of a note, where it has any; nil for the others.
  public var text: String? {
    if case .note(let text) = self, !text.isEmpty { text } else { nil }
  }

  /// The command of a kind; nil for a jump to nowhere and a follow-up without a question.
  public init?(
    _ kind: Kind, phase: Int? = nil, followUp: FollowUp? = nil, text: String? = nil
  ) {
    switch kind {
    case .next: self = .next
    case .back: self = .back
    case .skip: self = .skip
    case .jump:
      guard let phase else { return nil }
      self = .jump(phase)
    case .hold: self = .hold
    case .interruption: self = .interruption
    case .follow_up:
      guard let followUp else { return nil }
      self = .followUp(followUp)
    case .note: self = .note(text ?? "")
    case .undo: self = .undo
    case .finish: self = .finish
    }
  }
}
