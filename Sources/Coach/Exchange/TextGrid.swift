/// Praat's TextGrid, in its long text form (Praat manual, "TextGrid file formats").
enum TextGrid {
  static func render(_ annotation: Annotation, _ layers: [Annotation.Layer]) -> String {
    let tiers = annotation.tiers.filter { tier in
      guard layers.contains(tier.layer) else { return false }
      // Tiers that are always empty are in nobody's way only when they are asked for.
      return !tier.spans.isEmpty || [.phases, .speech, .pauses].contains(tier.layer)
    }
    var lines = [
      "File type = \"ooTextFile\"", "Object class = \"TextGrid\"", "", "xmin = 0",
      "xmax = \(number(annotation.duration))", "tiers? <exists>", "size = \(tiers.count)",
      "item []:",
    ]
    for (index, tier) in tiers.enumerated() {
      lines.append("    item [\(index + 1)]:")
      lines += (tier.layer == .notes ? points : intervals)(tier, annotation.duration)
        .map { "        " + $0 }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Without holes: between two spans is an interval without text.
  private static func intervals(_ tier: Annotation.Tier, _ duration: Double) -> [String] {
    var spans: [Annotation.Span] = []
    var end = 0.0
    for span in tier.spans where span.end > span.start && span.start >= end {
      if span.start > end { spans.append(Annotation.Span(start: end, end: span.start, text: "")) }
      spans.append(span)
      end = span.end
    }
    if end < duration { spans.append(Annotation.Span(start: end, end: duration, text: "")) }
    let head = head("IntervalTier", tier, duration) + ["intervals: size = \(spans.count)"]
    return head
      + spans.enumerated().flatMap { index, span in
        [
          "intervals [\(index + 1)]:", "    xmin = \(number(span.start))",
          "    xmax = \(number(span.end))", "    text = \(quoted(span.text))",
        ]
      }
  }

  /// Strictly ascending: of two at one place the first stays.
  private static func points(_ tier: Annotation.Tier, _ duration: Double) -> [String] {
    let spans = tier.spans.reduce(into: [Annotation.Span]()) { spans, span in
      if span.start > spans.last?.start ?? -1 { spans.append(span) }
    }
    let head = head("TextTier", tier, duration) + ["points: size = \(spans.count)"]
    return head
      + spans.enumerated().flatMap { index, span in
        [
          "points [\(index + 1)]:", "    number = \(number(span.start))",
          "    mark = \(quoted(span.text))",
        ]
      }
  }

  private static func head(
    _ kind: String, _ tier: Annotation.Tier, _ duration: Double
  ) -> [String] {
    [
      "class = \"\(kind)\"", "name = \"\(tier.layer.rawValue)\"", "xmin = 0",
      "xmax = \(number(duration))",
    ]
  }

  private static func number(_ seconds: Double) -> String {
    TimeText.decimal(seconds, places: 6)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.singleLine.replacing("\"", with: "\"\"") + "\""
  }
}
