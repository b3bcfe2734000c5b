/// Lines of `m:ss label`, as video sites and people write chapters.
///
/// The first is at 0:00, where such sites want it; the last is the end. To the second only.
enum ChapterLines {
  static func render(_ spans: [Annotation.Span]) -> String {
    guard let last = spans.last else { return "" }
    let lines = spans.enumerated().map { index, span in
      "\(TimeText.clock(index == 0 ? 0 : span.start)) \(span.text.singleLine)\n"
    }
    return lines.joined() + "\(TimeText.clock(last.end)) END\n"
  }
}
