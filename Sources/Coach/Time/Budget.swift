/// The planned time of a phase: a band from a minimum to a maximum.
///
/// Timers of speaking clubs show green at the minimum, yellow at the middle and red at the maximum.
public struct Budget: Sendable, Hashable {
  /// The shortest planned time.
  public let minimum: Duration
  /// The longest planned time.
  public let maximum: Duration

  /// A band; `minimum` is at most `maximum`.
  public init(minimum: Duration, maximum: Duration) {
    precondition(.zero <= minimum && minimum <= maximum, "a budget runs from its minimum up")
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The band of a single figure N: from three quarters of N to N.
  public init(single figure: Duration) {
    self.init(minimum: figure * 3 / 4, maximum: figure)
  }

  /// The middle of the band.
  public var middle: Duration { (minimum + maximum) / 2 }

  /// Where a time in seconds lies.
  public enum Side: Sendable { case below, inside, above }

  /// Where a time in seconds lies, as it is shown, to the second: "0:20" must not lie below 0:20.
  public func side(of seconds: Double) -> Side {
    if seconds.rounded() < minimum.seconds.rounded() { return .below }
    return seconds.rounded() > maximum.seconds.rounded() ? .above : .inside
  }

  /// The band in proportion.
  public func scaled(by factor: Double) -> Budget {
    Budget(minimum: minimum * factor, maximum: maximum * factor)
  }
}
