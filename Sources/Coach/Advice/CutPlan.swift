/// How much each phase has to lose so that the whole fits.
///
/// Never below a phase's minimum, and from as few phases as possible: first what lies over the
/// maxima, then down to the middles of the budgets, at last to their minima; each time from the phase that
/// has most to give.
struct CutPlan: Equatable {
  /// A phase as it was spoken, in seconds.
  struct Part: Equatable {
    let spoken: Double
    let minimum: Double
    let maximum: Double
    /// Whether it has to come down to its maximum whatever the whole is.
    let isOverrun: Bool
  }

  /// What each phase loses, in seconds.
  let cuts: [Double]
  /// What is still too long when every phase is at its minimum, in seconds.
  let missing: Double

  /// - Parameter excess: how much the whole is too long, in seconds; 0 when it is not.
  init(_ parts: [Part], excess: Double) {
    var cuts = parts.map { $0.isOverrun ? Self.room($0, to: $0.maximum) : 0 }
    var rest = excess - cuts.reduce(0, +)
    let targets: [(Part) -> Double] = [
      { $0.maximum }, { ($0.minimum + $0.maximum) / 2 }, { $0.minimum },
    ]
    for target in targets {
      let rooms = parts.indices.map { Self.room(parts[$0], to: target(parts[$0])) - cuts[$0] }
      let order = rooms.indices.sorted { (rooms[$1], $0) < (rooms[$0], $1) }
      for index in order where rest > 0 && rooms[index] > 1e-6 {
        let cut = min(rooms[index], rest)
        cuts[index] += cut
        rest -= cut
      }
    }
    self.cuts = cuts
    missing = max(0, rest)
  }

  /// What a phase can lose down to a time, but not below its minimum.
  private static func room(_ part: Part, to target: Double) -> Double {
    max(0, part.spoken - max(target, part.minimum))
  }
}
