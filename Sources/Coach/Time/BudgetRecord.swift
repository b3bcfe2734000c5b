/// A budget in seconds, as JSON.
public struct BudgetRecord: Codable, Sendable, Equatable {
  /// The minimum, or the sum of the minima.
  public let min_s: Double
  /// The maximum, or the sum of the maxima.
  public let max_s: Double

  init(_ budget: Budget) {
    min_s = Rounded.seconds(budget.minimum.seconds)
    max_s = Rounded.seconds(budget.maximum.seconds)
  }
}
