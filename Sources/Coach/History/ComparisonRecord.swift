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

  /// What was said the same and otherwise in a phase.
  public struct ChangesRecord: Codable, Sendable, Equatable {
    /// A stretch of a recording.
    public struct PlaceRecord: Codable, Sendable, Equatable {
      /// Where it begins.
      public let start_s: Double
      /// Where it ends.
      public let end_s: Double

      init(_ place: Range<Double>) {
        start_s = Rounded.seconds(place.lowerBound)
        end_s = Rounded.seconds(place.upperBound)
      }
    }

    /// A passage of one take or of both.
    public struct PassageRecord: Codable, Sendable, Equatable {
      /// What became of it.
      public let kind: SpokenChanges.Kind
      /// Where it lies in the first take; null when it is new.
      @ExplicitNull public var before: PlaceRecord?
      /// Where it lies in the second take; null when it was left out.
      @ExplicitNull public var after: PlaceRecord?
      /// How much speech it has: in the second take, of what was left out in the first.
      public let speech_s: Double
    }

    /// The speech of the second take that the first one has as well.
    public let same_s: Double
    /// The speech of the second take that stands where the first one has other words.
    public let reworded_s: Double
    /// The speech of the second take that the first one does not have.
    public let new_s: Double
    /// The speech of the first take that the second one does not have.
    public let left_out_s: Double
    /// The passages in the order in which they were spoken.
    public let passages: [PassageRecord]

    init(_ row: SpokenChanges.Row) {
      same_s = Rounded.seconds(row.speech(.same))
      reworded_s = Rounded.seconds(row.speech(.reworded))
      new_s = Rounded.seconds(row.speech(.new))
      left_out_s = Rounded.seconds(row.speech(.leftOut))
      passages = row.passages.map {
        PassageRecord(
          kind: $0.kind, before: $0.before.map(PlaceRecord.init),
          after: $0.after.map(PlaceRecord.init), speech_s: Rounded.seconds($0.speech))
      }
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
    /// What was said in it; null where that is not known.
    @ExplicitNull public var said: ChangesRecord?
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
    phases = comparison.rows.enumerated().map { index, row in
      RowRecord(
        before: row.before.map(SideRecord.init), after: row.after.map(SideRecord.init),
        change_s: row.change.map(Rounded.seconds),
        said: comparison.changes?.rows[index].map(ChangesRecord.init))
    }
  }
}
