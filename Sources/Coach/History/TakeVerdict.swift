extension TakeTimes {
  /// The band for all of it: up to the slot, or the sum of the budgets; nil where a phase has none.
  var totalBudget: Budget? {
    let budgets = phases.compactMap(\.budget)
    let minimum = budgets.reduce(0) { $0 + $1.min_s }
    if let slot_s {
      return Budget(minimum: .seconds(min(minimum, slot_s)), maximum: .seconds(slot_s))
    }
    guard budgets.count == phases.count, !budgets.isEmpty else { return nil }
    return Budget(
      minimum: .seconds(minimum), maximum: .seconds(budgets.reduce(0) { $0 + $1.max_s }))
  }

  /// The time on the clock of the slot, with the interviewer's, in seconds.
  var clock: Double { total(.elapsed) + interruptions_s }

  /// How the whole stands, as its report says, but for what the detector's own uncertainty decides; nil where
  /// not all of it was spoken.
  var verdict: Verdict? {
    guard isComplete else { return nil }
    let budget = totalBudget
    return Verdict(
      budget: budget, basis: .speaking,
      measured: Verdict.Times(speaking: total(.speaking), elapsed: clock), shifted: [],
      tolerance: budget.map(Tolerance.standard.ofTotal) ?? .zero)
  }
}
