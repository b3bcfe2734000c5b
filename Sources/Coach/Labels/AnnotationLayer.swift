/// The kinds of stretches of a recording, by the names that tiers of other programs have.
public enum AnnotationLayer: String, CaseIterable, Sendable {
  /// The phases, holds and interruptions.
  case phases
  /// The stretches of speech.
  case speech
  /// The pauses and stalls.
  case pauses
  /// What the device lost.
  case gaps
  /// What the speaker noted.
  case notes
}
