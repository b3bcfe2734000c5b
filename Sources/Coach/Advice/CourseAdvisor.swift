/// Says how the course of the take was: its opening, its end, and phases that are spoken fast.
struct CourseAdvisor {
  /// From which ratio on speech is called faster, if the difference is also larger than its error: twice the
  /// just noticeable difference of 5 % (Quené 2007, Journal of Phonetics 35(3)).
  static let faster = 1.10
  /// How long the opening is: a minute, in a short talk a tenth of it.
  private var opening: Double { min(60, report.total.elapsed_s / 10) }
  /// How much of the speech is the end.
  static let endShare = 0.15
  /// The fewest windows that say something about the course.
  private static let fewest = 8

  private let report: Report
  private let windows: [PaceRecord.Window]

  init(_ report: Report) {
    self.report = report
    windows = report.pace?.windows ?? []
  }

  /// The sentences on the pace, in the order of the recording but for that of single phases.
  var pace: [Advice] { [openingPace, endPace, phasePace].compactMap { $0 } }

  /// Where the clock starts, in seconds of the recording.
  private var start: Double { report.total.start_s ?? 0 }

  /// The talk stops as soon as it has begun.
  var openingStall: Advice? {
    guard let stall = report.total.stalls.list.first, stall.start_s - start <= opening
    else { return nil }
    return Advice(
      .opening, at: stall.start_s, amount: stall.duration_s,
      "You went silent for \(TimeText.decimal(stall.duration_s, places: 0)) s, "
        + "\(TimeText.clock(stall.start_s - start)) into the talk: know your first sentences by heart."
    )
  }

  private var openingPace: Advice? {
    guard windows.count >= Self.fewest else { return nil }
    let first = windows.filter { $0.start_s - start < opening }
    guard let (rate, rest) = fasterRate(of: 0..<first.count) else { return nil }
    return Advice(
      .opening, at: first.first?.start_s, paceRatio: rate / rest,
      "The opening is hurried: \(text(rate)) syllables a second, \(percent(rate / rest)) faster "
        + "than the rest with \(text(rest)).")
  }

  private var endPace: Advice? {
    guard windows.count >= Self.fewest else { return nil }
    let count = max(2, Int((Double(windows.count) * Self.endShare).rounded()))
    guard let (rate, rest) = fasterRate(of: windows.count - count..<windows.count)
    else { return nil }
    let begin = windows[windows.count - count].start_s
    let length = windows[windows.count - 1].end_s - begin
    return Advice(
      .ending, at: begin, paceRatio: rate / rest,
      "The end is rushed: the last \(TimeText.clock(length)) have \(text(rate)) syllables a second, "
        + "\(percent(rate / rest)) more than the rest with \(text(rest)).")
  }

  /// The last phases pay for what the ones before took.
  var endBudget: Advice? {
    let parts = report.phases
    let isShort = parts.map { [.under, .skipped].contains($0.verdict) }
    guard let last = isShort.lastIndex(of: false), last + 1 < parts.count else { return nil }
    let end = parts[(last + 1)...]
    let short = end.reduce(0) { sum, part in
      sum + max(0, (part.budget?.min_s ?? 0) - report.basisTime(part))
    }
    let over = parts[...last].filter { $0.verdict == .over }.reduce(0) { $0 + $1.over_by_s }
    let grace = parts.compactMap(\.grace_s).max() ?? 0
    guard short >= grace, over >= grace else { return nil }
    let names = end.count == 1 ? end[last + 1].fullReference : ReportWords.list(Array(end))
    return Advice(
      .ending, phase: end.count == 1 ? last + 1 : nil, at: end.compactMap(\.start_s).first,
      amount: short,
      "You ran out of time: \(names) got \(TimeText.clock(short)) less than planned, because earlier "
        + "phases took \(TimeText.clock(over)) too long.")
  }

  /// The phase that is spoken clearly faster than the rest, if it is not the end's or the opening's.
  private var phasePace: Advice? {
    guard windows.count >= Self.fewest, report.phases.count > 2 else { return nil }
    let inner = report.phases.indices.dropFirst().dropLast()
    let fast = inner.compactMap { index -> (index: Int, rate: Double, rest: Double)? in
      let own = windows.filter { $0.phase == index }
      guard own.count >= 2,
        let (rate, rest) = fasterRate(of: own, than: windows.filter { $0.phase != index })
      else { return nil }
      return (index, rate, rest)
    }
    guard let phase = fast.max(by: { $0.rate < $1.rate }) else { return nil }
    let part = report.phases[phase.index]
    let ratio = phase.rate / phase.rest
    return Advice(
      .pace, phase: phase.index, at: part.start_s, paceRatio: ratio,
      "\(part.fullReference.capitalisedFirst) is spoken \(percent(ratio)) faster than the other "
        + "phases: \(text(phase.rate)) against \(text(phase.rest)) syllables a second.")
  }

  /// The median rate of some windows and that of all others; nil where it is not clearly faster.
  private func fasterRate(of range: Range<Int>) -> (Double, Double)? {
    let others = Array(windows[..<range.lowerBound] + windows[range.upperBound...])
    return fasterRate(of: Array(windows[range]), than: others)
  }

  private func fasterRate(
    of own: [PaceRecord.Window], than others: [PaceRecord.Window]
  ) -> (Double, Double)? {
    guard let (rate, error) = PaceRecord.median(of: own),
      let (rest, restError) = PaceRecord.median(of: others), rest > 0,
      rate / rest >= Self.faster, SamplingError.differ(rate, error, rest, restError)
    else { return nil }
    return (rate, rest)
  }

  private func percent(_ ratio: Double) -> String {
    "\(TimeText.decimal(100 * (ratio - 1), places: 0)) %"
  }

  private func text(_ rate: Double) -> String { TimeText.decimal(rate, places: 1) }
}
