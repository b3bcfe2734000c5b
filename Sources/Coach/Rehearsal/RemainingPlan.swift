/// What of a plan is spoken at a moment, and what is left.
struct RemainingPlan {
  /// The phases that were begun and left.
  let spoken: [Int]
  /// The phases to come.
  let ahead: [Int]
  /// The phase that is spoken.
  let current: Int
  private let plan: Plan
  private let speaking: Double

  init(_ plan: Plan, _ state: LiveState) {
    self.plan = plan
    current = state.position.part
    speaking = state.speakingNow
    let current = current
    spoken = state.begun.filter { $0 != current }.sorted()
    ahead = plan.phases.indices.filter { $0 > current && !state.begun.contains($0) }
  }

  private init(_ rest: RemainingPlan, ahead: [Int]) {
    (spoken, plan, current, speaking) = (rest.spoken, rest.plan, rest.current, rest.speaking)
    self.ahead = ahead
  }

  /// The same without some phases.
  func without(_ skips: [Int]) -> RemainingPlan {
    let skips = Set(skips)
    return RemainingPlan(self, ahead: ahead.filter { !skips.contains($0) })
  }

  /// The seconds that are left to tell when every band is shrunk to a share.
  func time(_ share: Double) -> Double {
    let here = Self.targets([current], plan, share: share)
    return max(0, here - speaking) + Self.targets(ahead, plan, share: share)
  }

  /// The seconds that are left when each phase takes as long as it usually does, and of the phases from the
  /// beginning of the current one; where nothing is known of a phase, it takes what it aims at.
  func expected(_ past: PastTakes, share: Double) -> (left: Double, whole: Double) {
    func length(_ phase: Int) -> Double {
      past[phase].usual ?? Self.targets([phase], plan, share: share)
    }
    let (here, later) = (length(current), ahead.reduce(0) { $0 + length($1) })
    return (max(0, here - speaking) + later, here + later)
  }

  /// The sum of what some phases aim at, in seconds; nothing for those that may take any time.
  static func targets(_ phases: some Sequence<Int>, _ plan: Plan, share: Double) -> Double {
    phases.reduce(0) {
      plan.isOpen($1) ? $0 : $0 + SlotProgress.Band(plan.aim(of: $1), share: share).middle
    }
  }

  /// The phases to leave out so that the rest fits into some seconds; empty when nothing has to be or
  /// nothing helps.
  ///
  /// The plan's own shorter versions tell what matters most: what is in none of them goes first, what
  /// is in the shortest goes last, the end of the talk after everything else.
  func skips(share: Double, room: Double) -> [Int] {
    func target(_ phase: Int) -> Double { Self.targets([phase], plan, share: share) }
    var left = time(share)
    guard left > room else { return [] }
    let ranks = ranks
    var skips: [Int] = []
    for phase in ahead.sorted(by: { isMoreDispensable($0, $1, share, ranks) }) where left > room {
      skips.append(phase)
      left -= target(phase)
    }
    guard left <= room else { return [] }
    // What was taken first may not be needed any more.
    var spared: Set<Int> = []
    for phase in skips.reversed() where left + target(phase) <= room {
      spared.insert(phase)
      left += target(phase)
    }
    return skips.filter { !spared.contains($0) }
  }

  private func isMoreDispensable(
    _ one: Int, _ other: Int, _ share: Double, _ ranks: [Int: Int]
  ) -> Bool {
    let last = plan.phases.count - 1
    if (one == last) != (other == last) { return other == last }
    let (rank, otherRank) = (ranks[one] ?? .max, ranks[other] ?? .max)
    if rank != otherRank { return rank > otherRank }
    let (target, otherTarget) = (
      Self.targets([one], plan, share: share), Self.targets([other], plan, share: share)
    )
    return target != otherTarget ? target > otherTarget : one > other
  }

  /// Which of the shorter versions, by length, is the first that has a phase; none for most.
  private var ranks: [Int: Int] {
    var ranks: [Int: Int] = [:]
    for (rank, variant) in plan.variants.sorted(by: { $0.length < $1.length }).enumerated() {
      for phase in variant.phaseIndices where ranks[phase] == nil { ranks[phase] = rank }
    }
    return ranks
  }
}
