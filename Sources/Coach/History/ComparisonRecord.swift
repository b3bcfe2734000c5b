/// A comparison of two takes as JSON: what `coach diff --format json` prints.
///
/// Times are in seconds. Version 1.
public struct ComparisonRecord: Codable, Sendable, Equatable {
  /// A phase in one of the takes.
  public struct SideRecord: Codable, Sendable, Equatable {
    /// Numbers and names; two when the other take told them as one.
    public let phases: [String]
    /// The planned time; null for a part without an end.
    @ExplicitNull public var budget: BudgetRecord?
    /// The time; null when it was not spoken.
    @ExplicitNull public var time_s: Double?
    /// Where the time stands against the band, without grace.
    public let standing: Verdict.Standing
    /// The stalls that begin in it.
    public let stalls: Int

    init(_ side: TakeComparison.Row.Side) {
      phases = side.labels
      budget = side.budget.map(BudgetRecord.init)
      standing = side.standing ?? .skipped
      stalls = side.stalls
      time_s = side.seconds.map(Rounded.seconds)
    }
  }

  /// A phase.
  public struct RowRecord: Codable, Sendable, Equatable {
    /// In the first take; null when the phase is new.
    @ExplicitNull public var before: SideRecord?
    /// In the second take; null when the phase is no more.
    @ExplicitNull public var after: SideRecord?
    /// How much longer the second is; null when one of them did not tell it.
    @ExplicitNull public var change_s: Double?
  }

  /// The version of this format.
  public let schema: Int
  /// The name of the first take.
  public let before: String
  /// The name of the second take.
  public let after: String
  /// The time that is compared.
  public let basis: Verdict.Basis
  /// The time of all phases in the first take.
  public let before_total_s: Double
  /// The time of all phases in the second take.
  public let after_total_s: Double
  /// The phases of the second take, then those that only the first has.
  public let phases: [RowRecord]

  /// The record of a comparison.
  public init(_ comparison: TakeComparison) {
    schema = 1
    before = comparison.before.name
    after = comparison.after.name
    basis = comparison.basis
    before_total_s = Rounded.seconds(comparison.totals.before)
    after_total_s = Rounded.seconds(comparison.totals.after)
    phases = comparison.rows.map { row in
      RowRecord(
        before: row.before.map(SideRecord.init), after: row.after.map(SideRecord.init),
        change_s: row.change.map(Rounded.seconds))
    }
  }
}
