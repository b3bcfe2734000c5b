/// A place in a phase at which the speaker stalled in more than one take.
public struct StallPlace: Sendable, Equatable {
  /// Where it is: the median time on the phase's clock.
  public let intoPhase: Double
  /// In how many takes.
  public let takes: Int
  /// Of how many takes in which the phase was spoken.
  public let of: Int
  /// The time stalled there, the median of the takes.
  public let duration: Double

  /// How far apart stalls at one place may be, in seconds; our own figure, about three sentences.
  static let reach = 15.0

  /// The places at which stalls of several takes lie together, those with the most takes first.
  ///
  /// - Parameter stalls: the stalls of each take in which the phase was spoken.
  static func places(_ stalls: [[TakeTimes.StallRecord]]) -> [StallPlace] {
    var rest = stalls.enumerated().flatMap { take, list in list.map { (take: take, stall: $0) } }
      .sorted { $0.stall.into_phase_s < $1.stall.into_phase_s }
    var places: [StallPlace] = []
    // The densest window first, so that a chain of stalls is not one place.
    while let window = densest(rest.map { ($0.take, $0.stall.into_phase_s) }) {
      let here = rest[window]
      let durations = Dictionary(grouping: here, by: \.take).values.map { list in
        list.reduce(0) { $0 + $1.stall.duration_s }
      }
      places.append(
        StallPlace(
          intoPhase: RecentSample.median(here.map(\.stall.into_phase_s)) ?? 0,
          takes: durations.count, of: stalls.count,
          duration: RecentSample.median(durations) ?? 0))
      rest.removeSubrange(window)
    }
    return places.sorted { ($1.takes, $0.intoPhase) < ($0.takes, $1.intoPhase) }
  }

  /// The window of at most `reach` with the most takes in it; nil when none has two.
  private static func densest(_ places: [(take: Int, seconds: Double)]) -> Range<Int>? {
    var best: (range: Range<Int>, takes: Int)?
    for start in places.indices {
      let end =
        places[start...].firstIndex { $0.seconds > places[start].seconds + reach }
        ?? places.endIndex
      let takes = Set(places[start..<end].map(\.take)).count
      if takes > best?.takes ?? 1 { best = (start..<end, takes) }
    }
    return best?.range
  }
}
