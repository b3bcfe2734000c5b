/// Budgets as they are written in notes.
enum PlannedTime {
  /// `2-3 min`, `90 s`, `5 min`: what reads back as the same budget.
  static func text(_ budget: Budget) -> String {
    let isSingle = budget == Budget(single: budget.maximum)
    let (low, high) = (milliseconds(budget.minimum), milliseconds(budget.maximum))
    let isMinutes = high % 60_000 == 0 && (isSingle || low % 60_000 == 0)
    let unit = isMinutes ? 60_000 : 1000
    func figure(_ time: Int) -> String {
      time % unit == 0
        ? "\(time / unit)" : TimeText.decimal(Double(time) / Double(unit), places: 3)
    }
    let figures = isSingle ? figure(high) : "\(figure(low))-\(figure(high))"
    return "\(figures) \(isMinutes ? "min" : "seconds")"
  }

  private static func milliseconds(_ time: Duration) -> Int { Int((time.seconds * 1000).rounded()) }
}
