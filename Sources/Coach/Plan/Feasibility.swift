/// Whether a plan's budgets can fit its slot.
public enum Feasibility: Sendable, Equatable {
  /// Even the maxima fit; what is left over.
  case fits(spare: Duration)
  /// The minima fit, the maxima do not; what has to be saved against the maxima.
  case tight(toSave: Duration)
  /// Not even the minima fit; what is missing.
  case impossible(missing: Duration)

  /// Compares the sums of minima and maxima with the slot.
  public init(minimum: Duration, maximum: Duration, slot: Duration) {
    self =
      if minimum > slot {
        .impossible(missing: minimum - slot)
      } else if maximum > slot {
        .tight(toSave: maximum - slot)
      } else {
        .fits(spare: slot - maximum)
      }
  }

  /// Whether the plan can be held within its slot at all.
  public var isFeasible: Bool {
    if case .impossible = self { false } else { true }
  }
}
