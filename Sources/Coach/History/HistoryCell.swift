/// The time of one phase, or of all of them, in one take: a cell of the table of takes and phases.
public struct HistoryCell: Sendable, Equatable {
  /// The time in seconds.
  public let seconds: Double
  /// Where it lies against the budget as it is now, without tolerance.
  public let standing: Verdict.Standing
  /// How far it is from the budget, in seconds: positive beyond the maximum, negative below the minimum, 0 within
  /// it and where there is none.
  public let offBy: Double
  /// Whether it is over by no more than what is tolerated.
  public let isTolerated: Bool
  /// Whether the take was of a part of the plan only, and its time is in no other figure.
  public let isPart: Bool
  /// The position of the phase in its take, from 0; nil for the whole.
  public let position: Int?

  init(
    seconds: Double, budget: Budget?, tolerance: Duration, isPart: Bool = false,
    position: Int? = nil
  ) {
    self.seconds = seconds
    self.isPart = isPart
    self.position = position
    standing = budget.map { Verdict.standing(seconds, $0) } ?? .none
    offBy =
      switch (standing, budget) {
      case (.over, let budget?): seconds - budget.maximum.seconds
      case (.under, let budget?): seconds - budget.minimum.seconds
      default: 0
      }
    isTolerated = standing == .over && offBy <= tolerance.seconds
  }

  /// How it stands, in words: `0:14 over`; empty without a budget.
  var words: String {
    let off = TimeText.clock(abs(offBy))
    return switch standing {
    case .over: isTolerated ? "\(off) over, within tolerance" : "\(off) over"
    case .under: "\(off) under"
    case .within: "within"
    case .marginal, .skipped, .none: ""
    }
  }
}

extension History {
  /// A phase's times by take; nil where a take has none that can be compared.
  func cells(of phase: Int) -> [HistoryCell?] {
    let history = phases[phase]
    var cells = [HistoryCell?](repeating: nil, count: entries.count)
    for (points, isPart) in [(history.points, false), (history.drills, true)] {
      for point in points {
        cells[point.take] = HistoryCell(
          seconds: point.seconds, budget: history.budget,
          tolerance: history.budget.map(tolerance.ofPhase) ?? .zero, isPart: isPart,
          position: entries[point.take].matching.match(of: phase)?.taken.first)
      }
    }
    return cells
  }

  /// The times of a whole by take; nil where a take has none.
  func cells(ofWhole whole: PhaseHistory) -> [HistoryCell?] {
    var cells = [HistoryCell?](repeating: nil, count: entries.count)
    for point in whole.points {
      cells[point.take] = HistoryCell(
        seconds: point.seconds, budget: whole.budget,
        tolerance: whole.budget.map(tolerance.ofTotal) ?? .zero)
    }
    return cells
  }
}
