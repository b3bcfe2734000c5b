/// How a measured time stands against a budget.
public struct Verdict: Sendable, Equatable {
  /// Where the time lies.
  public enum Standing: String, Sendable, Equatable, Codable {
    /// Shorter than the band.
    case under
    /// In the band.
    case within
    /// Longer than the band.
    case over
    /// It depends on the detector's threshold by ±3 dB.
    case marginal
    /// The phase was not spoken at all.
    case skipped
    /// There is no budget.
    case none
  }

  /// Which time is compared.
  public enum Basis: String, Sendable, Equatable, Codable, CaseIterable {
    /// Speech with its natural pauses.
    case speaking
    /// The time on the clock.
    case elapsed
  }

  /// How far a time may be over and still be tolerated.
  public enum Grace {
    /// A phase: 15 s.
    public static let phase = Duration.seconds(15)
    /// The whole: 30 s.
    public static let total = Duration.seconds(30)
  }

  /// Where the time lies.
  public let standing: Standing
  /// How much it is over, in seconds; 0 when it is not.
  public let overBy: Double
  /// Whether it is over by no more than the grace.
  public let isInGrace: Bool
  /// How much the other time is over although this one is not, in seconds; 0 when it is not.
  ///
  /// With the default basis: over on the clock.
  public let otherOverBy: Double

  /// Judges times in seconds: as measured, and with the detector's threshold moved down and up.
  init(
    budget: Budget?, basis: Basis, measured: Times, moved: [Times], grace: Duration
  ) {
    guard let budget else {
      self.init(standing: .none)
      return
    }
    guard measured.elapsed > 0 else {
      self.init(standing: .skipped)
      return
    }
    let other: Basis = basis == .speaking ? .elapsed : .speaking
    let standing = Self.standing(measured.time(basis), budget)
    let isStable = moved.allSatisfy { Self.standing($0.time(basis), budget) == standing }
    let over = max(0, measured.time(basis) - budget.maximum.seconds)
    let otherOver = max(0, measured.time(other) - budget.maximum.seconds)
    self.init(
      standing: isStable ? standing : .marginal, overBy: over,
      isInGrace: isStable && over > 0 && over <= grace.seconds,
      otherOverBy: standing == .over ? 0 : otherOver)
  }

  private init(
    standing: Standing, overBy: Double = 0, isInGrace: Bool = false, otherOverBy: Double = 0
  ) {
    self.standing = standing
    self.overBy = overBy
    self.isInGrace = isInGrace
    self.otherOverBy = otherOverBy
  }

  /// Whether this is an overrun beyond the grace.
  public var isOverrun: Bool { standing == .over && !isInGrace }

  /// The two times that can be compared, in seconds.
  struct Times: Equatable {
    let speaking: Double
    let elapsed: Double

    func time(_ basis: Basis) -> Double { basis == .speaking ? speaking : elapsed }
  }

  private static func standing(_ seconds: Double, _ budget: Budget) -> Standing {
    if seconds < budget.minimum.seconds { return .under }
    return seconds > budget.maximum.seconds ? .over : .within
  }
}
