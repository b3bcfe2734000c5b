extension Alignment {
  /// How sure each phase's beginning is, as reports have it; nil for phases that were not spoken.
  public func records(rate: Int) -> [Report.Alignment?] {
    starts.map { start in
      start.place.map { place in
        Report.Alignment(
          confidence: Rounded.hundredths(place.confidence),
          second_best_s: start.secondBest.map {
            Rounded.seconds(Double($0.frame) / Double(rate))
          }, rests_on: start.restsOn)
      }
    }
  }

  /// What the reader of a report should know.
  public var remark: String {
    let placed = starts.compactMap(\.place)
    let sure = placed.count { $0.confidence >= Self.reliable }
    let sources = AlignmentEvidence.Source.allCases.filter { source in
      source != .pauses && starts.contains { $0.restsOn.contains(source) }
    }
    return
      "the phases are estimated from \(Self.words(for: sources)); \(sure) of \(placed.count) phase starts are "
      + "reliable"
  }

  /// What estimates rest on: `words, the pauses and the budgets`.
  private static func words(for sources: [AlignmentEvidence.Source]) -> String {
    (sources.map(\.words) + ["the pauses"]).joined(separator: ", ") + " and the budgets"
  }
}

extension AlignmentEvidence.Source {
  /// How reports name it.
  var words: String {
    switch self {
    case .pauses: "pauses"
    case .words: "words"
    case .earlierTake: "earlier takes"
    }
  }
}
