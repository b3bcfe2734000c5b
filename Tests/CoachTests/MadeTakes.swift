import FoundationEssentials

@testable import Coach

/// Takes of the past, made up for tests.
enum MadeTakes {
  /// A plan of phases with bands in seconds.
  static func plan(
    _ phases: [(name: String, band: ClosedRange<Int>)], slot: Int? = nil,
    cues: [String: [String]] = [:]
  ) -> Plan {
    Plan(
      title: "The sample", slot: slot.map { .seconds($0) },
      phases: phases.enumerated().map { index, phase in
        Phase(
          number: index + 1, name: phase.name, line: index + 1,
          budget: Budget(
            minimum: .seconds(phase.band.lowerBound), maximum: .seconds(phase.band.upperBound)),
          cues: cues[phase.name] ?? [])
      })
  }

  /// A take of a plan with these speaking times; a stall makes the phase longer on the clock.
  static func take(
    _ plan: Plan, day: Int, seconds: [Double], stalls: [Int: [(at: Double, length: Double)]] = [:],
    variant: String? = nil, isPartial: Bool = false
  ) -> IndexedTake {
    let date = "2026-11-\(day < 10 ? "0" : "")\(day)"
    let phases = zip(plan.phases, seconds).enumerated().map { index, item in
      let stalls = (stalls[index] ?? []).map {
        TakeTimes.StallRecord(into_phase_s: $0.at, duration_s: $0.length)
      }
      return TakeTimes.PhaseRecord(
        number: item.0.number, name: item.0.name, cues: item.0.cues,
        budget: item.0.budget.map(BudgetRecord.init),
        elapsed_s: item.1 + stalls.reduce(0) { $0 + $1.duration_s }, speaking_s: item.1,
        speech_s: item.1 * 0.8, pauses_s: item.1 * 0.2, gaps_s: 0, stalls: stalls,
        syllables_per_s: 4)
    }
    return IndexedTake(
      name: "\(date)T18-00-00-sample",
      times: TakeTimes(
        schema: 1, rules: TakeTimes.rules,
        source: TakeTimes.Source(audioBytes: 1, journalBytes: 1),
        started_at: "\(date)T18:00:00+01:00", title: plan.title, variant: variant,
        is_partial: isPartial, slot_s: plan.slot?.seconds, interruptions_s: 0,
        median_syllables_per_s: 4,
        phases: phases))
  }
}
