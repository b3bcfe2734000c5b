/// Two takes of a plan, phase by phase; the plan may have been edited in between.
public struct TakeComparison: Sendable, Equatable {
  /// A phase in both takes, or in one of them.
  public struct Row: Sendable, Equatable {
    /// The time of a phase in one of the takes.
    public struct Side: Sendable, Equatable {
      /// The positions of its phases there; two when the other take told them as one.
      public let positions: [Int]
      /// Their numbers and names.
      public let labels: [String]
      /// The planned time there; nil for a part without an end.
      public let budget: Budget?
      /// The time in seconds, on the comparison's basis; nil when it was not spoken.
      public let seconds: Double?
      /// The stalls that begin in it.
      public let stalls: Int

      /// Where the time stands against the band, without grace; nil when it was not spoken.
      public var standing: Verdict.Standing? {
        seconds.map { seconds in
          budget.map { Verdict.standing(seconds, $0) } ?? Verdict.Standing.none
        }
      }
    }

    /// The first take's; nil when the phase is new.
    public let before: Side?
    /// The second take's; nil when the phase is no more.
    public let after: Side?

    /// How much longer the second take is, in seconds; nil when one of them did not tell it.
    public var change: Double? {
      guard let before = before?.seconds, let after = after?.seconds else { return nil }
      return after - before
    }
  }

  /// The first take.
  public let before: IndexedTake
  /// The second take.
  public let after: IndexedTake
  /// The time that is compared.
  public let basis: Verdict.Basis
  /// The phases of the second take in their order, then those that only the first has.
  public let rows: [Row]
  /// What was said the same and otherwise in each of them; nil where that is not known.
  public private(set) var changes: SpokenChanges?

  /// Compares two takes.
  public init(_ before: IndexedTake, _ after: IndexedTake, basis: Verdict.Basis = .speaking) {
    self.before = before
    self.after = after
    self.basis = basis
    func keys(_ take: IndexedTake) -> [PhaseMatching.Key] {
      take.times.phases.map { PhaseMatching.Key(name: $0.name, cues: $0.cues) }
    }
    let matching = PhaseMatching(planned: keys(after), taken: keys(before))
    func side(_ take: IndexedTake, _ positions: [Int]) -> Row.Side {
      Row.Side(positions, positions.map { take.times.phases[$0] }, basis)
    }
    var rows: [Row] = []
    for position in after.times.phases.indices {
      guard let match = matching.match(of: position) else {
        rows.append(Row(before: nil, after: side(after, [position])))
        continue
      }
      if match.planned.first == position {
        rows.append(Row(before: side(before, match.taken), after: side(after, match.planned)))
      }
    }
    let known = Set(matching.matches.flatMap(\.taken))
    for position in before.times.phases.indices where !known.contains(position) {
      rows.append(Row(before: side(before, [position]), after: nil))
    }
    self.rows = rows
  }

  /// Compares what is said in the two takes as well.
  public mutating func hear(_ before: SpokenTake, _ after: SpokenTake) {
    changes = SpokenChanges(
      before, after,
      phases: rows.map { ($0.before?.positions ?? [], $0.after?.positions ?? []) })
  }

  /// The time of all phases in both takes, in seconds.
  public var totals: (before: Double, after: Double) {
    (before.times.total(basis), after.times.total(basis))
  }
}

extension TakeComparison.Row.Side {
  fileprivate init(
    _ positions: [Int], _ phases: [TakeTimes.PhaseRecord], _ basis: Verdict.Basis
  ) {
    self.positions = positions
    labels = phases.map(\.label)
    let budgets = phases.compactMap(\.budget)
    let sum = Budget(
      minimum: .seconds(budgets.reduce(0) { $0 + $1.min_s }),
      maximum: .seconds(budgets.reduce(0) { $0 + $1.max_s }))
    budget = budgets.count == phases.count ? sum : nil
    let isTold = phases.allSatisfy { $0.elapsed_s > 0 }
    seconds = isTold ? phases.reduce(0) { $0 + $1.time(basis) } : nil
    stalls = phases.reduce(0) { $0 + $1.stalls.count }
  }
}
