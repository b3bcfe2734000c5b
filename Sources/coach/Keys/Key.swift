/// What a key means while a rehearsal runs.
enum Key: Equatable {
  case next, back, skip, hold, interruption, note, undo, restart, finish
  /// A digit of a phase's number.
  case digit(Int)
  /// Shows what the keys do.
  case help
  /// Shows what would still fit.
  case advice
  case yes
  /// Throws the take away, where the end is asked for.
  case discard
  /// Once more.
  case again
  /// To hear what was heard.
  case listen
  case enter
  case escape
  /// A key without a meaning here.
  case other
}
