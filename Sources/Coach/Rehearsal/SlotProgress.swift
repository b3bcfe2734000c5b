/// How a talk stands against its plan at a moment, and what that means for the rest of it.
///
/// Every phase aims at the middle of its budget, and the budget stays the plan's, whatever happens: it is
/// what the report judges by. Where the middles do not fit into the slot, what is aimed at moves toward the
/// minima, all by the same share, until they do; when the talk falls behind, it moves further for what is
/// left, and ``target`` says so.
public struct SlotProgress: Sendable, Equatable {
  /// A band of times in seconds.
  public struct Band: Sendable, Equatable {
    /// The shortest time.
    public let minimum: Double
    /// The longest time.
    public let maximum: Double
    /// What is aimed at.
    public var middle: Double { (minimum + maximum) / 2 }

    /// The band of a budget, its width shrunk to a share of 0 to 1.
    init(_ budget: Budget, share: Double) {
      minimum = budget.minimum.seconds
      maximum = minimum + share * (budget.maximum.seconds - minimum)
    }
  }

  /// The time for all of it in seconds, if there is one.
  public let slot: Double?
  /// The seconds since the first speech.
  public let clock: Double
  /// The seconds behind the plan; negative when ahead.
  public let behind: Double
  /// When it ends on the clock, in seconds, if the rest takes as long as it usually does, and where nothing is known
  /// of that, as planned.
  public let projectedEnd: Double
  /// Where it ends in eight of ten takes that may come; nil where there are too few takes to say.
  public let likelyEnd: ClosedRange<Double>?
  /// When it ends if the rest goes as planned.
  public let plannedEnd: Double
  /// The current phase's budget, as the plan has it; what the slot leaves for a part without one.
  public let budget: Band
  /// Whether nothing says how long the current phase may take: it has no budget, and the plan no slot.
  public let isOpen: Bool
  /// How long the current phase may take, in seconds, so that the rest still fits; from the budget's minimum
  /// to its middle.
  ///
  /// Nil where the middle fits, and where even the minima did not when the phase began.
  public let target: Double?
  /// Whether the rest fits into the slot when every phase keeps to its minimum.
  public let canFit: Bool
  /// What could be left out, most dispensable first, so that the rest fits as planned; empty when it
  /// fits anyway or never will.
  public let skips: [Int]
  /// When it ends without those.
  public let endWithSkips: Double
  /// When it ends with every phase at its minimum.
  public let endAtMinima: Double

  /// The progress of a rehearsal of `plan`.
  ///
  /// - Parameters:
  ///   - slot: the time for all of it in seconds at this moment, if there is one.
  ///   - past: what earlier takes say of the rest.
  public init(_ plan: Plan, _ state: LiveState, slot: Double?, past: PastTakes? = nil) {
    let rest = RemainingPlan(plan, state)
    let current = plan.aim(of: state.position.part)
    let planShare =
      slot.map { slot in
        Self.share { RemainingPlan.targets(plan.phases.indices, plan, share: $0) <= slot } ?? 0
      } ?? 1
    let expected = past.map { rest.expected($0, share: planShare) }
    // As when the phase began: its target must not move because of what is spoken in it.
    let before = state.clock - state.speakingNow
    target = slot.flatMap { slot in
      let fits = expected.map { before + $0.whole <= slot } ?? false
      return fits ? nil : Self.target(rest, plan, before: before, slot: slot, planShare: planShare)
    }
    isOpen = plan.isOpen(state.position.part)
    self.slot = slot
    clock = state.clock
    budget = Band(current, share: 1)
    behind = state.clock - Self.planned(rest, plan, state, share: planShare)
    plannedEnd = state.clock + rest.time(planShare)
    projectedEnd = state.clock + (expected?.left ?? rest.time(planShare))
    likelyEnd = past?.left(after: state.speakingNow, of: state.position.part, ahead: rest.ahead)
      .map { state.clock + $0.lowerBound...state.clock + $0.upperBound }
    endAtMinima = state.clock + rest.time(0)
    canFit = slot.map { state.clock + rest.time(0) <= $0 } ?? true
    let skips = slot.map { rest.skips(share: planShare, room: $0 - state.clock) } ?? []
    self.skips = skips.sorted()
    endWithSkips = state.clock + rest.without(skips).time(planShare)
  }

  /// When the current phase should come to its end, in seconds: at its target, else at its middle.
  public var wrapAt: Double { target ?? budget.middle }

  /// What the plan gives to what was spoken so far; parts that may take any time have what they took.
  private static func planned(
    _ rest: RemainingPlan, _ plan: Plan, _ state: LiveState, share: Double
  ) -> Double {
    let part = state.position.part
    let here =
      plan.isOpen(part)
      ? state.speakingNow
      : min(state.speakingNow, RemainingPlan.targets([part], plan, share: share))
    let open = rest.spoken.filter { plan.isOpen($0) && state.speaking.indices.contains($0) }
    return RemainingPlan.targets(rest.spoken, plan, share: share) + here
      + open.reduce(0) { $0 + state.speaking[$1] }
  }

  private static func target(
    _ rest: RemainingPlan, _ plan: Plan, before: Double, slot: Double, planShare: Double
  ) -> Double? {
    let left = [rest.current] + rest.ahead
    let share = share { before + RemainingPlan.targets(left, plan, share: $0) <= slot }
    guard let share, let budget = plan.phases[rest.current].budget else { return nil }
    let target = Band(budget, share: min(planShare, share)).middle
    return target < Band(budget, share: 1).middle - 0.5 ? target : nil
  }

  /// The largest share of 0 to 1 that fits, to a thousandth; nil when none does.
  private static func share(_ fits: (Double) -> Bool) -> Double? {
    if fits(1) { return 1 }
    guard fits(0) else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<10 {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
