/// The time of a phase against its budget, as a bar of text; all bars of a report have one scale.
struct PhaseBar {
  private let report: Report
  private let width: Int
  private let scale: Double
  private let signs: (done: Character, over: Character, before: Character, open: Character)

  init(_ report: Report, width: Int, isUnicode: Bool) {
    self.report = report
    self.width = width
    let longest = report.phases.map { max($0.budget?.max_s ?? 0, report.basisTime($0)) }.max() ?? 0
    scale = longest > 0 ? Double(width - 1) / longest : 0
    signs = isUnicode ? ("█", "▓", "·", "░") : ("#", "%", ".", "-")
  }

  /// The bar, as wide as all others; blank for the whole.
  func text(_ part: Report.Part) -> String {
    guard part != report.total else { return Columns.spaces(width) }
    let spoken = min(width, Int((report.basisTime(part) * scale).rounded()))
    guard let budget = part.budget else {
      return String(repeating: signs.done, count: spoken) + Columns.spaces(width - spoken)
    }
    let (low, high) = (Int((budget.min_s * scale).rounded()), Int((budget.max_s * scale).rounded()))
    return String(
      (0..<width).map { column -> Character in
        if column == low || column == high { return "|" }
        if column < spoken { return column < high ? signs.done : signs.over }
        return column < low ? signs.before : column < high ? signs.open : " "
      })
  }
}
