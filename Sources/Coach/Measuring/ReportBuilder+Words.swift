extension ReportBuilder {
  /// Notes in every phase, and in the whole, which words were heard.
  func note(_ heard: HeardWords?, in report: inout Report) {
    guard let heard else { return }
    let meter = WordMeter(heard, fillers: rules.fillers)
    let stretches = timings.phases.map { timing in
      timing.intervals.sorted { $0.lowerBound < $1.lowerBound }
        .map { seconds($0.lowerBound)...seconds($0.upperBound) }
    }
    for index in report.phases.indices {
      report.phases[index].words = meter.record(
        in: stretches[index], talk: report.phases[index].speaking_s,
        cues: agenda.parts[index].cues)
    }
    let all = stretches.joined().sorted { $0.lowerBound < $1.lowerBound }
    report.total.words = meter.record(in: all, talk: report.total.speaking_s, cues: [])
    report.words = meter.record(in: all)
  }
}
