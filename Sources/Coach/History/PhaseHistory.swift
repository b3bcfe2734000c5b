/// What the takes so far say about one phase of the plan, or about all of it.
public struct PhaseHistory: Sendable, Equatable {
  /// Its time in one take.
  public struct Point: Sendable, Equatable {
    /// The position of the take in the history.
    public let take: Int
    /// The time in seconds, on the history's basis.
    public let seconds: Double
  }

  /// The number in the plan as it is now.
  public let number: Int?
  /// The name in the plan as it is now.
  public let name: String
  /// The planned time as it is now; nil for all of it without a slot.
  public let budget: Budget?
  /// The times of whole takes, oldest first.
  public let points: [Point]
  /// The times of takes that were of a part of the plan; they are in no other figure.
  public let drills: [Point]
  /// Where the speaker stalled more than once.
  public let stallPlaces: [StallPlace]
  private let sample: RecentSample

  init(
    number: Int?, name: String, budget: Budget?, points: [Point], drills: [Point] = [],
    stallPlaces: [StallPlace] = []
  ) {
    self.number = number
    self.name = name
    self.budget = budget
    self.points = points
    self.drills = drills
    self.stallPlaces = stallPlaces
    sample = RecentSample(points.map(\.seconds))
  }

  /// The time of the latest whole take.
  public var last: Double? { points.last?.seconds }

  /// The time within the band that is nearest to its middle, the latest of equals; nil when there is none.
  ///
  /// Good is in the band, not fast.
  public var best: Double? {
    guard let budget else { return nil }
    func distance(_ point: Point) -> Double { abs(point.seconds - budget.middle.seconds) }
    return points.filter { budget.contains($0.seconds) }
      .min { (distance($0), $1.take) < (distance($1), $0.take) }?.seconds
  }

  /// The median, later takes weighing more.
  public var median: Double? { sample.quantile(0.5) }

  /// The lower and the upper quartile, later takes weighing more.
  public var quartiles: (low: Double, high: Double)? {
    guard let low = sample.quantile(0.25), let high = sample.quantile(0.75) else { return nil }
    return (low, high)
  }

  /// The distance of the quartiles.
  public var spread: Double? { quartiles.map { $0.high - $0.low } }

  /// Where the times go.
  public var trend: Trend { Trend(points.map(\.seconds)) }

  /// How many of its times lie outside the band.
  var outside: Int { points.count { point in budget.map { !$0.contains(point.seconds) } ?? false } }

  /// How far the median is from the band, in seconds: positive beyond the maximum, negative below the minimum,
  /// 0 within it, as it is shown; nil without takes or a band.
  var medianOff: Double? {
    guard let budget, let median else { return nil }
    return HistoryCell(seconds: median, budget: budget, tolerance: .zero).offBy
  }

  /// The chance that the next take is outside the band, later takes weighing more; nil without
  /// takes or a band.
  public var chanceOutside: Double? {
    budget.flatMap { budget in sample.chance { !budget.contains($0) } }
  }

  /// How much the phase is in need of practice, in seconds: the chance of being outside the band times
  /// the spread and what the median is off the band.
  ///
  /// A phase that is always over by a minute has no spread and is weak all the same. Nil without takes
  /// or a band.
  public var weakness: Double? {
    guard let budget, let chanceOutside, let spread, let median else { return nil }
    let off = max(0, budget.minimum.seconds - median, median - budget.maximum.seconds)
    return chanceOutside * (spread + off)
  }
}

extension Budget {
  /// Whether a time in seconds lies in the band.
  func contains(_ seconds: Double) -> Bool {
    side(of: seconds) == .inside
  }
}
