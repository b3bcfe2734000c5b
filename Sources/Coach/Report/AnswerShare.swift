/// How much of an answer one of its parts took, and how much it was meant to take.
struct AnswerShare: Equatable {
  /// From which difference on, in shares of the whole answer, a part takes too much or too little.
  ///
  /// Our own figure: a tenth of an answer of two and a half minutes is the grace that a phase has.
  static let tolerance = 0.1

  /// From 0 to 1.
  let taken: Double
  /// From 0 to 1: the middle of its band against those of all.
  let meant: Double

  /// What it took too much; negative for too little.
  var by: Double { taken - meant }
  /// Whether the difference is worth a word.
  var isOff: Bool { abs(by) >= Self.tolerance - 1e-9 }

  /// The parts of a report's answer with their shares of it; what goes deeper is no share.
  ///
  /// An answer that was broken off has none.
  static func shared(_ report: Report) -> [Report.Part] {
    let own = report.phases.prefix { $0.follow_up == nil }
    let shares = of(own.map(report.basisTime), own.compactMap(\.budget))
    return report.phases.enumerated().map { index, part in
      guard shares.indices.contains(index) else { return part }
      var part = part
      part.share = Report.Share(
        taken: Rounded.hundredths(shares[index].taken),
        meant: Rounded.hundredths(shares[index].meant))
      return part
    }
  }

  /// The shares of parts that took these times in seconds; none where nothing was said, or there is only one.
  static func of(_ times: [Double], _ budgets: [BudgetRecord]) -> [AnswerShare] {
    let middles = budgets.map { ($0.min_s + $0.max_s) / 2 }
    let (whole, planned) = (times.reduce(0, +), middles.reduce(0, +))
    guard middles.count == times.count, times.count > 1, whole > 0, planned > 0 else { return [] }
    return zip(times, middles).map { AnswerShare(taken: $0 / whole, meant: $1 / planned) }
  }
}
