import Coach

/// What being behind means for this phase and the rest: screen and lines say the same.
enum LiveAdvice: Equatable {
  /// This phase may take less than its budget says, in whole seconds.
  case target(Int)
  /// Everything fits if the rest is kept short.
  case keepShort
  /// Phases that have to go.
  case skip([Int])
  /// Nothing fits any more.
  case finish

  /// Nil where nothing has to change.
  init?(_ progress: SlotProgress) {
    guard let slot = progress.slot else { return nil }
    if progress.canFit, let target = progress.target {
      self = .target(Int(target.rounded()))
    } else if progress.canFit {
      guard progress.projectedEnd > slot + 0.5 else { return nil }
      self = .keepShort
    } else {
      self = progress.skips.isEmpty ? .finish : .skip(progress.skips)
    }
  }

  /// Whether something has to be left out.
  var isUrgent: Bool {
    switch self {
    case .target, .keepShort: false
    case .skip, .finish: true
    }
  }

  /// It as a sentence: `target 0:20 instead of 0:20-0:30, to finish by 2:00`.
  ///
  /// - Parameter deadline: the time of day by which to finish, where one was set.
  func words(_ progress: SlotProgress, _ plan: Plan, by deadline: String?) -> String {
    switch self {
    case .target(let seconds):
      let (low, high) = (progress.budget.minimum, progress.budget.maximum)
      return "target \(TimeText.clock(Double(seconds))) instead of "
        + "\(TimeText.clock(low))-\(TimeText.clock(high)), to finish by "
        + (deadline ?? TimeText.clock(progress.slot ?? 0))
    case .keepShort: return "the rest still fits if you keep it short"
    case .skip(let phases):
      return "skip \(LiveOverlay.names(phases, plan)) to finish at "
        + TimeText.clock(progress.endWithSkips)
    case .finish: return "over time: finish now"
    }
  }
}
