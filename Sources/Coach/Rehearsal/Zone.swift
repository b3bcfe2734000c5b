/// Where a phase stands in its budget, as timers of speaking clubs show it.
public enum Zone: String, Sendable, Equatable, Codable, CaseIterable {
  /// Before the minimum.
  case early
  /// From the minimum on: it may end.
  case green
  /// From the middle on: it should end.
  case yellow
  /// From the maximum on: it is over.
  case red

  /// The zone of a time in a budget, in seconds.
  public init(_ seconds: Double, in budget: SlotProgress.Band) {
    switch seconds {
    case ..<budget.minimum: self = .early
    case ..<budget.middle: self = .green
    case ..<budget.maximum: self = .yellow
    default: self = .red
    }
  }
}
