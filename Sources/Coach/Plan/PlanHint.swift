/// A line that looks as if it gave a part its time, in a document whose plan is not understood.
public struct PlanHint: Sendable, Equatable {
  /// The line, from 1.
  public let line: Int
  /// Its text, clipped.
  public let text: String
  /// Why its time cannot be read; nil where that is not the trouble.
  public let trouble: String?
  /// How it would be written so that it is understood.
  public let heading: String
}
