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

  /// From which confidence on a place is reliable.
  public static let reliable = 0.8

  /// The phases in the order of the agenda.
  public let starts: [Start]

  /// The time line that these places make; without any spoken phase all of it is the first one.
  public func timeline(frames: Int, gaps: [Range<Int>] = []) -> Timeline {
    let marks = starts.enumerated().compactMap { index, start in
      start.place.map { Mark(frame: $0.frame, activity: .phase(index)) }
    }
    return Timeline(frames: frames, marks: marks, gaps: gaps)
  }
}
