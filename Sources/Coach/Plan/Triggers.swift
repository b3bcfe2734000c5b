/// Which trigger words are shown.
public enum Triggers: String, Sendable, CaseIterable {
  /// Those that the notes label, else the phase's bold words and the beginnings of its list items.
  case auto
  /// Those that the notes label.
  case labelled
  /// None.
  case none
}
