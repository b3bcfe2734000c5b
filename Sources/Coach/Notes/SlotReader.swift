internal import CommonMark

/// Finds the time for the whole talk.
enum SlotReader {
  private static let frontMatterKeys: Set<String> = ["target", "slot"]
  private static let labelWords: Set<String> = ["time", "slot", "target", "duration", "length"]

  /// `target:` or `slot:` in the front matter, else a labelled line before the first phase.
  static func slot(
    frontMatter: FrontMatter, blocks: [MarkdownBlock], source: SourceText
  ) throws(PlanError) -> Duration? {
    if let entry = frontMatter.entry(frontMatterKeys) {
      guard let slot = DurationText.duration(entry.value) else {
        throw PlanError(
          .unreadableSlot(entry.value), line: entry.line,
          column: source.column(of: entry.value, line: entry.line))
      }
      return slot
    }
    for block in blocks {
      if block.headingLevel != nil, HeadingText(block.text).budget != nil { break }
      guard block.kind == .paragraph else { continue }
      for line in block.text.split(separator: "\n") {
        guard let label = LabelledLine(line), label.words.contains(where: labelWords.contains),
          let slot = projectTime(in: label.value)
        else { continue }
        return slot
      }
    }
    return nil
  }

  /// The figure for the talk itself among those of a line such as
  /// `1 hour total, ~30 min for the project`.
  static func projectTime(in text: String) -> Duration? {
    let clauses = text.split { ",;()".contains($0) }
    let candidates = clauses.compactMap { clause -> (time: Duration, weight: Int)? in
      guard let time = DurationText.firstDuration(in: clause) else { return nil }
      let words = Set(clause.lowercased().split { !$0.isLetter }.map(String.init))
      let isForTheTalk = words.contains("for")
      let isForTheWhole = !words.isDisjoint(with: ["total", "overall", "interview", "out", "of"])
      return (time, (isForTheTalk ? 1 : 0) - (isForTheWhole ? 1 : 0))
    }
    let best = candidates.map(\.weight).max()
    return candidates.first { $0.weight == best }?.time
  }
}
