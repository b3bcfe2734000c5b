/// What earlier takes of a plan say while it is rehearsed again.
///
/// Phases are positions in the plan as it is now; times in seconds.
public struct PastTakes: Sendable, Equatable {
  /// What is known of a phase; each time is nil where no take tells it.
  public struct Phase: Sendable, Equatable {
    /// The talk time that it took in the last take.
    public let last: Double?
    /// The talk time that it took in the best take.
    public let best: Double?
    /// The clock time that it usually takes.
    public let usual: Double?

    /// The times of a phase.
    public init(last: Double?, best: Double?, usual: Double?) {
      self.last = last
      self.best = best
      self.usual = usual
    }
  }

  /// The phases, in the order of the plan.
  public let phases: [Phase]
  /// What the last take says to watch in this one, as the end of a sentence: `last time HOW ran over by 0:21`; nil
  /// where nothing was amiss.
  public let watch: String?
  /// What was noted in words in the last take, in its order.
  public var notes: [String] = []
  /// Takes as they may come, the clock time of each phase; empty where there are too few to draw them from.
  private let draws: [[Double]]

  /// - Parameter draws: takes as they may come, the clock time of each phase.
  public init(phases: [Phase], watch: String? = nil, draws: [[Double]] = []) {
    self.phases = phases
    self.watch = watch
    self.draws = draws
  }

  /// What a speaker is told before the first word, as sentences without their ends.
  public var reminders: [String] {
    [watch, notes.isEmpty ? nil : "noted last time: \(notes.joined(separator: "; "))"]
      .compactMap { $0 }
  }

  /// Whether enough phases are known for new takes to be followed by what they began with.
  public var canFollow: Bool { phases.count { $0.last != nil } > 1 }

  /// What is known of a phase; nothing of one that no take has, such as a question of the interviewer.
  public subscript(phase: Int) -> Phase {
    phases.indices.contains(phase) ? phases[phase] : Phase(last: nil, best: nil, usual: nil)
  }

  /// The clock time that is left, of eight takes in ten that may come, when so much of a phase is spoken; nil where
  /// there are too few takes to say.
  func left(after spoken: Double, of current: Int, ahead: [Int]) -> ClosedRange<Double>? {
    guard !draws.isEmpty, (ahead + [current]).allSatisfy(phases.indices.contains) else {
      return nil
    }
    let lengths = draws.map { draw in
      ahead.reduce(max(0, draw[current] - spoken)) { $0 + draw[$1] }
    }.sorted()
    let tail = lengths.count / 10
    return lengths[tail]...lengths[lengths.count - 1 - tail]
  }
}
