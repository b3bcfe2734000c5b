internal import Glibc

/// How far each of several earlier takes is believed: how often its openings were heard again, and how long it is ago.
///
/// What the speaker changed is forgotten: a later take counts for more, and one whose openings are not heard any more
/// for less.
struct TakeTrust {
  /// The probability that an opening was heard again, summed over the openings that were due, and their count.
  private var heard: [Double]
  private var count: [Double]

  /// What is believed of openings before any was due: as much as two say, half of each.
  private static let (prior, weight) = (0.5, 2.0)
  /// How much less each earlier take counts than the one after it.
  private static let ageing = 0.6
  /// Below this share nothing is expected of a take, once so many openings were due.
  private static let (lost, fewest) = (0.3, 3.0)

  init(count takes: Int) {
    heard = Array(repeating: 0, count: takes)
    count = heard
  }

  /// The share of its openings that a take's speaker says again.
  private func share(_ take: Int, missed: Double = 0) -> Double {
    (Self.prior * Self.weight + heard[take]) / (Self.weight + count[take] + missed)
  }

  /// What several takes say together of a phase: any one of them may be the one whose words are said again.
  ///
  /// - Parameter missed: how many openings were due and not heard since.
  func ratio(_ ratios: [(take: Int, ratio: Double)], missed: Double) -> Double {
    var (sum, weights) = (0.0, 0.0)
    for (take, ratio) in ratios {
      let share = share(take, missed: missed)
      let weight = share * pow(Self.ageing, Double(take))
      sum += weight * (1 - share + share * ratio)
      weights += weight
    }
    return weights > 0 ? sum / weights : 1
  }

  /// A phase began: whether its opening was heard.
  ///
  /// - Parameter ratios: by take, what the places near it are worth.
  mutating func learn(_ ratios: [(take: Int, near: [Double])]) {
    for (take, near) in ratios {
      let share = share(take)
      let ratio = (near.max() ?? 0) / Double(max(1, near.count))
      heard[take] += share * ratio / (share * ratio + 1 - share)
      count[take] += 1
    }
  }

  /// Whether no take is believed any more.
  var isLost: Bool {
    !count.isEmpty
      && count.indices.allSatisfy { count[$0] >= Self.fewest && share($0) < Self.lost }
  }
}
