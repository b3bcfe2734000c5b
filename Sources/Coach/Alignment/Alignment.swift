/// Where the phases of a recording without marks most probably begin.
public struct Alignment: Sendable, Equatable {
  /// A place, and how probable it is.
  public struct Place: Sendable, Equatable {
    /// The frame at which the phase's first words begin.
    public let frame: Int
    /// How often places of this kind are right to two seconds, from 0 to 1.
    public let confidence: Double
  }

  /// What was found of one phase.
  public struct Start: Sendable, Equatable {
    /// Where it begins; nil when it was skipped.
    public let place: Place?
    /// The next most probable places, each more than two seconds away from the first and from those before it; none
    /// where a hint says where it begins.
    public let others: [Place]
    /// The probability that it was not spoken at all, from 0 to 1.
    public let skipConfidence: Double
    /// Whether a hint said so.
    public let isGiven: Bool
    /// What its place rests on; empty where a hint gave it or it was skipped.
    public let restsOn: [AlignmentEvidence.Source]

    /// The next most probable place, more than two seconds away from the first; nil when there is none.
    public var secondBest: Place? { others.first }
  }

  /// The phases in the order of the agenda.
  public let starts: [Start]

  /// The time line that these places make; without any spoken phase all of it is the first one.
  public func timeline(frames: Int, gaps: [Range<Int>] = []) -> Timeline {
    let marks = starts.enumerated().compactMap { index, start in
      start.place.map { Mark(frame: $0.frame, activity: .phase(index)) }
    }
    return Timeline(frames: frames, marks: marks, gaps: gaps)
  }

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
    let sure = placed.count { $0.confidence >= Report.reliable }
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
