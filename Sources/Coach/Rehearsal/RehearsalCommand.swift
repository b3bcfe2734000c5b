/// What a speaker says with a key.
public enum RehearsalCommand: String, Sendable, Equatable, Codable, CaseIterable {
  /// On to the next phase; on the last one it changes nothing.
  case next
  /// Back to the phase before; its time accumulates.
  case back
  /// Hold the rehearsal, or go on.
  case hold
  /// The interviewer speaks, or is done.
  case interruption
  /// Take the last command back, as if it had never been given.
  case undo
  /// The rehearsal is over.
  case finish
}
