/// The rules that a report is made by, as a person may set them.
public struct ReportRules: Sendable, Equatable {
  /// The time that verdicts rest on.
  public var basis: Verdict.Basis
  /// When silence counts as what.
  public var timing: TimingRules
  /// How far over is forgiven.
  public var tolerance: Tolerance
  /// What counts as a filler; nil for the usual ones of the words' language.
  public var fillers: FillerWords?

  /// The usual rules, unless something else is given.
  public init(
    basis: Verdict.Basis = .speaking, timing: TimingRules = TimingRules(),
    tolerance: Tolerance = .standard
  ) {
    self.basis = basis
    self.timing = timing
    self.tolerance = tolerance
  }
}
