/// On which slide of a deck each phase begins.
///
/// A deck in Markdown is divided into slides by lines of three dashes, as Marp, reveal-md, Slidev and pandoc have them;
/// the front matter, of the deck or of a slide, is no slide.
public struct SlideNumbers: Sendable, Equatable {
  /// The slide on which each phase begins, from 1, in the order of the phases.
  private let first: [Int]

  /// Reads the slides; nil where the document has none.
  ///
  /// - Parameter plan: what was understood of the document; its phases know their lines.
  public init?(_ document: String, _ plan: Plan) {
    var breaks: [Int] = []
    let lines = document.lines.map(String.init)
    let isDeck = lines.first?.trimmed == "---"
    var (index, isCode) = (0, false)
    while index < lines.count {
      if lines[index].trimmed.hasPrefix("```") { isCode.toggle() }
      if lines[index].trimmed == "---", !isCode {
        if index > 0 { breaks.append(index + 1) }
        if isDeck { index = Self.matterEnd(lines, from: index) ?? index }
      }
      index += 1
    }
    guard !breaks.isEmpty else { return nil }
    first = plan.phases.map { phase in 1 + breaks.count { $0 < phase.line } }
  }

  /// Where front matter that begins at a line of dashes ends; the deck's own is whatever its first two lines of dashes
  /// enclose.
  private static func matterEnd(_ lines: [String], from index: Int) -> Int? {
    SlideMarkup.matterEnd(lines, from: index)
      ?? (index == 0 ? lines.dropFirst().firstIndex { $0.trimmed == "---" } : nil)
  }

  /// The position of the phase that a slide belongs to: the last one that has begun by then; the first one before all.
  public func phase(of slide: Int) -> Int {
    max(0, (first.lastIndex { $0 <= slide } ?? 0))
  }
}
