/// Several phases under one name, such as the first part of a workshop.
public struct PlanGroup: Sendable, Equatable {
  /// Its name.
  public let name: String
  /// The line of its heading, from 1.
  public let line: Int
  /// The time that the document gives for all of it; of a section without one, that of its phases together.
  public let budget: Budget
  /// Its phases, as positions in the plan's list.
  public let phases: Range<Int>
}
