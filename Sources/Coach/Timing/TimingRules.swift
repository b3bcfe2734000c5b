/// When silence counts as what.
public struct TimingRules: Sendable, Equatable {
  /// The shortest silence that is a pause.
  ///
  /// 0.25 s, after Goldman-Eisler (1968). Shorter ones belong to articulation and are part of the speech.
  public var shortestPause: Duration = .milliseconds(250)
  /// The shortest pause that is a stall: notes were looked up, the thread was lost.
  ///
  /// Our own figure.
  public var shortestStall: Duration = .seconds(3)

  /// The default rules.
  public init() {}
}
