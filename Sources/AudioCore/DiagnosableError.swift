/// An error that can be told to a user: one sentence and one remedy.
public protocol DiagnosableError: Error, Sendable {
  /// What went wrong, as one sentence without a final stop.
  var summary: String { get }
  /// What the user can do about it; nil when there is nothing to do.
  var remedy: String? { get }
}
