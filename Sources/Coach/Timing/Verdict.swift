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
    /// It depends on where the detector's thresholds lie.
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
    /// The clock time.
    case elapsed
  }

  /// Where the time lies.
  public let standing: Standing
  /// How much it is over, in seconds; 0 when it is not.
  public let overBy: Double
  /// Whether it is over by no more than what is tolerated.
  public let isInGrace: Bool
  /// How much the other time is over although this one is not, in seconds; 0 when it is not.
  ///
  /// With the default basis: over by the clock.
  public let otherOverBy: Double

  /// Judges times in seconds: as measured, and with the detector's threshold moved down and up.
  ///
  /// - Parameter tolerance: how much it may be over and still be forgiven.
  init(
    budget: Budget?, basis: Basis, measured: Times, shifted: [Times], tolerance: Duration
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
    let isStable = shifted.allSatisfy { Self.standing($0.time(basis), budget) == standing }
    let over = Self.excess(measured.time(basis), budget)
    let otherOver = Self.excess(measured.time(other), budget)
    self.init(
      standing: isStable ? standing : .marginal, overBy: over,
      isInGrace: isStable && over > 0 && over <= tolerance.seconds,
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

  /// Whether this is an overrun beyond what is tolerated.
  public var isOverrun: Bool { standing == .over && !isInGrace }

  /// The two times that can be compared, in seconds.
  struct Times: Equatable {
    let speaking: Double
    let elapsed: Double

    func time(_ basis: Basis) -> Double { basis == .speaking ? speaking : elapsed }
  }

  /// How a time in seconds stands, whatever is tolerated.
  static func standing(_ seconds: Double, _ budget: Budget) -> Standing {
    switch budget.side(of: seconds) {
    case .below: .under
    case .inside: .within
    case .above: .over
    }
  }

  private static func excess(_ seconds: Double, _ budget: Budget) -> Double {
    standing(seconds, budget) == .over ? seconds - budget.maximum.seconds : 0
  }
}
