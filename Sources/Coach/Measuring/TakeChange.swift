/// What changed in each phase since an earlier take of the same plan.
enum TakeChange {
  /// Notes in every phase how much longer it is than in the latest take in which it was spoken to its end, and in
  /// the whole where that take had the same phases.
  static func note(in report: inout Report, past: [EarlierTake]) {
    let spoken = report.phases.indices.filter { report.phases[$0].elapsed_s > 0 }
    for index in spoken {
      guard let before = past.last(where: { $0.times[index] != nil })?.times[index] else {
        continue
      }
      let time = report.basisTime(report.phases[index])
      report.phases[index].change_s = Rounded.seconds(time - before.time(report.basis))
    }
    guard !spoken.isEmpty, let last = past.last(where: { $0.phases == Set(spoken) }) else { return }
    let before = spoken.reduce(0) { $0 + (last.times[$1]?.time(report.basis) ?? 0) }
    report.total.change_s = Rounded.seconds(report.basisTime(report.total) - before)
  }
}
