/// Times as a row of bars, one a take.
enum Sparkline {
  private static let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Bars of the latest times, on a scale from the least to the most of the times and the band: a bar
  /// of full height is the longest or the band's maximum.
  static func bars(_ seconds: [Double], band: Budget?, width: Int) -> String {
    let shown = Array(seconds.suffix(width))
    let marks = shown + (band.map { [$0.minimum.seconds, $0.maximum.seconds] } ?? [])
    guard let low = marks.min(), let high = marks.max() else { return "" }
    return String(
      shown.map { time in
        guard high > low else { return steps[3] }
        return steps[min(7, Int((time - low) / (high - low) * 8))]
      })
  }
}
