/// How far a time may be over its budget and still be forgiven.
public struct Tolerance: Sendable, Equatable {
  /// What a phase may be over.
  public let phase: Duration
  /// What all of it may be over.
  public let total: Duration
  /// The share of a budget's maximum that is forgiven at the most.
  let share: Double?

  /// 15 s a phase and 30 s in all, but never more than a tenth of the maximum: our own figures.
  public static let standard = Tolerance(phase: .seconds(15), total: .seconds(30), share: 0.1)

  /// So much for a phase and twice as much in all, whatever their budgets are.
  public init(phase: Duration) { self.init(phase: phase, total: phase * 2, share: nil) }

  private init(phase: Duration, total: Duration, share: Double?) {
    self.phase = phase
    self.total = total
    self.share = share
  }

  /// What a phase with such a budget may be over.
  public func ofPhase(_ budget: Budget) -> Duration { min(phase, limit(budget)) }

  /// What all of it may be over.
  func ofTotal(_ budget: Budget) -> Duration { min(total, limit(budget)) }

  private func limit(_ budget: Budget) -> Duration {
    share.map { budget.maximum * $0 } ?? max(phase, total)
  }
}
