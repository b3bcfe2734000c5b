public import AudioCore

/// When silence counts as what.
public struct TimingRules: Sendable, Equatable {
  /// The shortest silence that is a pause; the detector closes shorter ones.
  public var shortestPause: Duration
  /// The shortest pause that is a stall: notes were looked up, the thread was lost.
  ///
  /// Our own figure.
  public let shortestStall: Duration = .seconds(3)

  /// The usual rules, unless a pause is something else.
  public init(shortestPause: Duration = .seconds(SpeechDetector.standardPause)) {
    self.shortestPause = shortestPause
  }
}
