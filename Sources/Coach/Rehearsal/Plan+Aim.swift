extension Plan {
  /// What a phase aims at while it is rehearsed: its budget, or for a part without an end what the slot
  /// leaves for it.
  ///
  /// Without a slot an open part aims at nothing and may take an hour.
  public func aim(of phase: Int) -> Budget {
    if let budget = phases[phase].budget { return budget }
    guard let slot else { return Budget(minimum: .zero, maximum: .seconds(3600)) }
    let open = phases.count { $0.budget == nil }
    return Budget(minimum: .zero, maximum: max(.zero, slot - maximum) / open)
  }

  /// Whether nothing says how long a phase may take: it has no budget, and the plan no slot.
  public func isOpen(_ phase: Int) -> Bool { slot == nil && phases[phase].budget == nil }
}
