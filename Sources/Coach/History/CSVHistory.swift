/// A history as comma-separated values (RFC 4180): one line a phase and take.
public enum CSVHistory {
  private static let head = [
    "take", "started_at", "is_complete", "is_partial", "phase_number", "phase_name",
    "name_in_take", "budget_min_s", "budget_max_s", "elapsed_s", "speaking_s", "stalls",
    "stalled_s",
  ]

  /// The whole table, with a head; lines end as in files of this system.
  public static func render(_ history: History) -> String {
    let rows = history.entries.flatMap { entry in
      entry.matching.matches.filter(\.isComparable).map { match in
        row(entry, history.plan.phases[match.planned[0]], match)
      }
    }
    return ([head] + rows).map { $0.map(CSVText.field).joined(separator: ",") + "\n" }.joined()
  }

  private static func row(
    _ entry: History.Entry, _ phase: Phase, _ match: PhaseMatching.Match
  ) -> [String] {
    let times = entry.take.times
    let records = match.taken.map { times.phases[$0] }
    func sum(_ value: (TakeTimes.PhaseRecord) -> Double) -> String {
      TimeText.decimal(records.reduce(0) { $0 + value($1) }, places: 3)
    }
    return [
      entry.take.name, times.started_at, "\(times.isComplete)", "\(times.is_partial)",
      phase.number.map(String.init) ?? "", phase.name,
      records.map(\.label).joined(separator: " + "),
      phase.budget.map { TimeText.decimal($0.minimum.seconds, places: 3) } ?? "",
      phase.budget.map { TimeText.decimal($0.maximum.seconds, places: 3) } ?? "", sum(\.elapsed_s),
      sum(\.speaking_s), "\(records.reduce(0) { $0 + $1.stalls.count })", sum(\.stalled),
    ]
  }
}
