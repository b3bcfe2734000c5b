/// Whether times grow or shrink from take to take.
public struct Trend: Sendable, Equatable {
  /// Where the times go.
  public enum Direction: String, Codable, Sendable, Equatable {
    /// They grow.
    case longer
    /// They shrink.
    case shorter
    /// Neither can be told from chance.
    case steady
    /// There are too few takes.
    case unknown
  }

  /// How many of the latest takes are looked at.
  static let window = 10
  /// The fewest takes of which a trend is told: with fewer, no order of the times is surprising.
  static let fewest = 4
  /// The chance up to which an order of the times counts as no chance.
  static let significance = 0.1

  /// Where the times go.
  public let direction: Direction
  /// The median of all slopes between two takes, in seconds per take (Theil 1950, Sen 1968); nil for
  /// fewer than two.
  public let slope: Double?

  /// The trend of times in seconds, oldest first.
  ///
  /// Steady unless the test of Mann (1945) and Kendall (1975) says otherwise at 10 %.
  init(_ times: [Double]) {
    let times = Array(times.suffix(Self.window))
    var slopes: [Double] = []
    var score = 0
    for later in times.indices {
      for earlier in 0..<later {
        slopes.append((times[later] - times[earlier]) / Double(later - earlier))
        score += times[later] > times[earlier] ? 1 : times[later] < times[earlier] ? -1 : 0
      }
    }
    slope = RecentSample.median(slopes)
    if times.count < Self.fewest {
      direction = .unknown
    } else if Self.chance(ofScore: abs(score), count: times.count) <= Self.significance {
      direction = score > 0 ? .longer : .shorter
    } else {
      direction = .steady
    }
  }

  /// The chance that so many values in random order have a score of at least this, either way.
  ///
  /// Exact: the number of inversions of permutations, built up one value at a time.
  static func chance(ofScore score: Int, count: Int) -> Double {
    var shares = [1.0]  // by inversions
    for value in stride(from: 2, through: count, by: 1) {
      var next = [Double](repeating: 0, count: shares.count + value - 1)
      for (inversions, share) in shares.enumerated() {
        for added in 0..<value { next[inversions + added] += share / Double(value) }
      }
      shares = next
    }
    // A score is pairs in order minus inversions.
    let pairs = count * (count - 1) / 2
    let tail = shares.enumerated().reduce(0) { $0 + (pairs - 2 * $1.0 >= score ? $1.1 : 0) }
    return min(1, 2 * tail)
  }
}

extension RecentSample {
  /// The median of values of equal weight; nil when there are none.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
