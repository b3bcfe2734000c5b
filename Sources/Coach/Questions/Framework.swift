/// The parts of a good answer, in their order, as a document declares them.
public struct Framework: Sendable, Equatable {
  /// The first letters of its parts, such as `STAR`.
  public let name: String
  /// Its parts, such as Situation, Task, Action and Result.
  public let parts: [String]
  /// The line that declares it, from 1.
  public let line: Int
}
