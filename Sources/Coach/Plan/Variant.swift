/// A named subset of the plan, such as its "5-Minute Version".
public struct Variant: Sendable, Equatable {
  /// Its label in the document, without the colon.
  public let name: String
  /// The time it is for.
  public let length: Duration
  /// The line of its label, from 1.
  public let line: Int
  /// Its phases, as positions in the plan's list, ascending.
  public let phaseIndices: [Int]
}
