/// What a listener says who marks a recording by ear.
public enum MarkingCommand: Sendable, Equatable {
  /// The phase begins where it was just heard.
  case accept
  /// It begins somewhere else: the next most probable place.
  case another
  /// It began before what was heard: the most probable place before it.
  case earlier
  /// It begins after what was heard: the most probable place after it.
  case later
  /// One pause back or forth.
  case pause(by: Int)
  /// A little back or forth, in seconds.
  case nudge(by: Double)
  /// To a place in the recording, in seconds.
  case place(at: Double)
  /// The phase was left out.
  case notSpoken
  /// The phase is left as it is for now.
  case skip
  /// Take the last command back, as if it had never been given.
  case undo
}
