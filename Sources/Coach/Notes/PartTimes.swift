/// How long each part of a plan takes: durations as they stand, positions by their differences.
struct PartTimes {
  /// What came of the time of one part.
  enum Outcome: Equatable {
    case budget(Budget)
    /// A part without an end.
    case open
    /// No part at all but the end of the last one.
    case end
    /// No part; why not.
    case none(String)
  }

  /// What the figures of a plan are.
  enum Reading: Equatable {
    case durations
    /// Minutes from the beginning.
    case positions
    case timesOfDay
    case percents
  }

  /// What the title names.
  enum Length {
    /// Something of hours, such as a workshop.
    case long
    /// Something of minutes, such as a film.
    case short
    case any
  }

  let outcomes: [Outcome]
  let reading: Reading
  /// What was decided where it could have been otherwise.
  let notices: [PlanNotice]

  /// - Parameters:
  ///   - slot: the time for all of it, as far as it is known before.
  ///   - kind: what the title names.
  ///   - stated: the lengths that are stated anywhere in the notes, in seconds.
  init(
    _ parts: [PartCandidate], slot: Duration?, kind: Length, stated: @escaping () -> [Double]
  ) {
    var resolver = TimeResolver(parts, slot: slot?.seconds, kind: kind, stated: stated)
    resolver.resolve()
    outcomes = resolver.outcomes.map { $0 ?? .none("its time fits no other") }
    (reading, notices) = (resolver.reading, resolver.notices)
  }
}
