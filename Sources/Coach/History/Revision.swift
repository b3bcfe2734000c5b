/// A phase that had another name, or was told with another, in older takes.
public struct Revision: Sendable, Equatable {
  /// The labels in the plan as it is now.
  public let planned: [String]
  /// The labels in the takes.
  public let taken: [String]
  /// How alike they are, from 0 to 1.
  public let likeness: Double
  /// The words that they share, those that tell most first.
  public let words: [String]
  /// The takes, as positions in the history.
  public let takes: [Int]
  /// Whether the times can be compared.
  public var isComparable: Bool { planned.count == 1 }
}

extension History {
  /// What was found again although it was renumbered, renamed, joined or split, in the order of the plan.
  public var revisions: [Revision] {
    var revisions: [Revision] = []
    for (index, entry) in entries.enumerated() where !entry.isSameRevision {
      for match in entry.matching.matches {
        let planned = match.planned.map { Agenda(plan).parts[$0].label }
        let taken = match.taken.map { entry.take.times.phases[$0].label }
        guard planned != taken else { continue }
        let same = revisions.firstIndex { $0.planned == planned && $0.taken == taken }
        if let same {
          revisions[same] = Revision(
            planned: planned, taken: taken, likeness: match.likeness, words: match.words,
            takes: revisions[same].takes + [index])
        } else {
          revisions.append(
            Revision(
              planned: planned, taken: taken, likeness: match.likeness, words: match.words,
              takes: [index]))
        }
      }
    }
    return revisions
  }
}

extension TakeTimes.PhaseRecord {
  /// Number and name in one line, as marks are labelled.
  var label: String { number.map { "\($0) \(name)" } ?? name }
}
