/// One word to the speaker at a time, at most every twenty seconds.
///
/// Sparse words are preferred to a display that changes all the time (Tanveer, Lin & Hoque 2015).
public struct SparseCue: Sendable, Equatable {
  /// What is said.
  public enum Word: Sendable, Equatable {
    /// The middle of the budget is over, or a nearer target: wrap up.
    case wrap
    /// The maximum is reached: go on to the next phase.
    case next
    /// The same on the last phase: finish the talk.
    case end
    /// So many seconds over, in steps of twenty.
    case over(Int)

    /// The word as it is shown.
    public var text: String {
      switch self {
      case .wrap: "WRAP"
      case .next: "NEXT"
      case .end: "END"
      case .over(let seconds): "+" + TimeText.clock(Double(seconds))
      }
    }
  }

  /// The word to show now.
  public private(set) var word: Word?

  private static let interval = 20.0
  private static let duration = 5.0
  private var phase = -1
  private var said: Word?
  private var saidAt = -Self.interval

  /// A speaker who was told nothing yet.
  public init() {}

  /// Looks at a moment.
  ///
  /// - Parameters:
  ///   - budget: that of the current phase; nil where it may take any time.
  ///   - wrapAt: when the phase should come to its end, in seconds; nil for the middle of its budget.
  public mutating func update(
    _ state: LiveState, budget: SlotProgress.Band?, wrapAt: Double? = nil, isLast: Bool
  ) {
    if state.position.part != phase {
      (phase, said, word) = (state.position.part, nil, nil)
    }
    guard state.position.activity == .phase(phase) else {
      word = nil
      return
    }
    let due = budget.flatMap {
      Self.due(state.speakingNow, $0, wrapAt ?? $0.middle, isLast)
    }
    if due == nil { said = nil }
    if let due, due != said, state.recorded - saidAt >= Self.interval {
      (said, saidAt, word) = (due, state.recorded, due)
    } else if state.recorded - saidAt >= Self.duration {
      word = nil
    }
  }

  private static func due(
    _ seconds: Double, _ budget: SlotProgress.Band, _ wrapAt: Double, _ isLast: Bool
  ) -> Word? {
    if seconds < budget.maximum { return seconds < wrapAt ? nil : .wrap }
    let steps = Int((seconds - budget.maximum) / interval)
    return steps > 0 ? .over(steps * Int(interval)) : isLast ? .end : .next
  }
}
