extension Plan {
  /// The clock at which each phase should begin: every phase takes the middle of its band, and where the
  /// middles do not fit into the slot, bands shrink toward their minima, all by the same share, as while
  /// rehearsing.
  ///
  /// Nil behind a part without an end, unless the slot says what is left for it.
  public var starts: [Duration?] {
    let middles = phases.reduce(Duration.zero) { $0 + ($1.budget?.middle ?? .zero) }
    let room = middles - minimum
    let share =
      slot.map { slot in
        middles <= slot || room <= .zero ? 1 : max(0, (slot - minimum) / room)
      } ?? 1
    var clock: Duration? = .zero
    return phases.map { phase in
      let start = clock
      clock = phase.budget.flatMap { budget in
        clock.map { $0 + budget.minimum + (budget.middle - budget.minimum) * share }
      }
      return start
    }
  }

  /// The phases, longest first, that would have to go so that the minima of the rest fit into the slot; empty
  /// where they do.
  public var excess: [Int] {
    guard let slot, minimum > slot else { return [] }
    var missing = minimum - slot
    var excess: [Int] = []
    let order = phases.indices.dropFirst().sorted {
      (phases[$0].budget?.minimum ?? .zero, $1) > (phases[$1].budget?.minimum ?? .zero, $0)
    }
    // The one phase that is just enough, else the longest ones.
    for phase in order.reversed() where (phases[phase].budget?.minimum ?? .zero) >= missing {
      return [phase]
    }
    for phase in order where missing > .zero {
      excess.append(phase)
      missing -= phases[phase].budget?.minimum ?? .zero
    }
    return excess.sorted()
  }
}
