/// The level contour as the path of an area in SVG.
struct LevelCurve {
  /// dB above the mean level of the voice that the top stands for: its peaks.
  private static let headroom = 9.0
  /// dB that the height stands for.
  private static let span = 36.0

  /// How high each value stands, from 0 to `height`.
  private let heights: [Int]
  private let perSecond: Double
  private let height: Int

  init(_ levels: [Double], report: Report, height: Double) {
    let top = min(0, (report.audio.speech_level_dbfs ?? -30) + Self.headroom)
    heights = levels.map { level in
      let share = (level - top + Self.span) / Self.span
      return Int((height * max(0, min(1, share))).rounded())
    }
    self.height = Int(height)
    perSecond = report.audio.duration_s > 0 ? Double(levels.count) / report.audio.duration_s : 0
  }

  /// The area between two places in seconds, from x = 0 on; empty without a contour.
  ///
  /// - Parameters:
  ///   - scale: units of x for a second.
  ///   - step: how many values become one.
  func path(from start: Double, to end: Double, scale: Double, step: Int = 1) -> String {
    let first = max(0, Int(start * perSecond))
    let last = min(heights.count, Int((end * perSecond).rounded(.up)))
    guard perSecond > 0, first < last else { return "" }
    var path = "M0 \(height)"
    for index in stride(from: first, to: last, by: step) {
      let value = heights[index..<min(last, index + step)].reduce(0, max)
      let x = max(0, (Double(index) / perSecond - start) * scale)
      path += "L\(TimeText.shortest(x)) \(height - value)"
    }
    return path + "V\(height)Z"
  }
}
