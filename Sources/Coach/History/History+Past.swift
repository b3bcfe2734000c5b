extension History {
  /// The best whole take, as a position in ``entries``: the one that kept most budgets of the plan, the latest of
  /// equals; nil when no take spoke the whole plan.
  public var bestTake: Int? {
    let complete = entries.indices.filter { entries[$0].take.times.isComplete }
    return complete.max { kept($0) <= kept($1) && $0 < $1 }
  }

  /// How many phases of a take lie within the budgets of the plan.
  private func kept(_ take: Int) -> Int {
    plan.phases.indices.count { phase in
      guard let budget = plan.phases[phase].budget,
        let time = entries[take].time(of: phase, .speaking)
      else { return false }
      return budget.contains(time)
    }
  }

  /// What these takes say while the plan is rehearsed again; nil when none was of the whole plan.
  ///
  /// A take that ended before half of its phases were spoken is a false start and says nothing.
  public var past: PastTakes? {
    let whole = entries.filter { entry in
      let phases = entry.take.times.phases
      return !entry.take.times.is_partial
        && 2 * phases.count { $0.elapsed_s > 0 } >= phases.count
    }
    guard let last = whole.last else { return nil }
    let best = whole.count > 1 ? bestTake : nil
    return PastTakes(
      phases: plan.phases.indices.map { phase in
        let lengths = whole.compactMap { $0.time(of: phase, .elapsed) }
        return PastTakes.Phase(
          last: last.time(of: phase, .speaking),
          best: best.flatMap { entries[$0].time(of: phase, .speaking) },
          usual: RecentSample(lengths).quantile(0.5))
      }, watch: watch(last),
      draws: Forecast.draws(
        whole.filter { $0.take.times.isComplete }.map { entry in
          plan.phases.indices.map { entry.time(of: $0, .elapsed) }
        }))
  }

  /// What to watch after a take: what ran over most, else what was left out, else where the speaker fell silent more
  /// than once, else what was shortest.
  private func watch(_ last: Entry) -> String? {
    overrun(last) ?? leftOut(last) ?? stall ?? shortest(last)
  }

  private func overrun(_ last: Entry) -> String? {
    let overs = plan.phases.indices.compactMap { phase -> (phase: Int, seconds: Double)? in
      guard let budget = plan.phases[phase].budget, let time = last.time(of: phase, .speaking)
      else { return nil }
      let over = time - budget.maximum.seconds
      return over > Tolerance.standard.ofPhase(budget).seconds ? (phase, over) : nil
    }
    return overs.max { $0.seconds < $1.seconds }.map {
      "last time \(name($0.phase)) ran over by \(TimeText.clock($0.seconds))"
    }
  }

  private func leftOut(_ last: Entry) -> String? {
    let missing = plan.phases.indices.filter { phase in
      last.matching.match(of: phase)?.taken.allSatisfy { last.take.times.phases[$0].elapsed_s == 0 }
        ?? false
    }
    guard let first = missing.first else { return nil }
    return missing.count == 1
      ? "last time \(name(first)) was not spoken"
      : "last time \(missing.count) phases were not spoken, \(name(first)) first"
  }

  private var stall: String? {
    let places = phases.indices.compactMap { phase in
      phases[phase].stallPlaces.first.map { (phase: phase, place: $0) }
    }
    return places.max { $0.place.takes < $1.place.takes }.map {
      "you fall silent in \(name($0.phase)) at about \(TimeText.clock($0.place.intoPhase)): "
        + "in \($0.place.takes) of \($0.place.of) takes"
    }
  }

  private func shortest(_ last: Entry) -> String? {
    let unders = plan.phases.indices.compactMap { phase -> (phase: Int, seconds: Double)? in
      guard let budget = plan.phases[phase].budget, let time = last.time(of: phase, .speaking),
        budget.side(of: time) == .below
      else { return nil }
      return (phase, budget.minimum.seconds - time)
    }
    return unders.max { $0.seconds < $1.seconds }.map {
      "last time \(name($0.phase)) was \(TimeText.clock($0.seconds)) short"
    }
  }

  private func name(_ phase: Int) -> String { ShortName.of(plan.phases[phase].name) }
}
