/// What of a plan is told at a moment, and what is left.
struct Rest {
  /// The phases that were begun and left.
  let told: [Int]
  /// The phases to come.
  let ahead: [Int]
  private let plan: Plan
  private let current: Int
  private let speaking: Double

  init(_ plan: Plan, _ state: LiveState) {
    self.plan = plan
    current = state.position.part
    speaking = state.speakingNow
    let current = current
    told = state.begun.filter { $0 != current }.sorted()
    ahead = plan.phases.indices.filter { $0 > current && !state.begun.contains($0) }
  }

  private init(_ rest: Rest, ahead: [Int]) {
    (told, plan, current, speaking) = (rest.told, rest.plan, rest.current, rest.speaking)
    self.ahead = ahead
  }

  /// The same without some phases.
  func without(_ skips: [Int]) -> Rest { Rest(self, ahead: ahead.filter { !skips.contains($0) }) }

  /// The seconds that are left to tell when every band is shrunk to a share.
  func time(_ share: Double) -> Double {
    let here = Pace.Band(plan.phases[current].budget, share: share).middle
    return max(0, here - speaking) + Self.targets(ahead, plan, share: share)
  }

  /// The sum of what some phases aim at, in seconds.
  static func targets(_ phases: some Sequence<Int>, _ plan: Plan, share: Double) -> Double {
    phases.reduce(0) { $0 + Pace.Band(plan.phases[$1].budget, share: share).middle }
  }

  /// The phases to leave out so that the rest fits into some seconds; empty when nothing has to be or
  /// nothing helps.
  ///
  /// The plan's own shorter versions tell what matters most: what is in none of them goes first, what
  /// is in the shortest goes last, the end of the talk after everything else.
  func skips(share: Double, room: Double) -> [Int] {
    var skips: [Int] = []
    func fits(_ skips: [Int]) -> Bool { without(skips).time(share) <= room }
    for phase in ahead.sorted(by: { isMoreDispensable($0, $1, share) }) {
      if fits(skips) { break }
      skips.append(phase)
    }
    guard fits(skips) else { return [] }
    // What was taken first may not be needed any more.
    for phase in skips.reversed() where fits(skips.filter { $0 != phase }) {
      skips.removeAll { $0 == phase }
    }
    return skips
  }

  private func isMoreDispensable(_ one: Int, _ other: Int, _ share: Double) -> Bool {
    let last = plan.phases.count - 1
    if (one == last) != (other == last) { return other == last }
    let (rank, otherRank) = (rank(one), rank(other))
    if rank != otherRank { return rank > otherRank }
    let (target, otherTarget) = (
      Self.targets([one], plan, share: share), Self.targets([other], plan, share: share)
    )
    return target != otherTarget ? target > otherTarget : one > other
  }

  /// Which of the shorter versions, by length, is the first that has a phase.
  private func rank(_ phase: Int) -> Int {
    let variants = plan.variants.sorted { $0.length < $1.length }
    return variants.firstIndex { $0.phaseIndices.contains(phase) } ?? variants.count
  }
}
