/// An error that can be told to a user in one sentence; what to do about it depends on who tells it.
public protocol DiagnosableError: Error, Sendable {
  /// What went wrong, as one sentence without a final stop.
  var summary: String { get }
}
