/// On which slide of a deck each phase begins.
///
/// A deck in Markdown is divided into slides by lines of three dashes, as Marp, reveal-md, Slidev and pandoc have them;
/// the front matter is no slide.
public struct SlideNumbers: Sendable, Equatable {
  /// The slide on which each phase begins, from 1, in the order of the phases.
  private let first: [Int]

  /// Reads the slides; nil where the document has none.
  ///
  /// - Parameter plan: what was understood of the document; its phases know their lines.
  public init?(_ document: String, _ plan: Plan) {
    var breaks: [Int] = []
    var (isMatter, isCode) = (false, false)
    for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = line.trimmed
      if text.hasPrefix("```") { isCode.toggle() }
      guard text == "---", !isCode else { continue }
      if index == 0 {
        isMatter = true
      } else if isMatter {
        isMatter = false
      } else {
        breaks.append(index + 1)
      }
    }
    guard !breaks.isEmpty else { return nil }
    first = plan.phases.map { phase in 1 + breaks.count { $0 < phase.line } }
  }

  /// The position of the phase that a slide belongs to: the last one that has begun by then; the first one before all.
  public func phase(of slide: Int) -> Int {
    max(0, (first.lastIndex { $0 <= slide } ?? 0))
  }
}
