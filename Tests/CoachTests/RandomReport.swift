import TestSupport

@testable import Coach

/// Reports of every kind that adds up: phases too long, too short, with stalls, left out.
enum RandomReport {
  static func make(_ generator: inout SeededGenerator) throws -> Report {
    let count = Int.random(in: 2...9, using: &generator)
    let basis = Verdict.Basis.allCases.randomElement(using: &generator) ?? .speaking
    var clock = 1.0
    let phases = (0..<count).map { index in
      let part = phase(index, basis, from: clock, &generator)
      clock += part.elapsed_s
      return part
    }
    let slot = Double.random(in: 20...900, using: &generator).rounded()
    let least = phases.reduce(0) { $0 + ($1.budget?.min_s ?? 0) }
    let total = part(
      nil, "total", Budget(minimum: .seconds(min(least, slot)), maximum: .seconds(slot)), basis,
      Tolerance.standard.ofTotal, speaking: phases.reduce(0) { $0 + $1.speaking_s },
      stalls: phases.flatMap(\.stalls.list), start: 1)
    let sample = try SampleReport.builder(basis: basis).report(file: "x.wav")
    return Report(
      schema: 1, title: "random", started_at: nil, audio: sample.audio, marks_source: .labels,
      basis: basis, rules: sample.rules, slot_s: slot, lead_in_s: 1, held_s: 0,
      interruptions_s: 0, tail_s: 0, total: total, phases: phases, segments: [], intervals: [],
      silences: [], gaps: [], mutes: [], notes: [], pace: nil, advice: [], warnings: [])
  }

  private static func phase(
    _ index: Int, _ basis: Verdict.Basis, from start: Double, _ generator: inout SeededGenerator
  ) -> Report.Part {
    let minimum = Double.random(in: 5...120, using: &generator).rounded()
    let budget = Budget(
      minimum: .seconds(minimum),
      maximum: .seconds(minimum + Double.random(in: 0...60, using: &generator).rounded()))
    let kinds = [0, 0.3, 0.9, 1.1, 2]
    let share = kinds.randomElement(using: &generator) ?? 1
    let speaking = share * minimum * Double.random(in: 0.8...1.2, using: &generator)
    var stalls: [Report.Stall] = []
    if speaking > 0, Bool.random(using: &generator) {
      let into = Double.random(in: 0...speaking, using: &generator)
      stalls = [
        Report.Stall(
          start_s: start + into, into_phase_s: into,
          duration_s: Double.random(in: 3...40, using: &generator))
      ]
    }
    return part(
      index + 1, "PART \(index + 1)", budget, basis, Tolerance.standard.ofPhase,
      speaking: speaking, stalls: stalls, start: start)
  }

  private static func part(
    _ number: Int?, _ name: String, _ budget: Budget, _ basis: Verdict.Basis,
    _ tolerance: (Budget) -> Duration, speaking: Double, stalls: [Report.Stall], start: Double
  ) -> Report.Part {
    let lost = stalls.reduce(0) { $0 + $1.duration_s }
    let times = Verdict.Times(speaking: speaking, elapsed: speaking + lost)
    let verdict = Verdict(
      budget: budget, basis: basis, measured: times, shifted: [], tolerance: tolerance(budget))
    let isSpoken = speaking > 0
    return Report.Part(
      number: number, name: name, is_break: false, cues: ["one", "two"], follow_up: nil, share: nil,
      budget: BudgetRecord(budget), alignment: nil, start_s: isSpoken ? start : nil,
      end_s: isSpoken ? start + times.elapsed : nil, elapsed_s: times.elapsed,
      speaking_s: speaking, speaking_range_s: [speaking, speaking],
      speech_range_s: [speaking, speaking], speech_s: speaking, gaps_s: 0, muted_s: 0,
      pauses: Report.Pauses(count: 0, median_s: nil, longest_s: nil, total_s: 0),
      stalls: Report.Stalls(count: stalls.count, total_s: lost, list: stalls), syllables: 0,
      syllables_per_s: nil, pace_ratio: nil,
      fluency: FluencyRecord(syllables: 0, runs: 0, silences: 0, speech: 0, clock: 0),
      voice: VoiceFigures(
        pitch_sd_st: nil, error_pitch_sd_st: nil, pitch_range_st: nil, voiced_share: 0,
        loudness_range_db: nil),
      verdict: verdict.standing,
      over_by_s: verdict.overBy, grace_s: tolerance(budget).seconds, in_grace: verdict.isInGrace,
      over_on_other_basis_s: verdict.otherOverBy)
  }
}
