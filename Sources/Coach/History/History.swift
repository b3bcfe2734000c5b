/// The takes of a plan and what they say about each of its phases.
public struct History: Sendable, Equatable {
  /// A take of the plan, perhaps of an older revision.
  public struct Entry: Sendable, Equatable {
    /// The take.
    public let take: IndexedTake
    /// Which of its phases are which of the plan's.
    public let matching: PhaseMatching

    /// Whether the take's phases are the plan's, by name and order.
    public let isSameRevision: Bool
  }

  /// The plan as it is now.
  public let plan: Plan
  /// The time that the figures of phases look at.
  public let basis: Verdict.Basis
  /// What is forgiven.
  public let tolerance: Tolerance
  /// The takes of the plan, oldest first.
  public let entries: [Entry]
  /// How many takes were left out because they are of another plan or another variant.
  public let others: Int
  /// How many takes were left out because they ended in their first phase.
  public let falseStarts: Int
  /// Each phase, in the order of the plan.
  public let phases: [PhaseHistory]
  /// All phases together, of the takes in which all of them were spoken.
  public let total: PhaseHistory
  /// The same takes by the clock, with interruptions: what the slot is about, whatever the basis.
  public let clock: PhaseHistory
  /// How long the next take may be by the clock, or why that cannot be told.
  public let forecast: Result<Forecast, Forecast.Refusal>

  /// Finds the takes of a plan and measures it by them.
  ///
  /// - Parameters:
  ///   - plan: as it is now, its variant chosen; it has phases.
  ///   - variant: the name of the variant; takes of others are left out.
  ///   - takes: all there are, oldest first.
  ///   - last: how many takes of the plan to look at, the latest; nil for all.
  public init(
    of plan: Plan, variant: String? = nil, takes: [IndexedTake], last: Int? = nil,
    basis: Verdict.Basis = .speaking, tolerance: Tolerance = .standard
  ) {
    self.plan = plan
    self.basis = basis
    self.tolerance = tolerance
    let found = Self.entries(takes, plan, variant)
    let all = found.filter { !$0.take.times.isFalseStart }
    others = takes.count - found.count
    falseStarts = found.count - all.count
    let entries = last.map { Array(all.suffix($0)) } ?? all
    self.entries = entries
    let whole = entries.indices.filter { !entries[$0].take.times.is_partial }
    let partial = entries.indices.filter { entries[$0].take.times.is_partial }
    phases = plan.phases.indices.map { phase in
      PhaseHistory(
        number: plan.phases[phase].number, name: plan.phases[phase].name,
        budget: plan.phases[phase].budget,
        points: entries.points(of: phase, in: whole, basis),
        drills: entries.points(of: phase, in: partial, basis),
        stallPlaces: StallPlace.places(whole.compactMap { entries[$0].stalls(in: phase) }))
    }
    let agenda = Agenda(plan)
    let complete = whole.filter { entries[$0].take.times.isComplete }
    func sum(_ name: String, _ basis: Verdict.Basis) -> PhaseHistory {
      PhaseHistory(
        number: nil, name: name, budget: agenda.totalBudget,
        points: complete.map { index in
          let times = entries[index].take.times
          // The clock of the slot runs on while the interviewer speaks.
          let extra = basis == .elapsed ? times.interruptions_s : 0
          return PhaseHistory.Point(take: index, seconds: times.total(basis) + extra)
        })
    }
    total = sum(basis == .speaking ? "talk time" : "clock time", basis)
    clock = sum("clock time", .elapsed)
    forecast = Self.forecast(complete.map { entries[$0] }, plan, agenda.totalBudget)
  }

  /// The phases, as positions in the plan, in the order of their need for practice: those never spoken in
  /// a whole take, then by ``PhaseHistory/weakness``.
  public var weakest: [Int] {
    phases.indices.sorted { first, second in
      let (one, other) = (phases[first].weakness, phases[second].weakness)
      return (one ?? .infinity, second) > (other ?? .infinity, first)
    }
  }

  /// The wholes that stand below the phases: by the basis, and by the clock where that is another.
  var wholes: [PhaseHistory] { basis == .elapsed ? [clock] : [total, clock] }

  /// The takes of older revisions of the plan.
  public var revised: [Entry] { entries.filter { !$0.isSameRevision } }

  private static func entries(
    _ takes: [IndexedTake], _ plan: Plan, _ variant: String?
  ) -> [Entry] {
    let planned = plan.keys
    let wanted = variant.map { $0.lowercased() }
    // Hundreds of takes have the same phases.
    var known: [[PhaseMatching.Key]: PhaseMatching] = [:]
    return takes.compactMap { take in
      guard take.times.variant?.lowercased() == wanted else { return nil }
      // Every answer has the same few parts: only those to the same question are comparable.
      guard take.times.drill?.question == (plan.framework == nil ? nil : plan.title) else {
        return nil
      }
      let taken = take.times.phases.map { PhaseMatching.Key(name: $0.name, cues: $0.cues) }
      let matching = known[taken] ?? PhaseMatching(planned: planned, taken: taken)
      known[taken] = matching
      guard matching.isOfOnePlan else { return nil }
      return Entry(
        take: take, matching: matching,
        isSameRevision: taken.map(\.name) == planned.map(\.name)
          || take.times.is_partial && taken.map(\.name).isInOrder(in: planned.map(\.name)))
    }
  }

  private static func forecast(
    _ complete: [Entry], _ plan: Plan, _ budget: Budget?
  ) -> Result<Forecast, Forecast.Refusal> {
    Result { () throws(Forecast.Refusal) in
      try Forecast(
        times: complete.map { entry in
          plan.phases.indices.map { entry.time(of: $0, .elapsed) }
        }, interruptions: complete.map(\.take.times.interruptions_s),
        names: plan.phases.map(\.name), limit: budget?.maximum.seconds)
    }
  }
}

extension History.Entry {
  /// The time of a phase of the plan in this take, in seconds; nil when the take did not tell it, not by
  /// itself, or not to its end.
  ///
  /// The time of phases that the plan has since joined is their sum.
  public func time(of phase: Int, _ basis: Verdict.Basis) -> Double? {
    comparable(phase)?.reduce(0) { $0 + $1.time(basis) }
  }

  /// The stalls in a phase of the plan; nil as for ``time(of:_:)``.
  func stalls(in phase: Int) -> [TakeTimes.StallRecord]? {
    var before = 0.0
    return comparable(phase)?.flatMap { record in
      defer { before += record.elapsed_s }
      return record.stalls.map {
        TakeTimes.StallRecord(
          into_phase_s: before + $0.into_phase_s, duration_s: $0.duration_s)
      }
    }
  }

  private func comparable(_ phase: Int) -> [TakeTimes.PhaseRecord]? {
    guard let match = matching.match(of: phase), match.isComparable else { return nil }
    let records = match.taken.map { take.times.phases[$0] }
    // Where a take was broken off, the phase is not all there.
    let isCutOff =
      !take.times.isComplete && !take.times.is_partial
      && match.taken.contains(take.times.lastTold)
    return records.allSatisfy { $0.elapsed_s > 0 } && !isCutOff ? records : nil
  }
}

extension TakeTimes {
  /// The position of the last phase that was spoken; -1 when none was.
  fileprivate var lastTold: Int { phases.lastIndex { $0.elapsed_s > 0 } ?? -1 }
}

extension [String] {
  /// Whether all of these are among others, in this order.
  fileprivate func isInOrder(in others: [String]) -> Bool {
    var rest = others[...]
    return allSatisfy { name in
      guard let place = rest.firstIndex(of: name) else { return false }
      rest = rest[(place + 1)...]
      return true
    }
  }
}

extension [History.Entry] {
  fileprivate func points(
    of phase: Int, in takes: [Int], _ basis: Verdict.Basis
  ) -> [PhaseHistory.Point] {
    takes.compactMap { take in
      self[take].time(of: phase, basis).map { PhaseHistory.Point(take: take, seconds: $0) }
    }
  }
}

extension History {
  /// What whole takes add to the advice on a new one, oldest first.
  public var evidence: [EarlierTake] {
    entries.filter { !$0.take.times.is_partial }.map { entry in
      let times = phases.indices.compactMap { phase in
        entry.time(of: phase, .elapsed).flatMap { elapsed in
          entry.time(of: phase, .speaking).map {
            (phase, EarlierTake.Times(elapsed: elapsed, speaking: $0))
          }
        }
      }
      return EarlierTake(
        times: Dictionary(times) { first, _ in first },
        stalls: times.map(\.0).flatMap { phase in
          (entry.stalls(in: phase) ?? []).map {
            EarlierTake.Stall(phase: phase, into_phase_s: $0.into_phase_s)
          }
        }, median_syllables_per_s: entry.take.times.median_syllables_per_s,
        pitch_sd_st: entry.take.times.voice?.pitch_sd_st)
    }
  }
}
