internal import AudioCore

/// What was said the same in two takes, reworded, new and left out, phase by phase.
///
/// Known is only what is said the same (``SharedSpeech``). What lies between two such passages in both takes is
/// taken to be reworded, whatever it says; what lies there in one of them is new or left out.
public struct SpokenChanges: Sendable, Equatable {
  /// What became of a passage.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case same
    case reworded
    case new
    case leftOut = "left_out"
  }

  /// A passage of one take or of both, in seconds of their recordings.
  public struct Passage: Sendable, Equatable {
    /// What became of it.
    public let kind: Kind
    /// Where it lies in the first take; nil when it is new.
    public let before: Range<Double>?
    /// Where it lies in the second take; nil when it was left out.
    public let after: Range<Double>?
    /// How much speech it has, in seconds: in the second take, of what was left out in the first.
    public let speech: Double
  }

  /// A phase of either take.
  public struct Row: Sendable, Equatable {
    /// In the order in which they were spoken.
    public let passages: [Passage]

    /// The speech of a kind, in seconds.
    public func speech(_ kind: Kind) -> Double {
      passages.reduce(0) { $0 + ($1.kind == kind ? $1.speech : 0) }
    }
  }

  /// The phases as they were asked for; nil where they are too long to compare.
  public let rows: [Row?]

  /// Less speech than this between two passages is not told, in steps of 20 ms: a passage is found from about 0.8 s on.
  private static let least = 50
  /// What is more than so many times as long as what stands in its place, is new.
  private static let most = 4

  /// Compares two takes.
  ///
  /// - Parameter phases: the positions of the phases that are compared with one another.
  public init(
    _ before: SpokenTake, _ after: SpokenTake, phases: [(before: [Int], after: [Int])]
  ) {
    let shared = SharedSpeech(before.cepstra, after.cepstra)
    rows = phases.map { phase in
      let stretches = (before.stretches(of: phase.before), after.stretches(of: phase.after))
      guard let passages = shared.passages(in: stretches.0, and: stretches.1) else { return nil }
      let sides = (before.speech(in: stretches.0), after.speech(in: stretches.1))
      return Row(passages: Self.passages(passages, sides.0, sides.1))
    }
  }

  /// The speech of the second take that was said in the first, from 0 to 1; nil where nothing was spoken.
  public var share: Double? {
    func sum(_ kinds: [Kind]) -> Double {
      rows.reduce(0) { sum, row in kinds.reduce(sum) { $0 + (row?.speech($1) ?? 0) } }
    }
    let all = sum([.same, .reworded, .new])
    return all > 0 ? sum([.same]) / all : nil
  }

  /// Whether anything was said again; if not, the voices or the words are others.
  public var isAnythingSame: Bool { rows.contains { ($0?.speech(.same) ?? 0) > 0 } }

  // MARK: Passages

  /// All of a phase as passages: those that both say, and what lies between them.
  private static func passages(
    _ shared: [SharedSpeech.Passage], _ before: [Range<Int>], _ after: [Range<Int>]
  ) -> [Passage] {
    var passages: [Passage] = []
    var ends = (0, 0)
    var same: SharedSpeech.Passage?
    func endSame() {
      guard let done = same else { return }
      passages.append(
        Passage(
          kind: .same, before: seconds(done.first), after: seconds(done.second),
          speech: seconds(length(after, in: done.second))))
      same = nil
    }
    for next in shared + [nil] {
      let gaps = (
        ends.0..<max(ends.0, next?.first.lowerBound ?? .max),
        ends.1..<max(ends.1, next?.second.lowerBound ?? .max)
      )
      let between = Self.between(gaps.0, before, gaps.1, after)
      if let next {
        if between.isEmpty, let begun = same {
          same = begun.through(next)
        } else {
          endSame()
          passages += between
          same = next
        }
        ends = (next.first.upperBound, next.second.upperBound)
      } else {
        endSame()
        passages += between
      }
    }
    return passages
  }

  /// What lies between two passages that both say; nothing where it is too little to tell.
  private static func between(
    _ gap: Range<Int>, _ before: [Range<Int>], _ otherGap: Range<Int>, _ after: [Range<Int>]
  ) -> [Passage] {
    let (old, new) = (length(before, in: gap), length(after, in: otherGap))
    let places = (extent(before, in: gap), extent(after, in: otherGap))
    let isLeftOut = old >= least
    let isNew = new >= least
    if isLeftOut, isNew, old <= most * new, new <= most * old {
      return [
        Passage(kind: .reworded, before: places.0, after: places.1, speech: seconds(new))
      ]
    }
    var passages: [Passage] = []
    if isLeftOut {
      passages.append(
        Passage(kind: .leftOut, before: places.0, after: nil, speech: seconds(old)))
    }
    if isNew {
      passages.append(Passage(kind: .new, before: nil, after: places.1, speech: seconds(new)))
    }
    return passages
  }

  /// How much speech a stretch has, in steps.
  private static func length(_ speech: [Range<Int>], in stretch: Range<Int>) -> Int {
    speech.reduce(0) { $0 + $1.clamped(to: stretch).count }
  }

  /// From the first speech of a stretch to its last, in seconds; nil without speech.
  private static func extent(_ speech: [Range<Int>], in stretch: Range<Int>) -> Range<Double>? {
    let inside = speech.map { $0.clamped(to: stretch) }.filter { !$0.isEmpty }
    guard let first = inside.first, let last = inside.last else { return nil }
    return seconds(first.lowerBound..<last.upperBound)
  }

  private static func seconds(_ steps: Int) -> Double {
    Double(steps) / Double(SpectraMeter.stepsPerSecond)
  }

  private static func seconds(_ steps: Range<Int>) -> Range<Double> {
    seconds(steps.lowerBound)..<seconds(steps.upperBound)
  }
}

extension SpokenChanges {
  /// Where the first take says what the second one says at a place.
  ///
  /// - Parameter place: in seconds of the second take's recording.
  /// - Returns: the same length in the first take's, around what corresponds to its middle; nil where that was not
  ///   said, or is not known.
  public func counterpart(of place: Range<Double>) -> (passage: Range<Double>, kind: Kind)? {
    let middle = (place.lowerBound + place.upperBound) / 2
    let passages = rows.compactMap { $0 }.flatMap(\.passages)
    for passage in passages {
      guard let before = passage.before, let after = passage.after, after.lowerBound <= middle,
        middle <= after.upperBound
      else { continue }
      let share =
        after.isEmpty
        ? 0 : (middle - after.lowerBound) / (after.upperBound - after.lowerBound)
      let same = before.lowerBound + share * (before.upperBound - before.lowerBound)
      let start = max(0, same - (middle - place.lowerBound))
      return (start..<start + (place.upperBound - place.lowerBound), passage.kind)
    }
    return nil
  }
}
